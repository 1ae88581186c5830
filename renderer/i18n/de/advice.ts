/** What users can do about each kind of failure. */
import type { Messages } from '../words.ts';

export const advice: Messages['advice'] = {
  'invalid-input': 'Ändern Sie die Suche und versuchen Sie es erneut.',
  forbidden: 'Öffnen Sie die Adresse, die Sightline beim Start ausgegeben hat.',
  'not-found':
    'Vielleicht wurde es verschoben oder entfernt. Lesen Sie den Ordner neu ein und versuchen Sie es erneut.',
  unsupported: 'Verwenden Sie ein Bild im Format JPEG, PNG, WebP, AVIF, GIF, TIFF oder SVG.',
  'too-large': 'Verwenden Sie ein kleineres Bild.',
  unreadable: 'Prüfen Sie, ob die Datei vollständig ist und ob Sie sie lesen dürfen.',
  'model-invalid': 'Installieren Sie Sightline neu, um das Modell wiederherzustellen.',
  ownModel: 'Laden Sie das Modell erneut herunter oder wählen Sie ein anderes. Die Meldung nennt die Datei.',
  'no-library': 'Fügen Sie zuerst einen Ordner mit Fotos hinzu.',
  locked: 'Ein anderes Sightline benutzt diese Bibliothek. Schließen Sie es und versuchen Sie es erneut.',
  'disk-full': 'Geben Sie auf dem Datenträger der Bibliothek Platz frei und versuchen Sie es dann erneut.',
  'read-only': 'Machen Sie den Ordner der Bibliothek beschreibbar und versuchen Sie es dann erneut.',
  unavailable: 'Sightline ist beschäftigt oder startet gerade neu. Versuchen Sie es gleich noch einmal.',
  cancelled: 'Starten Sie es wieder, wann Sie möchten.',
  timeout: 'Es hat zu lange gedauert. Versuchen Sie es gleich noch einmal.',
  internal:
    'Das ist ein Fehler in Sightline. Versuchen Sie es erneut; wenn er bleibt, starten Sie Sightline neu.',
  disconnected: 'Sobald die Verbindung wieder steht, wird es erneut versucht.',
};
