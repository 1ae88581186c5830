/** The photo viewer. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted } from './counted.ts';

const seconds = (count: number) => counted(count, 'Sekunde', 'Sekunden');

export const viewer: Messages['viewer'] = {
  label: 'Foto',
  position: (index, count) => `${formatNumber(index)} von ${formatNumber(count)}`,
  tools: 'Ansicht',
  more: 'Mehr',
  zoomLevel: (percent) => `Vergrößerung ${percent}`,
  turned: (degrees) => `Ansicht um ${degrees}° gedreht. Das Foto selbst bleibt unverändert.`,
  turnedNote: 'Nur für die Ansicht gedreht; das Foto selbst bleibt unverändert.',
  loading: 'Das Foto wird geladen …',
  loadingFull: 'Alle Pixel werden geladen …',
  fullFailed: 'Nicht alle Pixel ließen sich laden; dies ist eine kleinere Vorschau.',

  slideshowStarted: (count) => `Diaschau gestartet, ${seconds(count)} je Foto.`,
  slideshowStopped: 'Diaschau beendet.',
  slideshowStop: 'Diaschau beenden',
  slideshowSeconds: 'Zeit je Foto',
  seconds,

  details: 'Einzelheiten',
  path: 'Pfad',
  taken: 'Aufgenommen',
  camera: 'Kamera',
  dimensions: 'Maße',
  pixels: (width, height) => `${width} × ${height}`,
  megapixels: (count) => `${count} Megapixel`,
  size: 'Dateigröße',
  place: 'Ort',
  unknown: 'Nicht verzeichnet',
  strength: 'Übereinstimmung',
  strengthHint:
    'Wie gut das Foto nach Einschätzung des Modells zu Ihren Worten passt. Der Wert ordnet die Ergebnisse; er sagt nicht, wie wahrscheinlich sie richtig sind.',
  loadFailed: 'Die Einzelheiten dieses Fotos ließen sich nicht lesen.',
  rating: 'Bewertung',
  albums: 'Alben',
  albumAdd: 'Zu einem Album hinzufügen …',
  albumRemove: (name) => `Aus „${name}“ herausnehmen`,
  albumShow: (name) => `Album „${name}“ zeigen`,

  metadata: 'Alle Metadaten',
  metadataFind: 'In den Metadaten suchen',
  metadataLoading: 'Die Datei wird gelesen …',
  metadataNone: 'Diese Datei enthält keine Metadaten.',
  metadataNoMatch: 'Kein Eintrag passt.',
  fields: (count) => counted(count, 'Eintrag', 'Einträge'),

  similar: 'Sieht so ähnlich aus',
  similarLoading: 'Ähnliche Fotos werden gesucht …',
  similarNone: 'Noch kein anderes Foto zum Vergleichen.',

  regionTitle: 'Mit einem Ausschnitt des Fotos suchen',
  regionHint:
    'Ziehen Sie ein Rechteck um das, was Sie suchen. Mit der Tastatur: Pfeiltasten verschieben es, Umschalt und Pfeiltasten ändern die Größe, Eingabe sucht.',
  regionLabel: (width, height, left, top) =>
    `Ausschnitt des Fotos: ${width} breit und ${height} hoch, ${left} von links und ${top} von oben`,
  regionSearch: 'Suchen',

  gone: 'Dieses Foto ist nicht mehr in der Bibliothek',
  goneDetail:
    'Es wurde verschoben, umbenannt oder gelöscht, während es offen war, oder sein Ordner wurde entfernt.',
  offline: (folder) => `„${folder}“ ist gerade nicht verfügbar`,
  offlineDetail:
    'Schließen Sie den Datenträger oder das Netzlaufwerk wieder an. Was Sightline über die Fotos gelernt hat, bleibt erhalten.',
  offlinePreview: 'Dies ist eine Vorschau, die Sightline aufbewahrt hat.',
  unreadable: 'Dieses Foto ließ sich nicht anzeigen',
  unreadableDetail:
    'Prüfen Sie, ob die Datei vollständig ist und ob Sie sie lesen dürfen, und versuchen Sie es erneut.',
  closeAfterGone: 'Zurück zu den Fotos',
};
