/** The albums of the sidebar, and the dialogs that name and choose them. */
import { agreeing, photos } from './counted.ts';

export const albums = {
  title: 'Álbumes',
  none: 'Todavía no hay álbumes.',
  emptyTitle: (name: string) => `«${name}» está vacío`,
  emptyDetail: 'Selecciona fotos y elige «Añadir a un álbum…».',
  showAll: 'Mostrar todas las fotos',
  create: 'Nuevo álbum',
  createTitle: 'Nuevo álbum',
  createWith: (count: number) => `Nuevo álbum con ${photos(count)}`,
  rename: 'Cambiar nombre…',
  renameTitle: (name: string) => `Cambiar el nombre de «${name}»`,
  renamed: (before: string, after: string) => `El álbum «${before}» se llama ahora «${after}».`,
  remove: 'Eliminar álbum',
  menu: (name: string) => `Acciones para ${name}`,
  name: 'Nombre',
  save: 'Guardar',
  confirmCreate: 'Crear',
  chooseTitle: (count: number) => `Añadir ${photos(count)} a un álbum`,
  find: 'Buscar un álbum',
  createNamed: (name: string) => `Crear «${name}»`,
  created: (name: string) => `Álbum «${name}» creado.`,
  added: (count: number, name: string) =>
    count === 0
      ? `Ya estaban en «${name}».`
      : `${photos(count)} ${agreeing(count, 'añadida', 'añadidas')} a «${name}».`,
  removed: (count: number, name: string) =>
    `${photos(count)} ${agreeing(count, 'quitada', 'quitadas')} de «${name}».`,
  deleted: (name: string) => `Álbum «${name}» eliminado. Sus fotos se conservan.`,
};
