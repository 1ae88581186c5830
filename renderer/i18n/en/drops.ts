/** Folders and files that are dropped on the window. English. */
export const drops = {
  covered: (name: string, folder: string) => `“${name}” is already searched, as a part of “${folder}”.`,
  unusable: (name: string) => `“${name}” is neither a folder nor a file that can be read.`,
  tooMany: (looked: string, all: string) =>
    `Only the first ${looked} of the ${all} dropped files were looked at. Drop the folder they are in instead.`,
};
