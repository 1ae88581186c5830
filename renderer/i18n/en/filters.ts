/** The filters of a search. English. */

export const filters = {
  label: 'Filters',
  toggle: (active: number) => (active === 0 ? 'Filters' : `Filters (${active})`),
  folder: 'Folder',
  anyFolder: 'All folders',
  from: 'Taken from',
  to: 'Taken to',
  type: 'Type',
  anyType: 'Any type',
  clear: 'Clear filters',
};
