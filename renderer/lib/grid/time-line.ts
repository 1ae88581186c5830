/** The years along the time line beside the grid, and the months its keys move to. Pure. */
import type { JustifiedLayout } from './justified-layout.ts';
import type { Month } from './photo-columns.ts';

/** Smallest distance between two year labels, in pixels. */
const MIN_LABEL_GAP = 20;

export interface MarkedYear {
  readonly year: number;
  /** Pixels from the top of the time line. */
  readonly top: number;
}

/**
 * The years to label along the line, each where its first photo is. Omits labels that would overlap.
 * @param end largest scroll position
 * @param height height of the line, in pixels
 */
export function markedYears(
  layout: JustifiedLayout,
  months: readonly Month[],
  end: number,
  height: number,
): readonly MarkedYear[] {
  const marked: MarkedYear[] = [];
  let last: number | null = null;
  months.forEach(({ year }, section) => {
    if (year === last) return;
    last = year;
    const top = Math.round((Math.min(layout.sectionTop[section] ?? 0, end) / end) * height);
    const before = marked.at(-1);
    if ((before === undefined || top - before.top >= MIN_LABEL_GAP) && top <= height)
      marked.push({ year, top });
  });
  return marked;
}

/** The section that a key moves to from `section`, or null when the time line does not use the key. */
export function sectionAfterKey(key: string, section: number, months: readonly Month[]): number | null {
  const last = months.length - 1;
  const clamp = (value: number) => Math.min(Math.max(0, value), last);
  const otherYear = (step: 1 | -1): number => {
    let next = section;
    while (next + step >= 0 && next + step <= last) {
      next += step;
      // Going backwards, continue to the first month of that year.
      const before = months[next + step]?.year;
      if (months[next]?.year !== months[section]?.year && (step === 1 || before !== months[next]?.year))
        break;
    }
    return clamp(next);
  };
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return clamp(section + 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return clamp(section - 1);
    case 'PageDown':
      return otherYear(1);
    case 'PageUp':
      return otherYear(-1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
