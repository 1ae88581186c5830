/** Messages about folders and files dropped on the window. */
export const drops = {
  covered: (name: string, folder: string) => `“${name}” is already in the library, as part of “${folder}”.`,
  unusable: (name: string) => `“${name}” is not a folder or a readable file.`,
  tooMany: (looked: string, all: string) =>
    `Only the first ${looked} of the ${all} dropped files were checked. Drop their folder instead.`,
};
