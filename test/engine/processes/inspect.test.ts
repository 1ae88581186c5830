import { expect, it } from 'vitest';
import { inspectArguments } from '../../../electron/engine/processes/inspect.ts';

it.each([
  [undefined, [], []],
  ['', [], []],
  ['engine', ['--inspect=127.0.0.1:0'], []],
  ['embedder', [], ['--inspect=127.0.0.1:0']],
  ['engine, embedder', ['--inspect=127.0.0.1:0'], ['--inspect=127.0.0.1:0']],
  ['engines', [], []],
])(
  'SIGHTLINE_INSPECT=%s opens a debugger, on this machine only, in the services that it names',
  (value, engine, embedder) => {
    const environment = { SIGHTLINE_INSPECT: value };
    expect(inspectArguments('engine', environment)).toEqual(engine);
    expect(inspectArguments('embedder', environment)).toEqual(embedder);
  },
);
