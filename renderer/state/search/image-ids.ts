/**
 * The ids that the host gave to query images: each image is handed over once, and again when the host has forgotten
 * it. Page.
 */
export class ImageIds {
  readonly #ids = new Map<string, string>();

  /** @param handOver called when the image has no id yet; a failure is not kept */
  async of(key: string, handOver: () => Promise<{ imageId: string }>): Promise<string> {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const { imageId } = await handOver();
    this.#ids.set(key, imageId);
    return imageId;
  }

  /** @returns whether there was one */
  forget(key: string): boolean {
    return this.#ids.delete(key);
  }
}
