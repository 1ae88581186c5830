/** The screens of the page, under the names they have in the address. Pure. */

export const SCREENS = ['photos', 'tagging', 'activity', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];
