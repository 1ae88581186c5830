/** The dialog that asks before removing a folder. */
export const removal = {
  title: (name: string) => `¿Quitar «${name}»?`,
  detail:
    'Sightline olvida esta carpeta y lo que aprendió de ella. Las fotos del disco se quedan como están, sin tocar.',
  confirm: 'Quitar carpeta',
};
