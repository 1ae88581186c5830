/** Asking before a folder is forgotten. Spanish. */
export const removal = {
  title: (name: string) => `¿Quitar «${name}»?`,
  detail:
    'Sightline olvida esta carpeta y lo que aprendió de ella. Las fotos del disco se quedan como están, sin tocar.',
  confirm: 'Quitar carpeta',
};
