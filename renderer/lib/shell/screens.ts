/** The screens of the page, by the names that the address bears. Pure. */

export const SCREENS = ['photos', 'tagging', 'activity', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];
