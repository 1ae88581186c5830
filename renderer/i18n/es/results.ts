/** The list of hits: its heading, order, counts and notes. */
import { formatNumber } from '../format.ts';
import { agreeing, counted, photos } from './counted.ts';

const hits = (count: number) => counted(count, 'coincidencia', 'coincidencias');

export const results = {
  label: 'Resultados',
  sort: 'Orden de las fotos',
  sorts: {
    relevance: 'Mejor coincidencia primero',
    newest: 'Más recientes primero',
    oldest: 'Más antiguas primero',
  },
  forText: (text: string) => `«${text}»`,
  forImage: (name: string) => `Fotos como ${name}`,
  forBoth: (words: string, name: string) => `${words} como ${name}`,
  matches: hits,
  best: (count: number) => `Las ${formatNumber(count)} mejores`,
  gridLabel: (heading: string) => `Fotos para ${heading}`,
  atLimit: (count: number) => `Estas son las mejores ${photos(count)}. Da más detalles para encontrar otras.`,
  noMatches: 'Ninguna coincidencia clara',
  noMatchesDetail: 'Nada de tu biblioteca encaja bien. Esto es lo que más se acerca.',
  noMatchesYet:
    'Ninguna de las fotos aprendidas hasta ahora encaja bien. Estas son las que más se acercan; vendrán más.',
  searched: (count: number) => `${photos(count)} ${agreeing(count, 'examinada', 'examinadas')}`,
  lessLikely: 'Coincidencias menos probables',
  match: 'Coincidencia',
  weakMatch: 'Coincidencia débil',
  foreign: (language: string, known: string) =>
    `Esto parece ${language}. El modelo en uso entiende ${known}: encontrarás mejor las fotos si las describes así.`,
  rough: 'Qué fotos cuentan como coincidencias es aproximado hasta haber aprendido 200 fotos.',
  searching: 'Buscando…',
  announce: (matches: number, weaker: number) =>
    weaker === 0
      ? hits(matches)
      : `${hits(matches)}, ${counted(weaker, 'menos probable', 'menos probables')}`,
  announceSimilar: (count: number) => `${photos(count)}, las más parecidas primero`,
};
