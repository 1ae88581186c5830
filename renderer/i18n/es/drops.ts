/** Messages about folders and files dropped on the window. */
export const drops = {
  covered: (name: string, folder: string) => `Ya se busca en «${name}», como parte de «${folder}».`,
  unusable: (name: string) => `«${name}» no es una carpeta ni un archivo que se pueda leer.`,
  tooMany: (looked: string, all: string) =>
    `De los ${all} archivos soltados solo se miraron los primeros ${looked}. Suelta mejor la carpeta en la que están.`,
};
