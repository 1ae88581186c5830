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
  labels: 'Etiquetas de las subcarpetas',
  labelsDetail:
    'Para una carpeta cuyas subcarpetas se llaman como lo que muestran. Mide con qué frecuencia un modelo elige el nombre correcto.',
  onlyOne: 'Descarga otro modelo para compararlo con este.',
  evidence: 'Con qué comparar',
  evidenceDetail:
    'Basta con una opción. Sin descripciones ni etiquetas, escribe una búsqueda: verás en paralelo lo que encuentra cada modelo.',
  captions: 'Descripciones',
  captionsDetail:
    'Un archivo CSV con las columnas file y caption. Mide con qué frecuencia un modelo encuentra la foto de una descripción.',
  captionsRemove: 'Quitar las descripciones',
  queries: 'Búsquedas',
  queriesDetail:
    'Muestra en paralelo las mejores fotos de cada modelo, sin etiquetas. Una búsqueda por línea, cinco como máximo.',
  start: 'Comparar',
  stop: 'Detener',
  needs: 'Elige un modelo, y una búsqueda, descripciones o etiquetas.',
  modelOf: (model: string, number: string, count: string) => `${model} (modelo ${number} de ${count})`,
  progress: (finished: string, total: string) => `${finished} de ${total} fotos`,
  used: (used: string, all: string) => `Participan ${used} de ${all} fotos de la carpeta.`,
  unknownFiles: (count: string, one: boolean) =>
    one
      ? 'El archivo de una descripción no está en la carpeta.'
      : `Los archivos de ${count} descripciones no están en la carpeta.`,
  byCaptions: (count: string, one: boolean) => (one ? '1 descripción' : `${count} descripciones`),
  byLabels: (count: string, one: boolean) => (one ? 'Etiquetas de 1 foto' : `Etiquetas de ${count} fotos`),
  cost: 'En este ordenador',
  better: { more: '↑ más es mejor', less: '↓ menos es mejor' },
  best: 'el mejor',
  failed: 'Fotos que no pudo leer',
  figures: 'Medidas de los modelos',
  without: (model: string) => `Sin medidas de ${model}.`,
  recallAt1: 'Foto correcta la primera',
  recallAt5: 'Entre las 5 primeras',
  recallAt10: 'Entre las 10 primeras',
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
  plotDetail: 'Los mejores modelos están más arriba; los más rápidos, más a la derecha.',
  plotPoint: (model: string, quality: string, speed: string) =>
    `${model}: calidad ${quality}, ${speed} fotos por segundo`,
  save: 'Guardar como CSV',
  saved: 'La comparación se ha guardado.',
  answersOf: (model: string, query: string) => `Lo que ${model} encontró para «${query}»`,
  place: (number: string) => `Puesto ${number}`,
  answers: (query: string) => `«${query}»`,
};
