import { describe, expect, it } from 'vitest';
import { signingFor } from '../../../scripts/packaging/signing.mjs';

const certificate = { CSC_LINK: 'file.p12', CSC_KEY_PASSWORD: 'secret' };
const apple = { APPLE_ID: 'a@b.c', APPLE_APP_SPECIFIC_PASSWORD: 'secret', APPLE_TEAM_ID: 'T' };

describe('signing', () => {
  it('Signing says that it did not happen where there is no certificate', () => {
    for (const platform of ['win32', 'darwin']) {
      const { signed, line } = signingFor(platform, {});
      expect(signed).toBe(false);
      expect(line).toContain('NOT signed');
    }
  });

  it('Signing takes a certificate of Windows, and half of one for none', () => {
    expect(signingFor('win32', certificate).signed).toBe(true);
    expect(signingFor('win32', { WIN_CSC_LINK: 'x', WIN_CSC_KEY_PASSWORD: 'y' }).signed).toBe(true);
    expect(signingFor('win32', { CSC_LINK: 'file.p12' }).signed).toBe(false);
  });

  it('Signing is ad hoc on macOS without a certificate, and then notarises nothing', () => {
    expect(signingFor('darwin', apple).config).toEqual({
      mac: { identity: '-', hardenedRuntime: false, notarize: false },
    });
  });

  it('Signing notarises when it can sign and has an account', () => {
    expect(signingFor('darwin', { ...certificate, ...apple })).toMatchObject({
      signed: true,
      config: { mac: { notarize: true } },
    });
    const without = signingFor('darwin', certificate);
    expect(without.config).toEqual({ mac: { notarize: false } });
    expect(without.line).toContain('NOT notarised');
  });

  it('Signing never shows a secret', () => {
    for (const platform of ['win32', 'darwin', 'linux']) {
      expect(JSON.stringify(signingFor(platform, { ...certificate, ...apple }))).not.toContain('secret');
    }
  });
});
