/** The first screen, shown while there is no folder. */
import { photos } from './counted.ts';

export const welcome = {
  title: 'Encuentra cualquier foto describiéndola',
  detail:
    'Sightline mira las imágenes de tu carpeta y aprende qué hay en ellas, en este ordenador: tus fotos se quedan donde están, sin cambios, y no se envía nada a ninguna parte.',
  choose: 'Elegir una carpeta',
  samples: (count: number) => `O pruébalo con ${photos(count)} que vienen con Sightline:`,
  readOnly: 'Otro Sightline está cambiando esta biblioteca. Elige allí una carpeta.',
};
