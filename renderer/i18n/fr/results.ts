/** The list of hits: its heading, order, counts and notes. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted, form, photos } from './counted.ts';

const hits = (count: number) => counted(count, 'résultat', 'résultats');

export const results: Messages['results'] = {
  label: 'Résultats',
  sort: 'Ordre des photos',
  sorts: {
    relevance: 'Les plus pertinentes d’abord',
    newest: 'Les plus récentes d’abord',
    oldest: 'Les plus anciennes d’abord',
  },
  forText: (text) => `« ${text} »`,
  forImage: (name) => `Photos comme ${name}`,
  forBoth: (words, name) => `${words} comme ${name}`,
  matches: hits,
  best: (count) => `Les ${formatNumber(count)} meilleures`,
  gridLabel: (heading) => `Photos pour ${heading}`,
  atLimit: (count) =>
    `Voici ${form(count, 'la meilleure photo', `les ${formatNumber(count)} meilleures photos`)}. Précisez pour en trouver d’autres.`,
  noMatches: 'Aucun résultat net',
  noMatchesDetail: 'Rien dans votre bibliothèque ne correspond bien. Voici ce qui s’en approche le plus.',
  noMatchesYet:
    'Aucune des photos analysées jusqu’ici ne correspond bien. Voici ce qui s’en approche le plus ; d’autres arrivent.',
  searched: (count) => `${photos(count)} ${form(count, 'parcourue', 'parcourues')}`,
  lessLikely: 'Résultats moins probables',
  match: 'Résultat',
  weakMatch: 'Résultat faible',
  rough:
    'La limite entre résultats et photos moins probables reste approximative tant que 200 photos n’ont pas été analysées.',
  searching: 'Recherche…',
  announce: (matches, weaker) =>
    weaker === 0
      ? hits(matches)
      : `${hits(matches)}, ${formatNumber(weaker)} moins ${form(weaker, 'probable', 'probables')}`,
  foreign: (language, known) =>
    `Cela ressemble à une description en ${language}. Le modèle utilisé comprend : ${known}. Les photos se trouvent mieux décrites ainsi.`,
  announceSimilar: (count) => `${photos(count)}, les plus ressemblantes d’abord`,
};
