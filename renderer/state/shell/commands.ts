/**
 * Dispatches commands of native menus and shortcuts. Components register handlers while they are shown, and the latest
 * one wins, so that "select all" applies to the photos on screen. Page.
 */
import type { Command } from '../../../shared/schemas.ts';

export class Commands {
  readonly #handlers = new Map<Command, readonly (() => void)[]>();

  /**
   * Registers a handler.
   * @returns a function that removes it, to be called when the component is destroyed: `$effect(() => commands.on(…))`
   */
  on(command: Command, handler: () => void): () => void {
    this.#handlers.set(command, [...(this.#handlers.get(command) ?? []), handler]);
    return () => {
      const others = (this.#handlers.get(command) ?? []).filter((other) => other !== handler);
      this.#handlers.set(command, others);
    };
  }

  /** Runs the latest handler. @returns whether there was one */
  run(command: Command): boolean {
    const handler = this.#handlers.get(command)?.at(-1);
    handler?.();
    return handler !== undefined;
  }
}
