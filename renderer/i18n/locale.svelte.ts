/** The language that numbers and dates are written in; undefined: the browser's. Reactive. */
let locale = $state<string | undefined>(undefined);

/** A BCP 47 tag. */
export function currentLocale(): string | undefined {
  return locale;
}

export function setLocale(tag: string | undefined): void {
  locale = tag;
}
