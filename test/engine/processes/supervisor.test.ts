import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { appRoot } from '../../../electron/engine/app-root.ts';
import type { Service } from '../../../electron/engine/processes/wire.ts';
import { spawnService } from '../../../electron/engine/processes/node-spawner.ts';
import {
  Supervisor,
  type Death,
  type SupervisorOptions,
} from '../../../electron/engine/processes/supervisor.ts';

interface EchoApi {
  echo(input: unknown): Promise<unknown>;
  fail(input: null): Promise<never>;
  shout(input: string): Promise<null>;
  exit(input: number): Promise<never>;
  silent(input: null): Promise<never>;
}
interface EchoEvent {
  shouted: string;
}

const file = path.join(appRoot, 'test/fixtures/processes/echo-service.mjs');
const spawn = (): Promise<Service<EchoApi, EchoEvent>> => spawnService('embedder', file);
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const stop of stops.splice(0)) await stop();
});

async function start(): Promise<Service<EchoApi, EchoEvent>> {
  const service = await spawn();
  stops.push(() => service.stop());
  return service;
}

describe('a spawned service', () => {
  it('A spawned service answers, with typed arrays and bytes intact', async () => {
    const { api } = await start();
    const sent = { numbers: new Float32Array([1.5, -2]), bytes: new Uint8Array([0, 255]), text: 'ü' };
    expect(await api.echo(sent)).toEqual(sent);
  });

  it('A spawned service passes typed errors on', async () => {
    const { api } = await start();
    await expect(api.fail(null)).rejects.toMatchObject({
      kind: 'unreadable',
      message: 'expected x, received y',
    });
  });

  it('A spawned service passes events on until unsubscribed', async () => {
    const { api, onEvent } = await start();
    const heard: EchoEvent[] = [];
    const unsubscribe = onEvent((event) => heard.push(event));
    await api.shout('one');
    unsubscribe();
    await api.shout('two');
    expect(heard).toEqual([{ shouted: 'one' }]);
  });

  it.each([0, 3])('A spawned service that exits with code %i rejects the running request', async (code) => {
    const { api, exited } = await start();
    await expect(api.exit(code)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await exited).toEqual({ code, signal: null });
    await expect(api.echo(1)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('A spawned service rejects a request that was cancelled or took too long', async () => {
    const { api } = await start();
    const controller = new AbortController();
    const cancelled = api.silent(null, { signal: controller.signal });
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(api.silent(null, { timeout: 20 })).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('A spawned service is refused when another service answers the handshake', async () => {
    vi.stubEnv('ECHO_SERVICE_NAME', 'stranger');
    await expect(spawn()).rejects.toThrow("expected the service 'embedder', received 'stranger'");
  });
});

describe('the supervisor', () => {
  function supervise(options: Partial<SupervisorOptions<EchoApi, EchoEvent>> = {}): {
    supervisor: Supervisor<EchoApi, EchoEvent>;
    deaths: Death[];
  } {
    const deaths: Death[] = [];
    const supervisor = new Supervisor<EchoApi, EchoEvent>({
      name: 'embedder',
      spawn,
      prepare: async () => undefined,
      onDeath: (death) => deaths.push(death),
      ...options,
    });
    stops.push(() => supervisor.stop());
    return { supervisor, deaths };
  }

  it('The supervisor starts at the first call and prepares before it', async () => {
    const order: string[] = [];
    const { supervisor } = supervise({
      prepare: async (service) => {
        await service.api.echo('prepare');
        order.push('prepared');
      },
    });
    expect(supervisor.pid).toBeNull();
    await supervisor.api.echo(1);
    order.push('called');
    expect(order).toEqual(['prepared', 'called']);
    expect(supervisor.pid).toBeGreaterThan(0);
  });

  it('The supervisor restarts on purpose without a death, and prepares the new process before any call', async () => {
    const prepared: number[] = [];
    const { supervisor, deaths } = supervise({ prepare: async ({ pid }) => void prepared.push(pid) });
    const { pid, exited } = await supervisor.start();
    const restarted = supervisor.restart();
    await new Promise(setImmediate);
    const answer = supervisor.api.echo('during');
    await restarted;
    expect(await answer).toBe('during');
    await exited;
    expect(prepared).toEqual([pid, supervisor.pid]);
    expect(supervisor.pid).not.toBe(pid);
    expect(deaths).toEqual([]);
  });

  it('The supervisor restarts what was given up', async () => {
    const { supervisor } = supervise();
    for (let death = 0; death < 5; death += 1) await supervisor.api.exit(1).catch(() => undefined);
    await expect(supervisor.api.echo(1)).rejects.toThrow('will not be restarted');
    await supervisor.restart();
    expect(await supervisor.api.echo(1)).toBe(1);
  });

  it('The supervisor replaces a process that finishes what it has begun, while new calls go to another', async () => {
    const { supervisor, deaths } = supervise();
    const { pid, exited } = await supervisor.start();
    const controller = new AbortController();
    const running = supervisor.api.silent(null, { signal: controller.signal });
    await supervisor.api.echo('before');
    const replaced = supervisor.replace();
    await new Promise(setImmediate);
    expect(await supervisor.api.echo('after')).toBe('after');
    expect(supervisor.pid).not.toBe(pid);
    controller.abort();
    await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
    await replaced;
    await exited;
    expect(deaths).toEqual([]);
  });

  it('The supervisor replaces nothing where nothing runs', async () => {
    const { supervisor } = supervise();
    await supervisor.replace();
    expect(supervisor.pid).toBeNull();
  });

  it('The supervisor prepares a running service again, and only that', async () => {
    const prepared: unknown[] = [];
    let answer = 1;
    const { supervisor } = supervise({
      prepare: async (service) => void prepared.push(await service.api.echo(answer)),
    });
    await supervisor.prepareAgain();
    expect(supervisor.pid).toBeNull();
    const { pid } = await supervisor.start();
    answer = 2;
    await supervisor.prepareAgain();
    expect(prepared).toEqual([1, 2]);
    expect(supervisor.pid).toBe(pid);
  });

  it('The supervisor restarts after a kill and keeps its listeners', async () => {
    const { supervisor, deaths } = supervise();
    const heard: EchoEvent[] = [];
    supervisor.onEvent((event) => heard.push(event));
    const { pid, exited } = await supervisor.start();
    process.kill(pid, 'SIGKILL');
    await exited;
    await supervisor.api.shout('again');
    expect(supervisor.pid).not.toBe(pid);
    expect(heard).toEqual([{ shouted: 'again' }]);
    expect(deaths).toEqual([{ code: null, signal: 'SIGKILL', pid, willRestart: true }]);
  });

  it('The supervisor gives up after five deaths in a minute, and tries again once reset', async () => {
    const { supervisor, deaths } = supervise();
    for (let death = 0; death < 5; death++) {
      await expect(supervisor.api.exit(1)).rejects.toMatchObject({ kind: 'unavailable' });
    }
    await expect(supervisor.api.echo(1)).rejects.toThrow(
      'died 5 times within a minute and will not be restarted',
    );
    expect(deaths.map((death) => death.willRestart)).toEqual([true, true, true, true, false]);
    supervisor.reset();
    expect(await supervisor.api.echo(1)).toBe(1);
  });

  it('The supervisor forgets a start that failed', async () => {
    let refuse = true;
    const { supervisor } = supervise({
      prepare: async () => {
        if (refuse) throw new Error('not yet');
      },
    });
    await expect(supervisor.api.echo(1)).rejects.toThrow('not yet');
    refuse = false;
    expect(await supervisor.api.echo(1)).toBe(1);
  });

  it('The supervisor starts one process alone when one died while it was prepared', async () => {
    let starts = 0;
    let deadly = true;
    const { supervisor } = supervise({
      keepAlive: true,
      spawn: () => {
        starts += 1;
        return spawn();
      },
      prepare: async (service) => {
        if (!deadly) return;
        deadly = false;
        await service.api.exit(1);
      },
    });
    await expect(supervisor.start()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await Promise.all([supervisor.api.echo(1), supervisor.api.echo(2)])).toEqual([1, 2]);
    expect(starts).toBe(2);
  });

  it('The supervisor stops an idle service and starts it again when it is called', async () => {
    const { supervisor, deaths } = supervise({ idleMilliseconds: 20 });
    const { pid, exited } = await supervisor.start();
    await supervisor.api.echo(1);
    await exited;
    expect(await supervisor.api.echo(2)).toBe(2);
    expect(supervisor.pid).not.toBe(pid);
    expect(deaths).toEqual([]);
  });
});

describe('a silent process', () => {
  it('A process that is stopped while a call waits is killed, again and again, and never given up', async () => {
    const deaths: Death[] = [];
    const supervisor = new Supervisor<EchoApi, EchoEvent>({
      name: 'embedder',
      spawn,
      prepare: () => Promise.resolve(),
      onDeath: (death) => deaths.push(death),
      silence: { milliseconds: 200, ask: ({ api }) => api.echo(null) },
    });
    stops.push(() => supervisor.stop());
    for (let time = 1; time <= 6; time++) {
      const { pid } = await supervisor.start();
      const waiting = supervisor.api.silent(null);
      process.kill(pid, 'SIGSTOP');
      await expect(waiting).rejects.toMatchObject({ kind: 'unavailable' });
      expect(deaths).toHaveLength(time);
      expect(deaths.at(-1)).toMatchObject({ pid, signal: 'SIGKILL', silent: true, willRestart: true });
    }
    expect(await supervisor.api.echo('alive')).toBe('alive');
  });

  it('A process that answers is left alone, however long a call takes', async () => {
    const supervisor = new Supervisor<EchoApi, EchoEvent>({
      name: 'embedder',
      spawn,
      prepare: () => Promise.resolve(),
      silence: { milliseconds: 1_000, ask: ({ api }) => api.echo(null) },
    });
    stops.push(() => supervisor.stop());
    const { pid } = await supervisor.start();
    await expect(supervisor.api.silent(null, { timeout: 3_000 })).rejects.toMatchObject({ kind: 'timeout' });
    expect(supervisor.pid).toBe(pid);
  });
});
