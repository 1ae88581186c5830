/** @throws Error for an update address that is not https. */
export function publisherFor(environment: Readonly<Record<string, string | undefined>>): {
  readonly config: {
    readonly extraMetadata: { readonly homepage: string };
    readonly linux: { readonly maintainer: string };
    readonly publish: { readonly provider: 'generic'; readonly url: string } | null;
  };
  readonly line: string;
};
