/** What users can do about each kind of failure. */
export const advice = {
  'invalid-input': 'Cambia la búsqueda e inténtalo de nuevo.',
  forbidden: 'Abre la dirección que Sightline mostró al iniciarse.',
  'not-found': 'Puede que se haya movido o eliminado. Vuelve a revisar la carpeta e inténtalo de nuevo.',
  unsupported: 'Usa una imagen JPEG, PNG, WebP, AVIF, GIF, TIFF o SVG.',
  'too-large': 'Usa una imagen más pequeña.',
  unreadable: 'Comprueba que el archivo está completo y que tienes permiso para leerlo.',
  'model-invalid': 'Instala Sightline de nuevo para recuperar su modelo.',
  'no-library': 'Añade primero una carpeta de fotos.',
  locked: 'Otro Sightline está usando esta biblioteca. Ciérralo e inténtalo de nuevo.',
  'disk-full': 'Libera espacio en el disco de la biblioteca e inténtalo de nuevo.',
  'read-only': 'Permite escribir en la carpeta de la biblioteca e inténtalo de nuevo.',
  unavailable: 'Sightline está ocupado o iniciándose. Inténtalo de nuevo en un momento.',
  cancelled: 'Vuelve a empezar cuando quieras.',
  timeout: 'Ha tardado demasiado. Inténtalo de nuevo en un momento.',
  internal: 'Es un fallo de Sightline. Inténtalo de nuevo; si continúa, reinicia Sightline.',
  disconnected: 'Se intentará de nuevo en cuanto vuelva la conexión.',
};
