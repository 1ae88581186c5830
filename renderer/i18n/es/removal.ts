/** The dialog that asks before removing a folder. */
export const removal = {
  title: (name: string) => `¿Quitar «${name}»?`,
  detail:
    'Sightline olvida esta carpeta y lo que leyó de ella. Conserva las etiquetas, valoraciones y álbumes de sus fotos por si vuelven. Las fotos del disco se quedan como están, sin tocar.',
  confirm: 'Quitar carpeta',
};
