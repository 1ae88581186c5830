/**
 * The guarded door of the desktop host: the only importer of `ipcMain`. Admits messages from the main frame of our
 * window while that shows our own page; drops and logs everything else. Runs in the main process.
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
  /** Calls the listener with the port that comes with a message. */
  onPort(channel: string, listener: (port: MessagePortMain) => void): void;
  /** Answers requests after validating their input. */
  onRequest<Input, Output>(
    channel: string,
    input: z.ZodType<Input>,
    answer: (input: Input) => Promise<Output>,
  ): void;
}

/** The parts of a message that identify its sender. */
export interface Sender {
  readonly sender: unknown;
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null;
}

/**
 * Whether a message is from our page: the window's own contents, its main frame, our origin.
 * @param contents of the window; null if there is none.
 */
export function isOurPage({ sender, senderFrame }: Sender, contents: unknown): boolean {
  if (contents === null || sender !== contents || senderFrame === null) return false;
  return senderFrame.parent === null && senderFrame.origin === PAGE_ORIGIN;
}

/**
 * @param contents returns the window's current contents.
 * @param onStranger called for each dropped message.
 * @returns a door that answers requests from others with SightlineError `forbidden`, and malformed ones with
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
