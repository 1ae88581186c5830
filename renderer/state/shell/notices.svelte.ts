/** Short messages to the user: shown until dismissed, or only announced by the page's polite live region. Page. */
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';

export type NoticeLevel = 'info' | 'warning' | 'error';

export interface Notice {
  readonly id: number;
  readonly level: NoticeLevel;
  readonly message: string;
}

/** Most notices to show; the oldest go first. */
const MAX_NOTICES = 3;

export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  /** Text of the live region. */
  spoken = $state('');
  #nextId = 1;

  show(level: NoticeLevel, message: string): void {
    const others = this.list.filter((notice) => notice.message !== message);
    this.list = [...others, { id: this.#nextId, level, message }].slice(-MAX_NOTICES);
    this.#nextId += 1;
  }

  /** Shows why something failed and what the user can do. */
  fail({ message, advice }: Failure): void {
    this.show('error', `${message} ${advice}`);
  }

  /** Runs work that may fail, and shows why it did. @returns whether it succeeded */
  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      this.fail(describeFailure(thrown));
      return false;
    }
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** Announces a message to screen readers without showing it. Repeated messages are announced again. */
  announce(message: string): void {
    this.spoken = this.spoken === message ? `${message}\u00a0` : message;
  }
}
