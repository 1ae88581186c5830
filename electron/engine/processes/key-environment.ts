/** Names in the environment that hold keys of remote encoders, and which processes see them. Runs in any process. */

/** The user's key. */
export const KEY_VARIABLE = 'SIGHTLINE_REMOTE_KEY';
/** Keys that the desktop app took from the system's secret store, as JSON by name: for its courier alone. */
export const SEALED_VARIABLE = 'SIGHTLINE_SEALED_KEYS';

/** An environment for processes that decode files: without keys. */
export function withoutKeys(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => name !== KEY_VARIABLE && name !== SEALED_VARIABLE),
  );
}
