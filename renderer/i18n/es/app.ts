/** Words that the whole page shares: the name, common buttons, skip link. */
import { photos } from './counted.ts';

export const app = {
  name: 'Sightline',
  home: 'Sightline, página de inicio',
  skipToResults: 'Saltar a los resultados',
  dismiss: 'Descartar',
  close: 'Cerrar',
  cancel: 'Cancelar',
  tryAgain: 'Intentar de nuevo',
  private: 'Tus fotos nunca salen de este ordenador.',
  loading: 'Abriendo tu biblioteca…',
  photos,
};
