/** The locale of numbers and dates. Reactive. Page. */
let locale = $state<string | undefined>(undefined);

/** A BCP 47 tag; undefined for the browser's own locale. */
export function currentLocale(): string | undefined {
  return locale;
}

/** Sets the locale. @param tag a BCP 47 tag; undefined for the browser's own locale */
export function setLocale(tag: string | undefined): void {
  locale = tag;
}
