/** Codificadores remotos: añadir uno, aceptar, usarlo. */
import type { Messages } from '../words.ts';
import { counted } from './counted.ts';

export const remotes: Messages['remotes'] = {
  title: 'Dejar que otro ordenador procese las fotos',
  detail:
    'Desactivado hasta que añadas uno. Un servidor tuyo, o un Hugging Face Inference Endpoint, verá entonces tus fotos y lo que buscas. La forma que debe hablar está en docs/remote-encoder.md.',
  url: 'Dirección',
  key: 'Clave',
  test: 'Probar',
  asking: 'Preguntando…',
  serves: (host, model, revision, dimensions) =>
    `${host} ofrece ${model}, revisión ${revision}, con ${dimensions} dimensiones.`,
  add: 'Añadir…',
  consentTitle: (host) => `¿Enviar fotos a ${host}?`,
  consent: (photos, size, host, pixels) =>
    `Si lo usas, saldrá de este ordenador hacia ${host} lo siguiente: ${counted(photos, 'foto', 'fotos')}, unos ${size}, cada una reducida a ${pixels} píxeles, sin nombre, lugar, fecha ni otros metadatos. También cada foto que añadas después, cada imagen con la que busques, cada texto que busques y cada etiqueta que uses. No se envía nada hasta que elijas «Usar».`,
  agree: 'Aceptar y añadir',
  use: 'Usar: enviar fotos',
  stopUsing: 'Usar el modelo integrado',
  remove: 'Olvidar',
  removeTitle: (name) => `¿Olvidar ${name}?`,
  removeDetail: 'Se borran su dirección y su clave. Lo que hizo con tus fotos se queda en este ordenador.',
  removed: (name) => `Se han olvidado ${name} y su clave.`,
  keys: {
    none: 'sin clave',
    file: 'clave en un archivo que solo puedes leer tú (no había almacén de claves)',
    sealed: 'clave en el almacén de claves del sistema',
    environment: 'clave en la variable de entorno SIGHTLINE_REMOTE_KEY',
  },
  sends: (host) => `Las fotos y las búsquedas se envían a ${host}.`,
  failedList: 'No se pudo cargar la lista de codificadores remotos.',
};
