/** The host's ids of query images: uploads each image once, and again when the host has forgotten it. Page. */
export class ImageIds {
  readonly #ids = new Map<string, string>();

  /**
   * The host's id of an image.
   * @param handOver uploads the image; called while it has no id. A failure is not cached.
   */
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
