/** Folders of the fake host, below the root that folders may be added from. */
export const DIRECTORIES = ['Holidays/2023 Iceland', 'Holidays/2024 Lisbon', 'Family', 'Scans'];
