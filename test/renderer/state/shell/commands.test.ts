import { expect, it, vi } from 'vitest';
import { Commands } from '../../../../renderer/state/shell/commands.ts';

it('Commands ask whoever registered last and is still there', () => {
  const commands = new Commands();
  const [everywhere, grid] = [vi.fn(), vi.fn()];
  expect(commands.run('select-all')).toBe(false);
  commands.on('select-all', everywhere);
  const stop = commands.on('select-all', grid);
  expect(commands.run('select-all')).toBe(true);
  stop();
  commands.run('select-all');
  expect(grid).toHaveBeenCalledOnce();
  expect(everywhere).toHaveBeenCalledOnce();
});
