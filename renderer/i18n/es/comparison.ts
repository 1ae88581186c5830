/** The comparison of models on photos of the library. */
import type { Messages } from '../words.ts';

const states = {
  idle: 'Aún no hay comparación',
  running: 'Comparando modelos…',
  done: 'Comparación terminada',
  cancelled: 'Comparación detenida',
  failed: 'La comparación ha fallado',
};

export const comparison: Messages['comparison'] = {
  states,
  title: 'Comparar modelos con tus fotos',
  detail:
    'Mide lo bien que los modelos encuentran tus propias fotos y lo que cuestan en este ordenador. Tu biblioteca se queda como está.',
  folder: 'Fotos de',
  models: 'Modelos',
  labels: 'Los nombres de sus subcarpetas dicen qué muestran las fotos',
  captions: 'Descripciones',
  captionsDetail: 'Un archivo CSV con las columnas file y caption.',
  captionsRemove: 'Quitar las descripciones',
  queries: 'Búsquedas para mostrar en paralelo',
  queriesDetail: 'Una por línea, cinco como máximo.',
  start: 'Comparar',
  stop: 'Detener',
  needs: 'Elige un modelo, y subcarpetas, descripciones o una búsqueda.',
  progress: (model: string, finished: string, total: string) => `${model}: ${finished} de ${total} fotos`,
  used: (used: string, all: string) => `Participan ${used} de ${all} fotos de la carpeta.`,
  unknownFiles: (count: string, one: boolean) =>
    one
      ? 'El archivo de una descripción no está en la carpeta.'
      : `Los archivos de ${count} descripciones no están en la carpeta.`,
  model: 'Modelo',
  recallAt1: 'Encontrada primero',
  recallAt5: 'Entre 5',
  recallAt10: 'Entre 10',
  medianRank: 'Rango mediano',
  accuracy: 'Etiquetas correctas',
  imagesPerSecond: 'Fotos por segundo',
  text: 'Un texto',
  milliseconds: (value: string) => `${value} ms`,
  disk: 'En disco',
  memory: 'Memoria',
  dimensions: 'Dimensiones',
  languages: 'Idiomas',
  plot: 'Calidad y velocidad',
  plotPoint: (model: string, quality: string, speed: string) =>
    `${model}: calidad ${quality}, ${speed} fotos por segundo`,
  quality: 'Calidad',
  save: 'Guardar como CSV',
  saved: 'La comparación se ha guardado.',
  answers: (query: string) => `«${query}»`,
};
