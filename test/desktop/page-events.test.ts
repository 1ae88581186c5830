import { expect, it } from 'vitest';
import { createPageEvents } from '../../electron/desktop/page-events.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';

const notice = (message: string): LibraryEvent => ({ type: 'notice', level: 'info', message });

/** A page that hears, and what it has heard. */
function listen(events: ReturnType<typeof createPageEvents>): { heard: LibraryEvent[]; stop: () => void } {
  const heard: LibraryEvent[] = [];
  return { heard, stop: events.subscribe((event) => heard.push(event)) };
}

it('Page events reach a page that is there, and the latest twenty unheard ones wait for the next', () => {
  const events = createPageEvents();
  for (let number = 1; number <= 21; number++) events.emit(notice(String(number)));
  const { heard, stop } = listen(events);
  expect(heard).toHaveLength(20);
  expect(heard[0]).toEqual(notice('2'));
  events.emit(notice('now'));
  expect(heard.at(-1)).toEqual(notice('now'));
  stop();
  events.emit(notice('later'));
  expect(listen(events).heard).toEqual([notice('later')]);
});

it('Page events do not go to a page whose process is gone, though its port is not closed yet', () => {
  const events = createPageEvents();
  const gone = listen(events);
  events.forgetPage();
  events.emit(notice('loaded again'));
  expect(gone.heard).toEqual([]);
  const next = listen(events);
  expect(next.heard).toEqual([notice('loaded again')]);
  gone.stop();
  events.emit(notice('more'));
  expect(next.heard.at(-1)).toEqual(notice('more'));
});
