/**
 * What native menus and shortcuts ask for, by name: screens register what they do about a command while they are
 * there, and whoever registered last is asked. So "select all" means the photos that are shown now. Page.
 */
import type { Command } from '../../../shared/schemas.ts';

export class Commands {
  readonly #handlers = new Map<Command, readonly (() => void)[]>();

  /** @returns how to stop; call it when the component goes away: `$effect(() => commands.on(…))` */
  on(command: Command, handler: () => void): () => void {
    this.#handlers.set(command, [...(this.#handlers.get(command) ?? []), handler]);
    return () => {
      const others = (this.#handlers.get(command) ?? []).filter((other) => other !== handler);
      this.#handlers.set(command, others);
    };
  }

  /** @returns whether anybody was there to do it */
  run(command: Command): boolean {
    const handler = this.#handlers.get(command)?.at(-1);
    handler?.();
    return handler !== undefined;
  }
}
