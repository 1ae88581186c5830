/** Formats numbers for readers, always in English, so that scripts can rely on it. Runs in the CLI process. */

/** 12,345 */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 photo`, `1,200 photos`. */
export function formatCounted(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(value)} ${value === 1 ? singular : plural}`;
}

/** A fraction from 0 to 1 as a right-aligned whole percentage: `  7 %`. */
export function formatPercent(share: number): string {
  return `${String(Math.round(share * 100)).padStart(3)} %`;
}

/** Seconds as `m:ss` or `h:mm:ss`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

/** A duration: `0.4 s`, `12 s`, `3:05 min`, `1:02:03 h`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${formatClock(seconds)} ${seconds < 3600 ? 'min' : 'h'}`;
}

/** `512 B`, `3.4 MB`: decimal units, as on disks and in file managers. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? 'B'}`;
}
