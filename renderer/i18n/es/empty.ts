/** The start page, and placeholders where there are no photos to show. */
import { agreeing, photos } from './counted.ts';

export const empty = {
  noPhotos: 'Aquí todavía no hay fotos',
  noPhotosDetail:
    'En tus carpetas no se encontró nada en lo que se pueda buscar. Añade otra carpeta o mira qué se dejó fuera.',
  firstScan: 'Conociendo tus fotos',
  firstScanDetail: 'Podrás buscar en cuanto estén listas las primeras. Las demás irán apareciendo.',
  home: '¿Qué buscas?',
  homeDetail: (count: number) =>
    `Descríbelo con tus palabras o suelta aquí una imagen. ${photos(count)} ${agreeing(count, 'lista', 'listas')} para buscar.`,
  tryOne: 'Prueba',
  nothingFiltered: 'Ninguna foto pasa estos filtros',
  nothingFilteredDetail: 'Elige menos filtros u otros.',
  nothingDatedDetail: 'Al elegir fechas, las fotos sin fecha de toma quedan fuera.',
  nothingFound: 'No se encontró nada',
  nothingFoundDetail: 'Prueba con otras palabras o con menos.',
  notUnderstood: (text: string) => `El modelo no conoce «${text}»`,
  notUnderstoodAmong: (texts: string) => `El modelo no conoce al menos uno de estos: ${texts}`,
  notUnderstoodDetail: (known: string) => `Entiende ${known}. Prueba con otras palabras.`,
  tryOtherWords: 'Prueba con otras palabras.',
  searchFailed: 'La búsqueda no funcionó',
};
