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
  labels: 'Labels aus Unterordnern',
  labelsDetail:
    'Für einen Ordner, dessen Unterordner nach dem benannt sind, was sie zeigen. Misst, wie oft ein Modell den richtigen Namen wählt.',
  onlyOne: 'Laden Sie ein weiteres Modell herunter, um es mit diesem zu vergleichen.',
  evidence: 'Womit verglichen wird',
  evidenceDetail:
    'Eines davon genügt. Ohne Beschreibungen und Labels geben Sie eine Suche ein: Sie sehen nebeneinander, was jedes Modell findet.',
  captions: 'Beschreibungen',
  captionsDetail:
    'Eine CSV-Datei mit den Spalten file und caption. Misst, wie oft ein Modell das Foto zu einer Beschreibung findet.',
  captionsRemove: 'Beschreibungen entfernen',
  queries: 'Suchen',
  queriesDetail:
    'Zeigt die besten Fotos jedes Modells nebeneinander, ohne Labels. Eine Suche pro Zeile, höchstens fünf.',
  start: 'Vergleichen',
  stop: 'Anhalten',
  needs: 'Wählen Sie ein Modell und dazu eine Suche, Beschreibungen oder Labels.',
  modelOf: (model: string, number: string, count: string) => `${model} (Modell ${number} von ${count})`,
  progress: (finished: string, total: string) => `${finished} von ${total} Fotos`,
  used: (used: string, all: string) => `${used} von ${all} Fotos des Ordners nehmen teil.`,
  unknownFiles: (count: string, one: boolean) =>
    one
      ? 'Die Datei einer Beschreibung ist nicht im Ordner.'
      : `Die Dateien von ${count} Beschreibungen sind nicht im Ordner.`,
  byCaptions: (count: string, one: boolean) => (one ? '1 Beschreibung' : `${count} Beschreibungen`),
  byLabels: (count: string, one: boolean) => (one ? 'Labels von 1 Foto' : `Labels von ${count} Fotos`),
  cost: 'Auf diesem Computer',
  better: { more: '↑ mehr ist besser', less: '↓ weniger ist besser' },
  best: 'am besten',
  failed: 'Nicht lesbare Fotos',
  figures: 'Werte der Modelle',
  without: (model: string) => `Keine Werte für ${model}.`,
  recallAt1: 'Richtiges Foto zuerst',
  recallAt5: 'Unter den ersten 5',
  recallAt10: 'Unter den ersten 10',
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
  plotDetail: 'Bessere Modelle stehen weiter oben, schnellere weiter rechts.',
  plotPoint: (model: string, quality: string, speed: string) =>
    `${model}: Qualität ${quality}, ${speed} Fotos pro Sekunde`,
  save: 'Als CSV speichern',
  saved: 'Der Vergleich wurde gespeichert.',
  answersOf: (model: string, query: string) => `Was ${model} für „${query}“ gefunden hat`,
  place: (number: string) => `Platz ${number}`,
  answers: (query: string) => `„${query}“`,
};
