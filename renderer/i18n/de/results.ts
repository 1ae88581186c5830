/** The list of hits: its heading, order, counts and notes. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted, photos } from './counted.ts';

const hits = (count: number) => counted(count, 'Treffer', 'Treffer');

export const results: Messages['results'] = {
  label: 'Ergebnisse',
  sort: 'Reihenfolge der Fotos',
  sorts: { relevance: 'Beste Treffer zuerst', newest: 'Neueste zuerst', oldest: 'Älteste zuerst' },
  forText: (text) => `„${text}“`,
  forImage: (name) => `Fotos wie ${name}`,
  forBoth: (words, name) => `${words} wie ${name}`,
  matches: hits,
  best: (count) => `Die besten ${formatNumber(count)}`,
  gridLabel: (heading) => `Fotos zu ${heading}`,
  atLimit: (count) => `Das sind die besten ${photos(count)}. Beschreiben Sie genauer, um andere zu finden.`,
  noMatches: 'Kein klarer Treffer',
  noMatchesDetail: 'Nichts in Ihrer Bibliothek passt gut dazu. Diese kommen am nächsten.',
  noMatchesYet:
    'Keines der bisher eingelesenen Fotos passt gut dazu. Diese kommen am nächsten; weitere sind unterwegs.',
  searched: (count) => `${photos(count)} durchsucht`,
  lessLikely: 'Weniger wahrscheinliche Treffer',
  match: 'Treffer',
  weakMatch: 'Schwacher Treffer',
  rough: 'Was als Treffer gilt, ist nur ungefähr bestimmt, bis 200 Fotos eingelesen sind.',
  searching: 'Suche läuft …',
  announce: (matches, weaker) =>
    weaker === 0 ? hits(matches) : `${hits(matches)}, ${formatNumber(weaker)} weniger wahrscheinliche`,
  foreign: (language, known) =>
    `Das sieht nach ${language} aus. Das verwendete Modell versteht ${known}: So beschrieben werden Fotos besser gefunden.`,
  announceSimilar: (count) => `${photos(count)}, die ähnlichsten zuerst`,
};
