/** Calls the contract as the page does, over a port of its own: for what the page offers no button for, or should not. */
import { expect, type Page } from '@playwright/test';
import type { LibraryStatus } from '../../../shared/schemas.ts';

/** The number of the request, which no request of the page itself has. */
const PROBE = 'probe';

export interface ContractAnswer {
  /** HTTP's; 200 for what worked. */
  readonly status: number;
  readonly output: unknown;
}

/**
 * @param procedure such as `files.drag`.
 * @param input plain JSON.
 */
export async function callContract(
  page: Page,
  procedure: string,
  input: unknown = {},
): Promise<ContractAnswer> {
  const message = JSON.stringify({
    i: PROBE,
    p: { u: `/${procedure.replaceAll('.', '/')}`, b: { json: input } },
  });
  const answer = await page.evaluate(sendOnOwnPort, message);
  if (typeof answer !== 'string') throw new Error(`expected an answer, received ${String(answer)}`);
  const { p } = JSON.parse(answer) as { p: { s?: number; b: { json: unknown } } };
  return { status: p.s ?? 200, output: p.b.json };
}

/** As {@link callContract}, but fails unless it worked. */
export async function ask<Output>(page: Page, procedure: string, input: unknown = {}): Promise<Output> {
  const { status, output } = await callContract(page, procedure, input);
  if (status !== 200) throw new Error(`${procedure} answered ${status}: ${JSON.stringify(output)}`);
  return output as Output;
}

/**
 * Runs in the page: asks the bridge for a port, sends one message and answers with the answer to it; `closed`
 * when the port was closed instead, `silence` when nothing came at all.
 */
export function sendOnOwnPort(message: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('silence'), 10_000);
    const done = (answer: unknown): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    window.addEventListener(
      'message',
      (event) => {
        const [port] = event.ports;
        if (!port) return;
        // It may be the port that the page asked for: answers to its own requests come here too.
        port.onmessage = ({ data }) => String(data).includes('"probe"') && done(data);
        port.addEventListener('close', () => done('closed'));
        port.postMessage(message);
      },
      { once: true },
    );
    (window as unknown as { sightline: { connect(): void } }).sightline.connect();
  });
}

/** Waits until the library has so many photos that can be found, and none that wait. */
export async function indexed(page: Page, photos: number): Promise<LibraryStatus> {
  let status: LibraryStatus | undefined;
  await expect
    .poll(async () => {
      status = await ask<LibraryStatus>(page, 'library.status');
      return { done: status.photos.done, pending: status.photos.pending };
    })
    .toEqual({ done: photos, pending: 0 });
  return status as LibraryStatus;
}
