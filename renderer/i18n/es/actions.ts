/** Actions on photos, and the confirmations of them. */
import { agreeing, counted, photos } from './counted.ts';

const stars = (rating: number) =>
  rating === 0 ? 'sin estrellas' : `con ${counted(rating, 'estrella', 'estrellas')}`;

export const actions = {
  label: 'Qué hacer con las fotos seleccionadas',
  menu: 'Qué hacer con esta foto',
  menuOfMany: (count: number) => `Qué hacer con ${photos(count)}`,
  more: 'Más',
  selectAll: 'Seleccionar todo',
  clear: 'No seleccionar nada',
  open: 'Abrir',
  favourite: 'Favorita',
  unfavourite: 'Quitar de favoritas',
  rate: 'Valorar',
  stars: (rating: number) => (rating === 0 ? 'Sin estrellas' : counted(rating, 'estrella', 'estrellas')),
  mixed: 'Distintas',
  album: 'Añadir a un álbum…',
  removeFromAlbum: (name: string) => `Quitar de «${name}»`,
  tag: 'Etiquetas…',
  similar: 'Buscar parecidas',
  copyImage: 'Copiar la imagen',
  copyPath: (count: number) => agreeing(count, 'Copiar la ruta', 'Copiar las rutas'),
  reveal: 'Mostrar en la carpeta',
  openWith: 'Abrir con el programa predeterminado',
  trash: 'Mover a la papelera…',
  favoured: (count: number) =>
    `${photos(count)} ${agreeing(count, 'marcada como favorita', 'marcadas como favoritas')}.`,
  unfavoured: (count: number) =>
    `${photos(count)} ${agreeing(count, 'ya no es favorita', 'ya no son favoritas')}.`,
  rated: (count: number, rating: number) =>
    `${photos(count)} ${agreeing(count, 'valorada', 'valoradas')} ${stars(rating)}.`,
  tooManyFiles: (limit: string) => `Se pueden tomar como máximo ${limit} archivos a la vez.`,
};
