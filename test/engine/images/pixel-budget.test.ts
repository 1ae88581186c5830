import { describe, expect, test } from 'vitest';
import { decodingBytes, PixelBudget } from '../../../electron/engine/images/pixel-budget.ts';

/** Work that ends when told to, and remembers in what order it began. */
function controlled(): {
  begun: string[];
  work: (name: string) => () => Promise<string>;
  end: (name: string) => void;
} {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    work: (name) => () => {
      begun.push(name);
      return new Promise((resolve) => ends.set(name, () => resolve(name)));
    },
    end: (name) => ends.get(name)?.(),
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('pixel budget', () => {
  test('The pixel budget lets in what fits, and the rest in order', async () => {
    const budget = new PixelBudget(10);
    const { begun, work, end } = controlled();
    const all = [budget.use(6, work('a')), budget.use(6, work('b')), budget.use(1, work('c'))];
    await settle();
    // c would fit, but would overtake b for ever.
    expect(begun).toEqual(['a']);
    end('a');
    await settle();
    expect(begun).toEqual(['a', 'b', 'c']);
    end('b');
    end('c');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  });

  test('The pixel budget runs alone what is larger than everything', async () => {
    const budget = new PixelBudget(10);
    const { begun, work, end } = controlled();
    const all = [budget.use(1000, work('huge')), budget.use(1, work('small'))];
    await settle();
    expect(begun).toEqual(['huge']);
    end('huge');
    await settle();
    end('small');
    expect(await Promise.all(all)).toEqual(['huge', 'small']);
  });

  test('The pixel budget lets what is wanted ahead pass the queue', async () => {
    const budget = new PixelBudget(10);
    const { begun, work, end } = controlled();
    const all = [budget.use(8, work('a')), budget.use(8, work('b'))];
    all.push(budget.use(2, work('fits'), true), budget.use(9, work('next'), true));
    await settle();
    expect(begun).toEqual(['a', 'fits']);
    end('a');
    end('fits');
    await settle();
    expect(begun).toEqual(['a', 'fits', 'next']);
    end('next');
    await settle();
    end('b');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'fits', 'next']);
  });

  test('The pixel budget gets its share back from failed work', async () => {
    const budget = new PixelBudget(10);
    await expect(budget.use(10, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await budget.use(10, () => Promise.resolve(1))).toBe(1);
  });
});

test('The pixel budget counts AVIF and progressive JPEG as many times a baseline JPEG', () => {
  const size = { width: 4000, height: 3000 };
  const baseline = decodingBytes({ type: 'jpeg', ...size, progressive: false });
  expect(decodingBytes({ type: 'jpeg', ...size, progressive: true })).toBeGreaterThan(4 * baseline);
  expect(decodingBytes({ type: 'avif', ...size, progressive: false })).toBeGreaterThan(10 * baseline);
});
