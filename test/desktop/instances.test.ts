import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, it } from 'vitest';
import { hearArrivals, type Arrival } from '../../electron/desktop/instances.ts';

function hear() {
  const app = new EventEmitter();
  const arrivals = hearArrivals(app as unknown as Pick<App, 'on'>);
  const heard: Arrival[] = [];
  let prevented = 0;
  return {
    heard,
    prevented: () => prevented,
    follow: () => arrivals.follow((arrival) => heard.push(arrival)),
    second: (data: unknown) => app.emit('second-instance', {}, [], '/', data),
    openFile: (file: string) => app.emit('open-file', { preventDefault: () => (prevented += 1) }, file),
    activate: () => app.emit('activate'),
  };
}

it('Arrivals are kept until the app can take them', () => {
  const { heard, follow, second, openFile, prevented } = hear();
  openFile('/photos');
  second({ folders: ['/more'] });
  expect(heard).toEqual([]);
  follow();
  expect(heard).toEqual([
    { folders: ['/photos'], show: false },
    { folders: ['/more'], show: true },
  ]);
  expect(prevented()).toBe(1);
});

it('Arrivals that come later are passed on, once', () => {
  const { heard, follow, second, openFile, activate } = hear();
  follow();
  second(undefined);
  openFile('/photos');
  activate();
  expect(heard).toEqual([
    { folders: [], show: true },
    { folders: ['/photos'], show: false },
    { folders: [], show: true },
  ]);
});

it('The activation that comes with every start is no arrival', () => {
  const { heard, follow, activate } = hear();
  activate();
  follow();
  expect(heard).toEqual([]);
});
