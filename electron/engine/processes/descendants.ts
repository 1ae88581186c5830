/**
 * The processes below this one. A service tells its parent which processes it has started, so that the parent can kill
 * those that outlive it: a process that is stopped or stuck does not notice that it has been orphaned. Runs in the
 * processes that start services under plain Node.
 */
import type { Channel } from './channel.ts';
import type { WireMessage } from './wire.ts';

/** How long a process may take to notice that its parent is gone, milliseconds. */
const NOTICE_MILLISECONDS = 1_500;

let parent: Channel['send'] | null = null;

/** Tells the parent of this service of every process below from now on. */
export function announceTo(channel: Channel): void {
  parent = channel.send;
}

/** Follows a service that was just started, and kills what is left of its processes after it has ended. */
export function followDescendants(pid: number, channel: Channel, exited: Promise<unknown>): void {
  const below = new Set<number>();
  const announce = (message: WireMessage): void => parent?.(message);
  announce({ type: 'child', pid, lives: true });
  channel.onMessage((message) => {
    if (message.type !== 'child') return;
    if (message.lives) below.add(message.pid);
    else below.delete(message.pid);
    announce(message);
  });
  void exited.then(() => {
    announce({ type: 'child', pid, lives: false });
    if (below.size === 0) return;
    setTimeout(() => {
      for (const orphan of below) {
        kill(orphan);
        announce({ type: 'child', pid: orphan, lives: false });
      }
    }, NOTICE_MILLISECONDS);
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
