/** Changes of the fake library that can be taken back, and done again, by their token. */
import { SightlineError } from '../../shared/errors.ts';
import type { Changed } from '../../shared/schemas.ts';

interface Undoable {
  readonly changed: number;
  readonly back: () => void;
  readonly again: () => void;
}

export class FakeUndo {
  readonly #changes = new Map<string, Undoable>();
  #next = 1;

  remember(change: Undoable): string {
    const token = `tags-undo-${this.#next}`;
    this.#next += 1;
    this.#changes.set(token, change);
    return token;
  }

  has(token: string): boolean {
    return this.#changes.has(token);
  }

  take(token: string): Changed {
    const change = this.#changes.get(token);
    if (!change) throw new SightlineError('not-found', 'that change can no longer be taken back');
    this.#changes.delete(token);
    change.back();
    const { changed, back, again } = change;
    return { changed, undo: this.remember({ changed, back: again, again: back }) };
  }
}
