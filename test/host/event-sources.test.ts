import { expect, it } from 'vitest';
import { mergeEvents, updateEvents } from '../../electron/host/event-sources.ts';
import type { LibraryEvent, UpdateState } from '../../shared/schemas.ts';

const NOTHING: UpdateState = { state: 'off', version: null, message: null };
const READY: UpdateState = { state: 'downloaded', version: '1.1.0', message: null };

function source(state: UpdateState) {
  const listeners = new Set<(update: UpdateState) => void>();
  return {
    state,
    listeners,
    onChange: (listener: (update: UpdateState) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

it('Event sources report a new version when it changes, and at once what was known before', () => {
  const [quiet, known] = [source(NOTHING), source(READY)];
  const heard: LibraryEvent[] = [];
  const stop = mergeEvents(updateEvents(quiet), updateEvents(known))((event) => heard.push(event));
  expect(heard).toEqual([{ type: 'update', update: READY }]);
  for (const listener of quiet.listeners) listener(READY);
  expect(heard).toHaveLength(2);
  stop();
  expect([quiet.listeners.size, known.listeners.size]).toEqual([0, 0]);
});
