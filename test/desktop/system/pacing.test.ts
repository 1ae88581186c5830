import { beforeEach, describe, expect, it } from 'vitest';
import {
  Pacing,
  reasonToPause,
  type PauseReason,
  type Surroundings,
} from '../../../electron/desktop/system/pacing.ts';
import { IDLE_PROGRESS, type Progress } from '../../../shared/schemas.ts';

const RESTED = 600;
let settings: { pauseOnBattery: boolean; pauseWhileWorking: boolean };
let surroundings: Surroundings;
let done: string[];
let pacing: Pacing;

const progress = (phase: Progress['phase']): Progress => ({ ...IDLE_PROGRESS, phase });

beforeEach(() => {
  settings = { pauseOnBattery: true, pauseWhileWorking: true };
  surroundings = { onBattery: false, idleSeconds: RESTED };
  done = [];
  pacing = new Pacing({
    settings: () => settings,
    surroundings: () => Promise.resolve(surroundings),
    pause: () => {
      done.push('pause');
      pacing.progressed(progress('paused'));
      return Promise.resolve();
    },
    resume: () => {
      done.push('resume');
      pacing.progressed(progress('embedding'));
      return Promise.resolve();
    },
    onPaused: (reason) => done.push(`said ${reason}`),
  });
});

describe('the reason to pause', () => {
  it.each<[boolean, boolean, boolean, number, PauseReason | null]>([
    [true, false, true, RESTED, 'battery'],
    [true, false, false, 0, null],
    [false, true, true, 0, 'working'],
    [false, true, true, 60, null],
    [true, true, true, 0, 'battery'],
    [false, false, true, 0, null],
  ])(
    'The reason to pause with settings %s %s, on battery %s, idle %s s: %s',
    (pauseOnBattery, pauseWhileWorking, onBattery, idleSeconds, reason) => {
      expect(reasonToPause({ pauseOnBattery, pauseWhileWorking }, { onBattery, idleSeconds })).toBe(reason);
    },
  );
});

describe('pacing', () => {
  it('Pacing pauses work on battery, says why once, and resumes when the plug is back', async () => {
    pacing.progressed(progress('embedding'));
    surroundings = { onBattery: true, idleSeconds: RESTED };
    await pacing.check();
    await pacing.check();
    expect(done).toEqual(['pause', 'said battery']);
    surroundings = { onBattery: false, idleSeconds: RESTED };
    await pacing.check();
    expect(done).toEqual(['pause', 'said battery', 'resume']);
  });

  it('Pacing does nothing while nothing is indexed', async () => {
    surroundings = { onBattery: true, idleSeconds: 0 };
    await pacing.check();
    expect(done).toEqual([]);
  });

  it('Pacing looks when a run begins', async () => {
    surroundings = { onBattery: true, idleSeconds: 0 };
    pacing.progressed(progress('scanning'));
    await expect.poll(() => done).toEqual(['pause', 'said battery']);
  });

  it('Pacing never ends a pause of the user', async () => {
    pacing.progressed(progress('embedding'));
    pacing.userPaused();
    pacing.progressed(progress('paused'));
    surroundings = { onBattery: true, idleSeconds: 0 };
    await pacing.check();
    surroundings = { onBattery: false, idleSeconds: RESTED };
    await pacing.check();
    expect(done).toEqual([]);
  });

  it('Pacing lets the user resume against a reason, until it has gone and come again', async () => {
    pacing.progressed(progress('embedding'));
    surroundings = { onBattery: true, idleSeconds: RESTED };
    await pacing.check();
    pacing.userResumed();
    pacing.progressed(progress('embedding'));
    await pacing.check();
    expect(done).toEqual(['pause', 'said battery']);
    surroundings = { onBattery: false, idleSeconds: RESTED };
    await pacing.check();
    surroundings = { onBattery: true, idleSeconds: RESTED };
    await pacing.check();
    expect(done).toEqual(['pause', 'said battery', 'pause', 'said battery']);
  });

  it('Pacing pauses again an engine that was started again and forgot', async () => {
    pacing.progressed(progress('embedding'));
    surroundings = { onBattery: true, idleSeconds: RESTED };
    await pacing.check();
    pacing.progressed(progress('embedding'));
    await pacing.check();
    expect(done).toEqual(['pause', 'said battery', 'pause']);
  });

  it('Pacing resumes when the setting is turned off', async () => {
    pacing.progressed(progress('embedding'));
    surroundings = { onBattery: true, idleSeconds: RESTED };
    await pacing.check();
    settings = { pauseOnBattery: false, pauseWhileWorking: false };
    await pacing.check();
    expect(done.at(-1)).toBe('resume');
  });
});
