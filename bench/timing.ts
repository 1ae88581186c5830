/** Times calls one after the other. */

const WARM_UP = 5;

/** Milliseconds of each call, in order, after calls that do not count. */
export async function timeEach<Item>(
  items: readonly Item[],
  call: (item: Item) => unknown,
): Promise<number[]> {
  for (const item of items.slice(0, WARM_UP)) await call(item);
  const milliseconds: number[] = [];
  for (const item of items) {
    const start = performance.now();
    await call(item);
    milliseconds.push(performance.now() - start);
  }
  return milliseconds;
}
