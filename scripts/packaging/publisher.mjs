/** Who publishes a package, by the environment: the project itself has neither an address nor an update server. */

/**
 * @param environment as process.env: SIGHTLINE_HOMEPAGE, SIGHTLINE_MAINTAINER (`Name <address>`) and
 * SIGHTLINE_UPDATE_URL (a folder served over https that has latest*.yml and the packages).
 * @returns {{ config: object, line: string }}
 */
export function publisherFor(environment) {
  const { SIGHTLINE_HOMEPAGE, SIGHTLINE_MAINTAINER, SIGHTLINE_UPDATE_URL } = environment;
  if (SIGHTLINE_UPDATE_URL && new URL(SIGHTLINE_UPDATE_URL).protocol !== 'https:') {
    throw new Error(`expected an https address in SIGHTLINE_UPDATE_URL, received ${SIGHTLINE_UPDATE_URL}`);
  }
  return {
    config: {
      extraMetadata: { homepage: SIGHTLINE_HOMEPAGE || 'https://sightline.invalid/' },
      linux: { maintainer: SIGHTLINE_MAINTAINER || 'The Sightline authors <sightline@sightline.invalid>' },
      publish: SIGHTLINE_UPDATE_URL ? { provider: 'generic', url: SIGHTLINE_UPDATE_URL } : null,
    },
    line: SIGHTLINE_UPDATE_URL
      ? `Updates come from ${SIGHTLINE_UPDATE_URL}, once a user agrees to look for them.`
      : 'The app looks for no updates: SIGHTLINE_UPDATE_URL is not set.',
  };
}
