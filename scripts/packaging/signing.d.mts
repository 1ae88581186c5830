/** @param platform as process.platform. */
export function signingFor(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly config: Readonly<Record<string, unknown>>; readonly signed: boolean; readonly line: string };
