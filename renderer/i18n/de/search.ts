/** The search box and its chips, and the messages about query images. */
import { LIMITS } from '../../../shared/limits.ts';
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';

const WEIGHT_WORDS: Readonly<Record<number, string>> = {
  0.5: '½× · halb',
  1: '1× · wie die anderen',
  2: '2× · doppelt',
  3: '3× · dreifach',
};

export const search: Messages['search'] = {
  label: 'Ihre Fotos durchsuchen',
  placeholder: 'Foto beschreiben …',
  placeholderWithTerms: 'Wörter hinzufügen, oder -Wörter zum Auslassen …',
  clear: 'Suche leeren',
  byImage: 'Mit einem Bild suchen',
  terms: 'Teile der Suche',
  addPlus: 'Noch einen Teil hinzufügen',
  addMinus: 'Etwas auslassen',
  leaveOut: (subject) => `${subject} auslassen`,
  isLeftOut: 'Wird ausgelassen. Drücken, um danach zu suchen.',
  isLookedFor: 'Wird gesucht. Drücken, um es auszulassen.',
  changeTerm: (words) => `${words} ändern`,
  removeTerm: (subject) => `${subject} aus der Suche entfernen`,
  lookFor: 'Danach suchen',
  keepAway: 'Das auslassen',
  weight: 'Wie viel es zählt',
  times: (weight) => `${weight === 0.5 ? '½' : formatNumber(weight)}×`,
  weights: (weight) => WEIGHT_WORDS[weight] ?? `${formatNumber(weight)}×`,
  editTerm: 'Wörter bearbeiten',
  removeTermShort: 'Entfernen',
  dropHere: 'Bild hier ablegen, um ähnliche Fotos zu finden',
  uploading: 'Das Bild wird angesehen …',
  faults: {
    get 'too-long'() {
      return `Eine Suche darf höchstens ${formatNumber(LIMITS.queryCharacters)} Zeichen haben. Nehmen Sie weniger Wörter.`;
    },
    get 'too-many'() {
      return `Eine Suche darf höchstens ${formatNumber(LIMITS.queryTerms)} Teile haben. Entfernen Sie einige davon.`;
    },
    'all-minus':
      'Bisher sagt die Suche nur, was ausgelassen wird. Fügen Sie hinzu, wonach gesucht werden soll.',
    'dates-reversed': 'Das erste Datum liegt nach dem letzten. Ändern Sie eines davon.',
  },
  faultTitles: {
    'too-long': 'Das ist viel auf einmal',
    'too-many': 'Das ist viel auf einmal',
    'all-minus': 'Was soll auf dem Foto sein?',
    'dates-reversed': 'Zwischen diesen Daten liegt kein Foto',
  },
  notAnImage: (name) => `Zum Suchen wird ein Bild gebraucht, „${name}“ ist keines.`,
  emptyImage: (name) => `Zum Suchen wird ein Bild gebraucht, aber „${name}“ ist leer.`,
  tooManyFiles: (count) =>
    `Zum Suchen wird ein Bild gebraucht, es kamen ${formatNumber(count)} Dateien. Um Fotos durchsuchbar zu machen, fügen Sie ihren Ordner hinzu.`,
  folderDropped: (name) =>
    `„${name}“ ist ein Ordner. Um seine Fotos durchsuchbar zu machen, wählen Sie „Ordner hinzufügen“.`,
  imageTooLarge: (size, limit) => `Das Bild darf höchstens ${limit} groß sein, dieses hat ${size}.`,
  pastedName: 'eingefügtes Bild',
  partOf: (name) => `Teil von ${name}`,
  not: (subject) => `nicht ${subject}`,
  weighted: (weight, subject) => `${weight === 0.5 ? '½' : formatNumber(weight)} × ${subject}`,
  photoNumber: (id) => `Foto ${id}`,
};
