/** The screens of the page, by their names in the address. Pure. */

export const SCREENS = ['photos', 'tagging', 'activity', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];
