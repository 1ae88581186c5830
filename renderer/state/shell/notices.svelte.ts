/**
 * Short messages to the user: shown until dismissed (mere information leaves by itself, Notices.svelte), or only
 * announced by the page's polite live region. Page.
 */
import { describeFailure } from '../../words/failure.ts';

export type NoticeLevel = 'info' | 'warning' | 'error';

export interface Notice {
  readonly id: number;
  readonly level: NoticeLevel;
  /** In the current language, when the words were given as a function. */
  readonly message: string;
}

/** The words of a notice. A function is called again when the language changes. */
export type NoticeWords = string | (() => string);

/** Most notices to show; the oldest go first. */
const MAX_NOTICES = 3;

class ShownNotice implements Notice {
  readonly id: number;
  readonly level: NoticeLevel;
  readonly #words: NoticeWords;

  constructor(id: number, level: NoticeLevel, words: NoticeWords) {
    this.id = id;
    this.level = level;
    this.#words = words;
  }

  get message(): string {
    return typeof this.#words === 'function' ? this.#words() : this.#words;
  }
}

export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  /** Text of the live region. */
  spoken = $state('');
  #nextId = 1;

  show(level: NoticeLevel, words: NoticeWords): void {
    const added = new ShownNotice(this.#nextId, level, words);
    const others = this.list.filter(({ message }) => message !== added.message);
    this.list = [...others, added].slice(-MAX_NOTICES);
    this.#nextId += 1;
  }

  /** Shows why something failed and what the user can do. @param thrown what a request threw */
  fail(thrown: unknown): void {
    this.show('error', () => {
      const { message, advice } = describeFailure(thrown);
      return `${message} ${advice}`;
    });
  }

  /** Runs work that may fail, and shows why it did. @returns whether it succeeded */
  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      this.fail(thrown);
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
