/** The search box and its chips, and the messages about query images. */
import { LIMITS } from '../../../shared/limits.ts';
import { formatNumber } from '../format.ts';
import { files } from './counted.ts';

const WEIGHT_WORDS: Readonly<Record<number, string>> = {
  0.5: '½× · la mitad',
  1: '1× · como los demás',
  2: '2× · el doble',
  3: '3× · el triple',
};

export const search = {
  label: 'Busca en tus fotos',
  placeholder: 'Describe una foto…',
  placeholderWithTerms: 'Añade palabras, o -palabras para excluir…',
  clear: 'Borrar la búsqueda',
  byImage: 'Buscar con una imagen',
  terms: 'Partes de la búsqueda',
  addPlus: 'Añadir otra parte',
  addMinus: 'Excluir algo',
  leaveOut: (subject: string) => `Excluir ${subject}`,
  isLeftOut: 'Excluido. Pulsa para buscarlo.',
  isLookedFor: 'Se busca. Pulsa para excluirlo.',
  changeTerm: (words: string) => `Cambiar ${words}`,
  removeTerm: (subject: string) => `Quitar ${subject} de la búsqueda`,
  lookFor: 'Buscar esto',
  keepAway: 'Excluir esto',
  weight: 'Cuánto cuenta',
  times: (weight: number) => `${weight === 0.5 ? '½' : formatNumber(weight)}×`,
  weights: (weight: number) => WEIGHT_WORDS[weight] ?? `${formatNumber(weight)}×`,
  editTerm: 'Editar las palabras',
  removeTermShort: 'Quitar',
  dropHere: 'Suelta una imagen para encontrar fotos parecidas',
  uploading: 'Mirando la imagen…',
  faults: {
    get 'too-long'() {
      return `Una búsqueda puede tener como máximo ${formatNumber(LIMITS.queryCharacters)} caracteres. Usa menos palabras.`;
    },
    get 'too-many'() {
      return `Una búsqueda puede tener como máximo ${formatNumber(LIMITS.queryTerms)} partes. Quita algunas.`;
    },
    'all-minus': 'Por ahora la búsqueda solo dice qué excluir. Añade algo que buscar.',
    'dates-reversed': 'La primera fecha es posterior a la última. Cambia una de las dos.',
  },
  faultTitles: {
    'too-long': 'Eso es mucho que buscar',
    'too-many': 'Eso es mucho que buscar',
    'all-minus': '¿Qué debe verse en la foto?',
    'dates-reversed': 'Entre estas fechas no hay fotos',
  },
  notAnImage: (name: string) => `Se esperaba una imagen con la que buscar, se recibió «${name}».`,
  emptyImage: (name: string) => `Se esperaba una imagen con la que buscar, pero «${name}» está vacío.`,
  tooManyFiles: (count: number) =>
    `Se esperaba una imagen con la que buscar, se recibieron ${files(count)}. Para poder buscar en fotos, añade su carpeta.`,
  folderDropped: (name: string) =>
    `«${name}» es una carpeta. Para poder buscar en sus fotos, usa «Añadir carpeta».`,
  imageTooLarge: (size: string, limit: string) =>
    `Se esperaba una imagen de ${limit} como máximo, se recibieron ${size}.`,
  pastedName: 'imagen pegada',
  partOf: (name: string) => `parte de ${name}`,
  not: (subject: string) => `sin ${subject}`,
  weighted: (weight: number, subject: string) =>
    `${weight === 0.5 ? '½' : formatNumber(weight)} × ${subject}`,
  photoNumber: (id: number) => `foto ${id}`,
};
