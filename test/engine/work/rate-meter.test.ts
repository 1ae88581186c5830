import { describe, expect, it } from 'vitest';
import { RateMeter } from '../../../electron/engine/work/rate-meter.ts';

describe('the rate', () => {
  it('The rate covers the last seconds only', () => {
    let now = 0;
    const meter = new RateMeter(() => now);
    expect(meter.rate()).toBeNull();
    for (let second = 1; second <= 30; second++) {
      now = second * 1000;
      meter.add(second <= 15 ? 100 : 10);
    }
    expect(meter.rate()).toBeCloseTo(10, 0);
    meter.restart();
    expect(meter.rate()).toBeNull();
  });

  it('The rate is not measured from a single moment', () => {
    let now = 0;
    const meter = new RateMeter(() => now);
    now = 10;
    meter.add(8);
    expect(meter.rate()).toBeNull();
    now = 1000;
    expect(meter.rate()).toBe(8);
  });
});
