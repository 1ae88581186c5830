/** Whether the specs of this folder run in the desktop app; playwright.desktop.config.ts says so. Else in a browser. */
export const onDesktop = process.env['SIGHTLINE_TEST_HOST'] === 'desktop';
