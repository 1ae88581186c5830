/** Models: the one in use, better ones, downloads. */
import type { Messages } from '../words.ts';

export const models: Messages['models'] = {
  inUse: 'In Verwendung',
  better: 'Ein besseres holen',
  all: 'Alle bekannten Modelle',
  installedTitle: 'Auf diesem Computer',
  download: 'Herunterladen',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  cancel: 'Abbrechen',
  use: 'Verwenden',
  remove: 'Entfernen',
  verify: 'Dateien prüfen',
  size: (size: string) => `${size} herunterzuladen`,
  unknownSize: 'Die Größe steht fest, sobald der Download beginnt',
  onDisk: (size: string) => `${size} auf der Festplatte`,
  space: (size: string) => `${size} für die Vektoren Ihrer Fotos`,
  hours: (time: string, photos: string) => `etwa ${time} für Ihre ${photos} Fotos`,
  licence: (licence: string) => `Lizenz: ${licence}`,
  researchOnly: 'Nur für die Forschung',
  accuracy: (percent: string) => `ImageNet ${percent}, veröffentlicht`,
  otherTitle: 'Ein anderes Modell des Hubs',
  otherDetail:
    'Besitzer und Name, etwa Xenova/clip-vit-base-patch16. Wird von huggingface.co geladen oder vom Spiegel in HF_ENDPOINT.',
  otherInvalid: 'Geben Sie Besitzer, Schrägstrich und Name ein.',
  resolving: 'Fragt, welche Dateien es gibt …',
  waiting: 'Ein anderes Programm lädt es herunter',
  downloading: (bytes: string, total: string) => `${bytes} von ${total}`,
  rate: (rate: string, time: string) => `${rate}/s, noch ${time}`,
  verifying: 'Wird geprüft …',
  paused: (bytes: string) => `Angehalten bei ${bytes}`,
  failed: 'Der Download brach ab. Was da ist, bleibt.',
  installed: (model: string) => `${model} ist installiert.`,
  verified: (model: string) => `Alle Dateien von ${model} sind, wie sie installiert wurden.`,
  damaged: (model: string, file: string, reason: string) =>
    `${file} von ${model} ist nicht mehr, wie es installiert wurde: ${reason}`,
  switching: (model: string, former: string) =>
    `${model} übernimmt, sobald es jedes Foto gesehen hat. Bis dahin antwortet ${former}.`,
  removeTitle: (model: string) => `${model} entfernen?`,
  removeDetail:
    'Seine Dateien werden von diesem Computer gelöscht. Ihre Fotos und was es darüber gelernt hat, bleiben.',
  failedList: 'Die Liste der Modelle konnte nicht geladen werden.',
};
