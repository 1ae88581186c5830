import { expect, it } from 'vitest';
import { withoutKeys } from '../../../electron/engine/processes/key-environment.ts';

it('Processes that decode files get the environment without the key of a remote encoder', () => {
  const environment = {
    PATH: '/bin',
    SIGHTLINE_REMOTE_KEY: 'secret',
  };
  expect(withoutKeys(environment)).toEqual({ PATH: '/bin' });
});
