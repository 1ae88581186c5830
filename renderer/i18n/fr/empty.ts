/** The start page, and placeholders where there are no photos to show. */
import type { Messages } from '../words.ts';
import { form, photos } from './counted.ts';

export const empty: Messages['empty'] = {
  noPhotos: 'Pas encore de photos ici',
  noPhotosDetail:
    'Rien qui puisse être cherché n’a été trouvé dans vos dossiers. Ajoutez un autre dossier, ou voyez ce qui a été écarté.',
  firstScan: 'Sightline découvre vos photos',
  firstScanDetail:
    'Vous pourrez chercher dès que les premières seront prêtes. Les autres arrivent au fur et à mesure.',
  home: 'Que cherchez-vous ?',
  homeDetail: (count) =>
    `Décrivez-le avec vos mots, ou déposez une image. ${photos(count)} ${form(count, 'prête', 'prêtes')} pour la recherche.`,
  tryOne: 'Essayer',
  nothingFiltered: 'Aucune photo ne passe ces filtres',
  nothingFilteredDetail: 'Choisissez moins de filtres, ou d’autres.',
  nothingDatedDetail: 'Les photos sans date de prise de vue sont écartées quand vous choisissez des dates.',
  nothingFound: 'Rien trouvé',
  nothingFoundDetail: 'Essayez d’autres mots, ou moins de mots.',
  notUnderstood: (text) => `Le modèle ne connaît pas « ${text} »`,
  notUnderstoodAmong: (texts) => `Le modèle ne connaît pas au moins un de ces éléments : ${texts}`,
  notUnderstoodDetail: (known) => `Langues comprises : ${known}. Essayez d’autres mots.`,
  tryOtherWords: 'Essayez d’autres mots.',
  searchFailed: 'Cette recherche n’a pas abouti',
};
