/**
 * Whether packages can be signed, by what the environment has; the values themselves are electron-builder's business.
 */

/**
 * @param platform as process.platform.
 * @param environment as process.env.
 * @returns {{ config: object, line: string, signed: boolean }} what to change in electron-builder's configuration,
 * and a sentence for the log.
 */
export function signingFor(platform, environment) {
  const has = (...names) => names.every((name) => environment[name]);
  if (platform === 'win32') {
    const signed = has('WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD') || has('CSC_LINK', 'CSC_KEY_PASSWORD');
    return signed
      ? {
          config: {},
          signed,
          line: 'The installer is signed with the certificate of WIN_CSC_LINK or CSC_LINK.',
        }
      : unsigned({}, 'The installer is NOT signed: WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD are not set.');
  }
  if (platform === 'darwin') {
    // Ad hoc, since Apple's processors run nothing without a signature; Gatekeeper still warns.
    if (!has('CSC_LINK', 'CSC_KEY_PASSWORD')) {
      const config = { mac: { identity: '-', hardenedRuntime: false, notarize: false } };
      return unsigned(
        config,
        'The app is NOT signed (ad hoc only): CSC_LINK and CSC_KEY_PASSWORD are not set.',
      );
    }
    const notarised =
      has('APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER') ||
      has('APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID');
    return {
      config: { mac: { notarize: notarised } },
      signed: true,
      line: notarised
        ? 'The app is signed and notarised.'
        : 'The app is signed, but NOT notarised: neither APPLE_API_KEY… nor APPLE_ID… are set.',
    };
  }
  return unsigned({}, 'Linux packages carry no signature; publish the checksums beside them.');
}

function unsigned(config, line) {
  return { config, signed: false, line };
}
