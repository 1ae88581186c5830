/** Entfernte Encoder: hinzufügen, zustimmen, verwenden. */
import type { Messages } from '../words.ts';
import { counted } from './counted.ts';

export const remotes: Messages['remotes'] = {
  title: 'Fotos von einem anderen Computer einbetten lassen',
  detail:
    'Aus, bis Sie einen hinzufügen. Ein eigener Endpunkt oder ein Hugging Face Inference Endpoint sieht dann Ihre Fotos und was Sie suchen. Welche Form er sprechen muss, steht in docs/remote-encoder.md.',
  url: 'Adresse',
  key: 'Schlüssel',
  test: 'Testen',
  asking: 'Wird gefragt…',
  serves: (host, model, revision, dimensions) =>
    `${host} bietet ${model} in der Fassung ${revision} mit ${dimensions} Dimensionen.`,
  add: 'Hinzufügen…',
  consentTitle: (host) => `Fotos an ${host} senden?`,
  consent: (photos, size, host, pixels) =>
    `Wenn Sie ihn verwenden, verlässt Folgendes diesen Computer und geht an ${host}: ${counted(photos, 'Foto', 'Fotos')}, etwa ${size}, jedes auf ${pixels} Pixel verkleinert, ohne Namen, Ort, Datum und andere Metadaten. Ebenso jedes Foto, das Sie später hinzufügen, jedes Bild, mit dem Sie suchen, jeder Text, den Sie suchen, und jede Bezeichnung, mit der Sie taggen. Gesendet wird erst, wenn Sie „Verwenden“ wählen.`,
  agree: 'Zustimmen und hinzufügen',
  use: 'Verwenden: Fotos senden',
  stopUsing: 'Stattdessen das eingebaute Modell verwenden',
  remove: 'Vergessen',
  removeTitle: (name) => `${name} vergessen?`,
  removeDetail:
    'Adresse und Schlüssel werden gelöscht. Was er aus Ihren Fotos gemacht hat, bleibt auf diesem Computer.',
  removed: (name) => `${name} und der Schlüssel sind vergessen.`,
  keys: {
    none: 'ohne Schlüssel',
    file: 'Schlüssel in einer Datei, die nur Sie lesen können (es gab keinen Schlüsselspeicher)',
    sealed: 'Schlüssel im Schlüsselspeicher dieses Systems',
    environment: 'Schlüssel in der Umgebungsvariablen SIGHTLINE_REMOTE_KEY',
  },
  sends: (host) => `Fotos und Suchen werden an ${host} gesendet.`,
  failedList: 'Die Liste der entfernten Encoder konnte nicht geladen werden.',
};
