/** The library of the desktop app around a real engine, forked by plain Node: released, opened again, stopped. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { DesktopLibrary } from '../../electron/desktop/desktop-library.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';
import { temporaryDirectory } from '../support/temporary.ts';

it('opens again when it is called after it was released, and not after it was stopped', async () => {
  const dataDir = path.join(await temporaryDirectory(), 'data');
  const library = new DesktopLibrary({ dataDir, demoWhenEmpty: false });
  const events: LibraryEvent[] = [];
  library.onEvent((event) => events.push(event));
  try {
    // While it is being opened, as a quick user may.
    const opening = library.open();
    await library.release();
    await opening;
    expect(library.isOpen).toBe(false);
    const [first, second] = await Promise.all([library.api.status({}), library.api.status({})]);
    expect([first.dataDir, second.dataDir]).toEqual([dataDir, dataDir]);
    expect(library.isOpen).toBe(true);
    const releasing = library.release();
    events.length = 0;
    await library.api.createAlbum({ name: 'Trip' });
    await releasing;
    expect(events.filter(({ type }) => type === 'organised')).toHaveLength(1);
  } finally {
    await library.stop();
  }
  await expect(library.api.status({})).rejects.toMatchObject({ kind: 'unavailable' });
});
