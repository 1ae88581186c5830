/** Where the runtime finds the model of one tower. Types only. */

/** A tower as a file, or as bytes whose weights may lie in `weightsFolder`. */
export type TowerSource =
  | {
      readonly path: string;
      /** Whether nobody but Sightline writes the file or takes it away, so that it may be mapped into memory. */
      readonly steady: boolean;
    }
  | { readonly bytes: Uint8Array; readonly weightsFolder: string };
