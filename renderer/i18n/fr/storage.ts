/** The storage section of the settings: disk usage and thumbnails. */
import type { Messages } from '../words.ts';

export const storage: Messages['storage'] = {
  parts: {
    database: 'Photos, mots-clés et ce qui a été appris',
    thumbnails: 'Vignettes',
    cache: 'Pour la recherche rapide',
    other: 'Autres',
  },
  total: (size) => `${size} en tout`,
  free: (size) => `${size} libres sur ce disque`,
  limit: 'Espace pour les vignettes',
  limitDetail: 'S’il en faut plus, celles que vous n’avez pas vues depuis le plus longtemps sont supprimées.',
  place: 'Conservé dans',
  clear: 'Effacer les vignettes…',
  clearTitle: 'Effacer les vignettes ?',
  clearDetail: (size) =>
    `Cela libère ${size}. Les vignettes sont refaites quand les photos s’affichent. Les photos elles-mêmes ne sont pas touchées.`,
  clearConfirm: 'Effacer les vignettes',
  cleared: 'Les vignettes ont été effacées.',
  failed: 'L’espace occupé n’a pas pu être mesuré.',
};
