/** The suggestions under the search box. */
export const suggestions = {
  label: 'Sugerencias',
  kinds: {
    history: 'Búsqueda anterior',
    tag: 'Etiqueta',
    label: 'Término',
    search: 'Búsqueda guardada',
    album: 'Álbum',
    camera: 'Cámara',
  },
  tip: '-palabra excluye, 2×palabra cuenta el doble.',
  forgetKeys: 'Mayús+Supr olvida una búsqueda anterior.',
  forgetAll: 'Olvidar todas las búsquedas',
};
