/** Writes `<size>x<size>.png` and `mac.png`. */
export function buildIcons(svgFile: string, folder: string): Promise<void>;
