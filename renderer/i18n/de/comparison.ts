/** The comparison of models on photos of the library. */
import type { Messages } from '../words.ts';

const states = {
  idle: 'Noch kein Vergleich',
  running: 'Modelle werden verglichen …',
  done: 'Vergleich abgeschlossen',
  cancelled: 'Vergleich angehalten',
  failed: 'Der Vergleich ist fehlgeschlagen',
};

export const comparison: Messages['comparison'] = {
  states,
  title: 'Modelle an Ihren Fotos vergleichen',
  detail:
    'Misst, wie gut Modelle Ihre eigenen Fotos finden und was sie auf diesem Computer kosten. Ihre Bibliothek bleibt, wie sie ist.',
  folder: 'Fotos aus',
  models: 'Modelle',
  labels: 'Die Namen der Unterordner sagen, was die Fotos zeigen',
  captions: 'Beschreibungen',
  captionsDetail: 'Eine CSV-Datei mit den Spalten file und caption.',
  captionsRemove: 'Beschreibungen entfernen',
  queries: 'Suchen, die nebeneinander gezeigt werden',
  queriesDetail: 'Eine pro Zeile, höchstens fünf.',
  start: 'Vergleichen',
  stop: 'Anhalten',
  needs: 'Wählen Sie ein Modell und dazu Unterordner, Beschreibungen oder eine Suche.',
  progress: (model: string, finished: string, total: string) => `${model}: ${finished} von ${total} Fotos`,
  used: (used: string, all: string) => `${used} von ${all} Fotos des Ordners nehmen teil.`,
  unknownFiles: (count: string, one: boolean) =>
    one
      ? 'Die Datei einer Beschreibung ist nicht im Ordner.'
      : `Die Dateien von ${count} Beschreibungen sind nicht im Ordner.`,
  model: 'Modell',
  recallAt1: 'Zuerst gefunden',
  recallAt5: 'Unter 5',
  recallAt10: 'Unter 10',
  medianRank: 'Mittlerer Rang',
  accuracy: 'Richtige Labels',
  imagesPerSecond: 'Fotos pro Sekunde',
  text: 'Ein Suchtext',
  milliseconds: (value: string) => `${value} ms`,
  disk: 'Auf der Festplatte',
  memory: 'Arbeitsspeicher',
  dimensions: 'Dimensionen',
  languages: 'Sprachen',
  plot: 'Qualität und Geschwindigkeit',
  plotPoint: (model: string, quality: string, speed: string) =>
    `${model}: Qualität ${quality}, ${speed} Fotos pro Sekunde`,
  quality: 'Qualität',
  save: 'Als CSV speichern',
  saved: 'Der Vergleich wurde gespeichert.',
  answers: (query: string) => `„${query}“`,
};
