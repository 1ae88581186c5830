import { expect, test } from 'vitest';
import { recycle } from '../../../../renderer/lib/grid/recycle.ts';

interface Slot {
  name: string;
  holds: number | null;
}

function run(holds: (number | null)[], wanted: number[]) {
  const slots = holds.map((key, at): Slot => ({ name: `slot ${at}`, holds: key }));
  const made: Slot[] = [];
  const { used, fresh, spare } = recycle(
    slots,
    (slot) => slot.holds,
    wanted,
    () => {
      made.push({ name: 'new', holds: null });
      return made.at(-1)!;
    },
  );
  const names = (list: Iterable<Slot>) => [...list].map(({ name }) => name);
  return { used: names(used), fresh: names(fresh), spare: names(spare), made: made.length };
}

test('A step down moves only the slot that left', () => {
  expect(run([0, 1, 2, 3], [1, 2, 3, 4])).toEqual({
    used: ['slot 1', 'slot 2', 'slot 3', 'slot 0'],
    fresh: ['slot 0'],
    spare: [],
    made: 0,
  });
});

test('A jump reuses all slots, and makes what is missing', () => {
  expect(run([0, 1], [7, 8, 9])).toMatchObject({ fresh: ['slot 1', 'slot 0', 'new'], made: 1 });
});

test('Slots that are not needed are spare, and used before any is made', () => {
  expect(run([0, 1, null], [1])).toMatchObject({ used: ['slot 1'], spare: ['slot 0', 'slot 2'] });
  expect(run([0, null], [0, 1])).toMatchObject({ used: ['slot 0', 'slot 1'], made: 0 });
});
