/** The tagging screen: label sets, runs, and the review of proposed tags. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted, photos, verb } from './counted.ts';

const labels = (count: number) => counted(count, 'Begriff', 'Begriffe');
/** In the dative, as after "mit", "von" and "an". */
const ofPhotos = (count: number) => (count === 1 ? 'einem Foto' : photos(count));

export const tagging: Messages['tagging'] = {
  views: { propose: 'Schlagwörter vorschlagen', review: 'Durchsehen', tags: 'Ihre Schlagwörter' },
  viewsLabel: 'Verschlagworten',

  labels: 'Begriffe',
  labelsHint: 'Wörter, die auf Ihren Fotos zu sehen sein könnten, durch Kommas oder Zeilen getrennt.',
  labelsExample: 'beach, birthday, receipt, cat',
  labelCount: (count, limit) =>
    `${formatNumber(count)} von höchstens ${counted(limit, 'Begriff', 'Begriffen')}`,
  duplicates: (doubled) => `Doppelt geschrieben, einmal gezählt: ${doubled}`,
  tooLong: (limit) => `Ein Begriff darf höchstens ${formatNumber(limit)} Zeichen haben.`,
  tooMany: (limit) => `Höchstens ${labels(limit)} sind möglich.`,
  advanced: 'Erweitert',
  templates: 'Sätze, mit denen gefragt wird',
  templatesHint:
    'Einer je Zeile, mit {} an der Stelle des Begriffs. Bleibt das Feld leer, gelten die üblichen.',
  templatesExample: 'a photo of a {}.',
  templatesWithout: (line) => `In „${line}“ fehlt {} an der Stelle des Begriffs.`,
  templatesTooMany: (limit) => `Höchstens ${counted(limit, 'Satz ist', 'Sätze sind')} möglich.`,

  scope: 'Fotos',
  scopes: {
    everything: 'Alle Fotos',
    place: 'Ein Ordner',
    album: 'Ein Album',
    selection: 'Die ausgewählten Fotos',
    filter: 'Die Fotos, die der Filter zeigt',
  },
  place: 'Ordner',
  album: 'Album',
  placeOption: (name, count) => `${name} (${formatNumber(count)})`,
  scopeCount: photos,
  counting: 'Wird gezählt …',
  noPhotos: 'Hier sind keine Fotos.',
  notIndexed: (count) =>
    count === 1
      ? '1 Foto ist noch nicht eingelesen; danach kann es verschlagwortet werden.'
      : `${formatNumber(count)} Fotos sind noch nicht eingelesen; danach können sie verschlagwortet werden.`,
  start: 'Schlagwörter vorschlagen',
  startHint: 'Es wird nichts verschlagwortet, bevor Sie es annehmen.',

  sets: 'Gesicherte Begriffslisten',
  setsNone: 'Sichern Sie Begriffe, die Sie oft brauchen, etwa „Reisen: beach, mountains, city, train“.',
  setUse: (name) => `Begriffsliste ${name} verwenden`,
  setRemove: (name) => `Begriffsliste ${name} entfernen`,
  setSave: 'Diese Begriffe sichern …',
  setSaveTitle: 'Begriffsliste sichern',
  setName: 'Name',
  setReplaces: (name) => `Das ersetzt die Begriffe von „${name}“.`,
  save: 'Sichern',
  setSaved: (name) => `Begriffsliste ${name} gesichert.`,
  setRemoved: (name) => `Begriffsliste ${name} entfernt.`,

  runs: 'Läufe',
  runsNone:
    'Noch kein Lauf. Schreiben Sie einige Begriffe und wählen Sie Fotos; danach sehen Sie die Vorschläge durch.',
  runStates: {
    running: 'Läuft',
    paused: 'Angehalten',
    done: 'Fertig',
    cancelled: 'Abgebrochen',
    failed: 'Fehlgeschlagen',
  },
  runProgress: (done, total) => `${formatNumber(done)} von ${photos(total)}`,
  runReview: (name) => `${name} durchsehen`,
  runRemove: (name) => `Lauf ${name} entfernen`,
  runRemoveTitle: (name) => `Lauf „${name}“ entfernen?`,
  runRemoveDetail: 'Seine Vorschläge werden vergessen. Angenommene Schlagwörter bleiben.',
  runRemoveConfirm: 'Lauf entfernen',
  runRemoved: (name) => `Lauf ${name} entfernt.`,
  runDone: (name) => `Die Vorschläge von ${name} sind bereit.`,
  rate: (rate) => `${rate} Fotos/s`,
  left: (duration) => `noch etwa ${duration}`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  stop: 'Abbrechen',

  reviewNone: 'Noch nichts durchzusehen',
  reviewNoneDetail:
    'Beginnen Sie mit einigen Begriffen, etwa „beach, birthday, receipt, cat“, und wählen Sie Fotos. Was passt, wird hier vorgeschlagen, das Stärkste zuerst, und wird zum Schlagwort, wenn Sie es annehmen.',
  chooseRun: 'Lauf',
  groups: 'Begriffe',
  noneOfThese: 'Nichts davon',
  noneDetail:
    'Fotos, zu denen kein Begriff gut passt, jedes mit dem nächstliegenden. Wer eines annimmt, gibt ihm diesen Begriff, so schwach er ist.',
  groupCounts: (proposed, accepted, rejected) =>
    [
      `${formatNumber(proposed)} offen`,
      ...(accepted > 0 ? [`${formatNumber(accepted)} angenommen`] : []),
      ...(rejected > 0 ? [`${formatNumber(rejected)} abgelehnt`] : []),
    ].join(', '),
  showDecided: 'Entschiedene zeigen',
  newer: (count) => `${counted(count, 'weiteres Foto', 'weitere Fotos')} gefunden`,
  showNewer: 'Zeigen',
  proposals: (label) => `Vorschläge für ${label}`,
  proposalsHint:
    'Pfeiltasten bewegen, A nimmt an, X lehnt ab, U nimmt zurück. Mit Umschalt wählen Sie mehrere aus.',
  proposal: (name, strength, decision) => `${name}, ${strength}, ${decision}`,
  closest: (label) => `am nächsten: ${label}`,
  decisions: { proposed: 'offen', accepted: 'angenommen', rejected: 'abgelehnt' },
  decided: {
    acceptedClosest: (count) =>
      `${photos(count)} ${verb(count, 'trägt', 'tragen')} jetzt das nächstliegende Schlagwort.`,
    rejectedClosest: (count) => `${photos(count)} ohne das nächstliegende Schlagwort.`,
    accepted: (count, label) =>
      `${photos(count)} ${verb(count, 'trägt', 'tragen')} jetzt das Schlagwort ${label}.`,
    rejected: (count, label) => `${photos(count)} ohne das Schlagwort ${label}.`,
    proposed: (count) => `${photos(count)} wieder offen.`,
  },
  accept: 'Annehmen',
  acceptAs: (label) => `Annehmen als „${label}“`,
  acceptClosest: 'Annehmen mit den nächstliegenden Begriffen',
  reject: 'Ablehnen',
  allDecided: 'Alles entschieden',
  allDecidedDetail: 'Zu diesem Begriff ist nichts mehr zu entscheiden.',
  nothingFound: 'Nichts gefunden',
  nothingFoundDetail: 'Kein Foto passt gut zu diesem Begriff.',
  stillLooking: 'Die Suche läuft noch; Vorschläge erscheinen, sobald sie gefunden sind.',
  loading: 'Vorschläge werden gelesen …',
  line: 'Linie zum Annehmen',
  lineValue: (count, strength) => `${photos(count)} darüber, Stärke mindestens ${strength}`,
  lineNone: 'Kein Foto darüber',
  lineHint: 'Schieben Sie die Linie unter alles, was stimmt, und nehmen Sie dann alles darüber an.',
  acceptAbove: (count) => `${formatNumber(count)} darüber annehmen`,
  lineStrength: (percent) => `mindestens ${percent}`,

  tagsNone: 'Noch keine Schlagwörter',
  tagsNoneDetail:
    'Schlagwörter sind eigene Wörter wie „Familie“ oder „drucken“. Geben Sie sie Fotos von Hand mit T, oder lassen Sie sie aus Begriffen vorschlagen.',
  tagsCount: (count) => counted(count, 'Schlagwort', 'Schlagwörter'),
  tagsFind: 'Schlagwort suchen',
  tagsFindNone: 'Kein Schlagwort passt.',
  tagShow: (name) => `Fotos mit dem Schlagwort ${name} zeigen`,
  tagRename: (name) => `Schlagwort ${name} umbenennen`,
  tagRenameTitle: (name) => `„${name}“ umbenennen`,
  tagRenameMerges: (name, count) =>
    `Das Schlagwort „${name}“ gibt es schon, an ${ofPhotos(count)}. Aus beiden wird eines.`,
  rename: 'Umbenennen',
  merge: 'Zusammenlegen',
  tagRemove: (name) => `Schlagwort ${name} von allen Fotos entfernen`,
  export: 'Exportieren',
  exportDetail: 'Schlagwörter mit den Pfaden ihrer Fotos und der Herkunft jedes Schlagworts.',
  exportCsv: 'Als CSV exportieren',
  exportJson: 'Als JSON exportieren',
  exporting: (size) => `Die Datei wird geschrieben … ${size}`,
  exportDone: (name) => `${name} liegt jetzt bei Ihren Downloads.`,
  exportName: 'sightline-schlagwoerter',
};
