/**
 * The guarded door of the desktop host: the only importer of `ipcMain`. A message passes when it comes from the main
 * frame of our window, while that shows our own page; everything else is dropped and noted. Runs in the main process.
 */
import {
  ipcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type MessagePortMain,
  type WebContents,
} from 'electron';
import type { z } from 'zod';
import { PAGE_ORIGIN } from '../../shared/bridge.ts';
import { SightlineError } from '../../shared/errors.ts';

export interface Door {
  /** Calls back with the port that came with a message. */
  onPort(channel: string, listener: (port: MessagePortMain) => void): void;
  /** Answers a request whose input has been checked. */
  onRequest<Input, Output>(
    channel: string,
    input: z.ZodType<Input>,
    answer: (input: Input) => Promise<Output>,
  ): void;
}

/** What of a message tells where it is from. */
export interface Sender {
  readonly sender: unknown;
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null;
}

/**
 * Whether a message is from our page: the window's own contents, its main frame, our origin.
 * @param contents of the window; null when there is none.
 */
export function isOurPage({ sender, senderFrame }: Sender, contents: unknown): boolean {
  if (contents === null || sender !== contents || senderFrame === null) return false;
  return senderFrame.parent === null && senderFrame.origin === PAGE_ORIGIN;
}

/**
 * @param contents the window's contents at the time of asking.
 * @param onStranger hears of messages that were dropped.
 * @returns a door that answers requests of others with SightlineError `forbidden`, and misshapen ones with
 *   `invalid-input`.
 */
export function createDoor(
  contents: () => WebContents | null,
  onStranger: (channel: string, origin: string) => void,
): Door {
  const admit = (channel: string, event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    if (isOurPage(event, contents())) return true;
    onStranger(channel, event.senderFrame?.origin ?? 'a frame that is gone');
    return false;
  };
  return {
    onPort(channel, listener) {
      ipcMain.on(channel, (event) => {
        const [port] = event.ports;
        if (!port) return;
        if (admit(channel, event)) listener(port);
        else port.close();
      });
    },
    onRequest(channel, input, answer) {
      ipcMain.handle(channel, async (event, received: unknown) => {
        if (!admit(channel, event))
          throw new SightlineError('forbidden', 'expected a message from our own page');
        const parsed = input.safeParse(received);
        if (!parsed.success) throw new SightlineError('invalid-input', `${channel}: ${parsed.error.message}`);
        return answer(parsed.data);
      });
    },
  };
}
