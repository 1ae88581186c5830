/** Actions on the files of photos: copying, moving to the trash, restoring. */
import { agreeing, files as countedFiles, photos } from './counted.ts';

export const files = {
  imageCopied: 'Imagen copiada.',
  pathsCopied: (count: number) => (count === 1 ? 'Ruta copiada.' : `Rutas de ${photos(count)} copiadas.`),
  trashTitle: (count: number) => `¿Mover ${photos(count)} a la papelera?`,
  trashDetail: (count: number) =>
    agreeing(
      count,
      'El archivo sale de su carpeta y va a la papelera del sistema.',
      'Los archivos salen de sus carpetas y van a la papelera del sistema.',
    ),
  trashRestorable: 'Podrás deshacerlo justo después.',
  trashNotRestorable: 'Para recuperar los archivos más tarde, usa la papelera del sistema.',
  trashConfirm: 'Mover a la papelera',
  trashed: (count: number) => `${photos(count)} ${agreeing(count, 'movida', 'movidas')} a la papelera.`,
  trashFailed: (count: number, reason: string) =>
    `${countedFiles(count)} no se ${agreeing(count, 'pudo', 'pudieron')} mover a la papelera: ${reason}`,
  restoreFailed: (count: number, reason: string) =>
    `${countedFiles(count)} no se ${agreeing(count, 'pudo', 'pudieron')} recuperar: ${reason}`,
};
