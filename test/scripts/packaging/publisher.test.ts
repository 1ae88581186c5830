import { expect, it } from 'vitest';
import { publisherFor } from '../../../scripts/packaging/publisher.mjs';

it('The publisher settings name no address that is not the publisher’s own', () => {
  const { config, line } = publisherFor({});
  expect(new URL(config.extraMetadata.homepage).hostname).toMatch(/\.invalid$/);
  expect(config.linux.maintainer).toMatch(/@[a-z.]+\.invalid>$/);
  expect(config.publish).toBeNull();
  expect(line).toContain('looks for no updates');
});

it('The publisher is taken from the environment', () => {
  const { config } = publisherFor({
    SIGHTLINE_HOMEPAGE: 'https://photos.example.org/',
    SIGHTLINE_MAINTAINER: 'Ada <ada@example.org>',
    SIGHTLINE_UPDATE_URL: 'https://photos.example.org/latest',
  });
  expect(config).toEqual({
    extraMetadata: { homepage: 'https://photos.example.org/' },
    linux: { maintainer: 'Ada <ada@example.org>' },
    publish: { provider: 'generic', url: 'https://photos.example.org/latest' },
  });
});

it('The publisher settings refuse updates over an open line', () => {
  expect(() => publisherFor({ SIGHTLINE_UPDATE_URL: 'http://photos.example.org' })).toThrow(
    'expected an https',
  );
});
