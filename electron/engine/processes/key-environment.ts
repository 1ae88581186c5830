/** The name in the environment that holds the key of a remote encoder, and which processes see it. Runs in any process. */

/** The user's key. */
export const KEY_VARIABLE = 'SIGHTLINE_REMOTE_KEY';

/** An environment for processes that decode files: without it. */
export function withoutKeys(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name !== KEY_VARIABLE));
}
