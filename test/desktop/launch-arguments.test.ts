import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  formatLaunchArguments,
  parseLaunchArguments,
  type LaunchArguments,
} from '../../electron/desktop/launch-arguments.ts';

const root = path.resolve('/opt/Sightline/app');
const home = path.resolve('/home/ada');
const nothing: LaunchArguments = {
  dataDir: null,
  model: null,
  folders: [],
  selfTest: false,
  samples: true,
  background: false,
};
const everything: LaunchArguments = {
  dataDir: path.resolve('/data/my library'),
  model: path.resolve('/models/clip'),
  folders: [path.resolve('/photos/a=b'), path.resolve('/photos/two')],
  selfTest: true,
  samples: false,
  background: true,
};

describe('launch arguments', () => {
  it.each([
    ['none', nothing],
    ['all', everything],
  ])('Launch arguments come back as they were written: %s', (_name, launch) => {
    const words = formatLaunchArguments(launch);
    expect(parseLaunchArguments(['/usr/bin/sightline', ...words], null, home)).toEqual(launch);
    expect(parseLaunchArguments(['/usr/bin/electron', root, ...words], root, home)).toEqual(launch);
  });

  it('Launch arguments are found when switches were moved in front of the folder of the app', () => {
    const argv = ['/usr/bin/electron', '--data-dir=/data', '--disable-gpu', '.', '/photos'];
    expect(parseLaunchArguments(argv, root, root)).toEqual({
      ...nothing,
      dataDir: path.resolve('/data'),
      folders: [path.resolve('/photos')],
    });
  });

  it('Launch arguments take folders as relative to where the app was started', () => {
    expect(parseLaunchArguments(['sightline', 'Pictures', '../bob'], null, home).folders).toEqual([
      path.join(home, 'Pictures'),
      path.resolve('/home/bob'),
    ]);
  });

  it('Launch arguments take folders as a desktop hands them over', () => {
    const folder = path.resolve('/photos/Été 2026');
    const argv = ['sightline', pathToFileURL(folder).href];
    expect(parseLaunchArguments(argv, null, home).folders).toEqual([folder]);
    expect(() => parseLaunchArguments(['sightline', 'file://%ff'], null, home)).not.toThrow();
  });

  it("Launch arguments pass over Chromium's switches and empty values", () => {
    const argv = ['sightline', '--no-sandbox', '-psn_0_1', '--data-dir=', ''];
    expect(parseLaunchArguments(argv, null, home)).toEqual(nothing);
  });
});
