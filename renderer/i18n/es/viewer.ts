/** The photo viewer. */
import { formatNumber } from '../format.ts';
import { counted } from './counted.ts';

const seconds = (count: number) => counted(count, 'segundo', 'segundos');

export const viewer = {
  label: 'Foto',
  position: (index: number, count: number) => `${formatNumber(index)} de ${formatNumber(count)}`,
  tools: 'Vista',
  more: 'Más',
  zoomLevel: (percent: string) => `Ampliación ${percent}`,
  turned: (degrees: number) => `Vista girada ${degrees}°. La foto no cambia.`,
  turnedNote: 'Girada solo para verla; la foto no cambia.',
  loading: 'Cargando la foto…',
  loadingFull: 'Cargando todos los píxeles…',
  fullFailed: 'No se pudieron cargar todos los píxeles; esta es una vista previa más pequeña.',

  slideshowStarted: (count: number) => `Presentación iniciada, ${seconds(count)} por foto.`,
  slideshowStopped: 'Presentación detenida.',
  slideshowStop: 'Detener la presentación',
  slideshowSeconds: 'Tiempo por foto',
  seconds,

  details: 'Detalles',
  path: 'Ruta',
  taken: 'Tomada',
  camera: 'Cámara',
  dimensions: 'Dimensiones',
  pixels: (width: string, height: string) => `${width} × ${height}`,
  megapixels: (count: string) => `${count} megapíxeles`,
  size: 'Tamaño del archivo',
  place: 'Lugar',
  unknown: 'Sin datos',
  strength: 'Grado de coincidencia',
  strengthHint:
    'Hasta qué punto la foto encaja con tus palabras, según el modelo. Ordena los resultados; no es la probabilidad de que sean correctos.',
  loadFailed: 'No se pudieron leer los detalles de esta foto.',
  rating: 'Valoración',
  albums: 'Álbumes',
  albumAdd: 'Añadir a un álbum…',
  albumRemove: (name: string) => `Quitar de «${name}»`,
  albumShow: (name: string) => `Mostrar el álbum «${name}»`,

  metadata: 'Todos los metadatos',
  metadataFind: 'Buscar en los metadatos',
  metadataLoading: 'Leyendo el archivo…',
  metadataNone: 'Este archivo no contiene metadatos.',
  metadataNoMatch: 'Ninguna entrada encaja.',
  fields: (count: number) => counted(count, 'entrada', 'entradas'),

  similar: 'Se parecen a esta',
  similarLoading: 'Buscando fotos parecidas…',
  similarNone: 'Todavía no hay otra foto con la que comparar.',

  regionTitle: 'Buscar con una parte de la foto',
  regionHint:
    'Dibuja un rectángulo sobre lo que buscas. Con el teclado: las flechas lo mueven, Mayús y las flechas cambian su tamaño, Intro busca.',
  regionLabel: (width: string, height: string, left: string, top: string) =>
    `Parte de la foto: ${width} de ancho y ${height} de alto, a ${left} de la izquierda y ${top} de arriba`,
  regionSearch: 'Buscar',

  gone: 'Esta foto ya no está en la biblioteca',
  goneDetail: 'Se movió, cambió de nombre o se eliminó mientras estaba abierta, o se quitó su carpeta.',
  offline: (folder: string) => `«${folder}» no está disponible ahora`,
  offlineDetail:
    'Vuelve a conectar el disco o la carpeta de red. Lo que Sightline aprendió de sus fotos se conserva.',
  offlinePreview: 'Esta es una vista previa que Sightline guardó.',
  unreadable: 'No se pudo mostrar esta foto',
  unreadableDetail:
    'Comprueba que el archivo está completo y que tienes permiso para leerlo, e inténtalo de nuevo.',
  closeAfterGone: 'Volver a las fotos',
};
