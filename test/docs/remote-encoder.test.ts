/** docs/remote-encoder.md tells others how to write an endpoint; these keep it true to what is checked. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { appRoot } from '../../electron/engine/app-root.ts';
import { description, requestBody } from '../../electron/engine/hub/remote/protocol.ts';

const text = readFileSync(path.join(appRoot, 'docs/remote-encoder.md'), 'utf8');
const block = (language: string): string =>
  new RegExp('```' + language + '\\n([^]*?)```').exec(text)?.[1] ?? '';

interface Schema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly minimum?: number; readonly maximum?: number }>>;
}

it('The schema of a description in docs/remote-encoder.md is the one that answers are checked by', () => {
  const documented = JSON.parse(block('json')) as Schema;
  const checked = z.toJSONSchema(description, { io: 'input' }) as unknown as Schema;
  expect(Object.keys(documented.properties).sort()).toEqual(Object.keys(checked.properties).sort());
  expect([...documented.required].sort()).toEqual([...checked.required].sort());
  const { minimum, maximum } = checked.properties['dimensions'] ?? {};
  expect(documented.properties['dimensions']).toMatchObject({ minimum, maximum });
});

it('The questions in docs/remote-encoder.md are those that are asked, and its handler answers each', () => {
  const questions = [
    { task: 'describe' },
    { task: 'texts', texts: ['a cat'] },
    { task: 'images', images: ['iVBO…'] },
  ] as const;
  for (const question of questions) {
    const { inputs } = JSON.parse(requestBody(question)) as { inputs: object };
    expect(text).toContain(`\`${JSON.stringify(inputs).replaceAll(':', ': ').replaceAll(',', ', ')}\``);
  }
  for (const read of ['question["task"] == "describe"', 'question["texts"]', 'question["images"]']) {
    expect(block('python')).toContain(read);
  }
});

const python = spawnSync('python3', ['--version']).status === 0;
it.skipIf(!python)(
  `The handler in docs/remote-encoder.md is Python${python ? '' : ' (NOT TESTED: no python3 here)'}`,
  () => {
    const read = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
      input: block('python'),
      encoding: 'utf8',
    });
    expect(read.stderr).toBe('');
    expect(read.status).toBe(0);
  },
);
