/** Drawings of a few kilobytes that would take hours, or all memory. */

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">';

/** Patterns filled with patterns: the time doubles with each. @param index makes the bytes of each its own. */
export function patternBomb(index = 0): string {
  const patterns = Array.from(
    { length: 11 },
    (_, level) =>
      `<pattern id="p${level + 1}" width="10" height="10" patternUnits="userSpaceOnUse">` +
      `<rect width="10" height="10" fill="url(#p${level})"/>`.repeat(10) +
      '</pattern>',
  );
  const first =
    '<pattern id="p0" width="1" height="1" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern>';
  return `${SVG}<!--${index}--><defs>${first}${patterns.join('')}</defs><rect width="100" height="100" fill="url(#p11)"/></svg>`;
}

/** A line of three million letters, of which each takes a kilobyte while it is laid out. */
export function textBomb(): string {
  return `${SVG}<text x="1" y="20">${'W'.repeat(3_000_000)}</text></svg>`;
}

/** Elements inside elements, deeper than parsers go. */
export function deepBomb(): string {
  return `${SVG}${'<g>'.repeat(200_000)}${'</g>'.repeat(200_000)}</svg>`;
}

/** A drawing with nothing wrong. */
export function drawing(colour: string): string {
  return `${SVG}<rect width="100" height="100" fill="${colour}"/></svg>`;
}
