/**
 * Every word the page shows, in one place, so that a catalogue can replace it. English. Functions take numbers and
 * names already formatted by lib/format.ts, and counts where the wording depends on them.
 */
import type { ErrorKind } from '../../shared/errors.ts';
import type { Progress } from '../../shared/schemas.ts';
import { formatNumber } from '../lib/format.ts';
import type { StrengthWord } from '../lib/strength.ts';

const plural = new Intl.PluralRules('en');
/** @example counted(1204, 'photo', 'photos') → "1,204 photos" */
function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${plural.select(count) === 'one' ? one : other}`;
}

const photos = (count: number) => counted(count, 'photo', 'photos');
const files = (count: number) => counted(count, 'file', 'files');

const advice: Record<ErrorKind | 'disconnected', string> = {
  'invalid-input': 'Change the search and try again.',
  forbidden: 'Open the address that Sightline printed when it started.',
  'not-found': 'It may have been moved or removed. Rescan the folder and try again.',
  unsupported: 'Use a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG image.',
  'too-large': 'Use a smaller image.',
  unreadable: 'Check that the file is whole and that you may read it.',
  'model-invalid': 'Install Sightline again to restore its model.',
  'no-library': 'Add a folder of photos first.',
  locked: 'Another Sightline is using this library. Close it and try again.',
  'disk-full': 'Free some space on the disk of the library, then try again.',
  'read-only': 'Make the library folder writable, then try again.',
  unavailable: 'Sightline is busy or starting again. Try again in a moment.',
  cancelled: 'Start it again when you like.',
  timeout: 'It took too long. Try again in a moment.',
  internal: 'This is a fault in Sightline. Try again; if it stays, restart Sightline.',
  disconnected: 'It will be tried again as soon as the connection is back.',
};

const strength: Record<StrengthWord, string> = {
  strong: 'Strong match',
  good: 'Good match',
  possible: 'Possible match',
  weak: 'Weak match',
  verySimilar: 'Very similar',
  similar: 'Similar',
  faintlySimilar: 'Somewhat similar',
  different: 'Not very similar',
};

const phase: Record<Progress['phase'], string> = {
  idle: 'Up to date',
  scanning: 'Looking for photos',
  embedding: 'Learning your photos',
  paused: 'Paused',
};

export const english = {
  app: {
    name: 'Sightline',
    home: 'Sightline, start page',
    skipToResults: 'Skip to results',
    dismiss: 'Dismiss',
    close: 'Close',
    cancel: 'Cancel',
    tryAgain: 'Try again',
    private: 'Your photos never leave this computer.',
    loading: 'Opening your library…',
    photos,
  },
  advice,
  failure: {
    disconnected: 'Sightline cannot be reached.',
    unknown: 'Something went wrong.',
  },
  connection: {
    lost: 'Connection to Sightline lost. Trying again…',
    lostDetail: 'Is it still running?',
    refused: 'Sightline was started again and no longer knows this page.',
    retry: 'Try now',
    back: 'Connected again.',
  },
  search: {
    label: 'Search your photos',
    placeholder: 'Describe a photo…',
    placeholderWithImage: 'Add words…',
    hint: 'Press / to search',
    clear: 'Clear search',
    byImage: 'Search by image',
    removeImage: (name: string) => `Remove ${name} from the search`,
    dropHere: 'Drop an image to find photos like it',
    uploading: 'Looking at the image…',
    tooLong: (limit: number) => `A search may have at most ${formatNumber(limit)} characters.`,
    notAnImage: (name: string) => `Expected an image to search by, received “${name}”.`,
    emptyImage: (name: string) => `Expected an image to search by, but “${name}” is empty.`,
    imageTooLarge: (size: string, limit: string) =>
      `Expected an image of at most ${limit}, received ${size}.`,
    pastedName: 'pasted image',
    photoNumber: (id: number) => `photo ${id}`,
  },
  filters: {
    label: 'Filters',
    toggle: (active: number) => (active === 0 ? 'Filters' : `Filters (${active})`),
    folder: 'Folder',
    anyFolder: 'All folders',
    from: 'Taken from',
    to: 'Taken to',
    type: 'Type',
    anyType: 'Any type',
    clear: 'Clear filters',
    reversed: 'The first date is after the last.',
  },
  results: {
    label: 'Results',
    forText: (text: string) => `“${text}”`,
    forImage: (name: string) => `Photos like ${name}`,
    forBoth: (text: string, name: string) => `“${text}” like ${name}`,
    matches: (count: number) => counted(count, 'match', 'matches'),
    noMatches: 'No clear match',
    noMatchesDetail: 'Nothing in your library fits this well. These come closest.',
    noMatchesYet:
      'None of the photos learned so far fits this well. These come closest; more are on their way.',
    searched: (count: number) => `${photos(count)} searched`,
    lessLikely: 'Less likely matches',
    leastSimilar: 'Most alike first',
    more: 'Show more',
    rough: 'Strengths are rough until 200 photos have been learned.',
    searching: 'Searching…',
    announce: (matches: number, weaker: number) =>
      weaker === 0
        ? counted(matches, 'match', 'matches')
        : `${counted(matches, 'match', 'matches')}, ${formatNumber(weaker)} less likely`,
    announceSimilar: (count: number) => `${photos(count)}, most alike first`,
    keys: 'Use the arrow keys to move between photos and Enter to open one.',
    noThumbnail: 'No preview',
  },
  strength,
  empty: {
    noFolders: 'Find any photo by describing it',
    noFoldersDetail:
      'Add a folder of photos. Sightline looks at every picture in it, and then finds what you describe, here on this computer.',
    noPhotos: 'No photos here yet',
    noPhotosDetail:
      'Nothing that can be searched was found in your folders. Add another folder, or see what was left out.',
    firstScan: 'Getting to know your photos',
    firstScanDetail: 'You can search as soon as the first ones are ready. More appear as they come.',
    home: 'What are you looking for?',
    homeDetail: (count: number) =>
      `Describe it in your own words, or drop in a picture. ${photos(count)} ready to search.`,
    glimpse: 'From your library',
    tryOne: 'Try',
    nothingFiltered: 'No photo passes these filters',
    nothingFilteredDetail: 'Choose fewer filters, or others.',
    nothingDatedDetail: 'Photos without a capture date are left out when you choose dates.',
    nothingFound: 'Nothing found',
    nothingFoundDetail: 'Try other words, or fewer of them.',
    searchFailed: 'That search did not work',
    demoSuggestions: [
      'a cup of coffee',
      'sunset',
      'dogs looking out of a window',
      'a rocket',
      'flowers in autumn',
    ],
    suggestions: [
      'people at a table',
      'sunset over water',
      'a dog playing',
      'food on a plate',
      'a street at night',
    ],
  },
  photo: {
    label: 'Photo',
    close: 'Close photo',
    previous: 'Previous photo',
    next: 'Next photo',
    position: (index: number, count: number) => `${formatNumber(index)} of ${formatNumber(count)}`,
    findSimilar: 'Find similar',
    details: 'Details',
    folder: 'Path',
    taken: 'Taken',
    camera: 'Camera',
    size: 'Size',
    dimensions: (width: number, height: number) => `${width} × ${height}`,
    place: 'Place',
    unknown: 'Not recorded',
    strength: 'Match',
    loadFailed: 'The details of this photo could not be read.',
  },
  library: {
    label: 'Library',
    folders: 'Folders',
    addFolder: 'Add folder',
    rescan: (name: string) => `Rescan ${name}`,
    rescanShort: 'Rescan',
    remove: (name: string) => `Remove ${name}`,
    removeShort: 'Remove',
    demoTitle: 'These are sample photos',
    demoDetail: 'Add your own folder and they go away.',
    empty: 'No folder yet.',
    photos,
    pending: (count: number) => `${formatNumber(count)} to go`,
    failed: (count: number) => `${formatNumber(count)} failed`,
    skipped: (count: number) => `${formatNumber(count)} skipped`,
    scanning: 'Scanning…',
    unavailable: 'Unavailable',
    unavailableDetail: 'Its photos stay in the library.',
    neverScanned: 'Not scanned yet',
    scanned: (moment: string) => `Scanned ${moment}`,
    readOnly: 'Another Sightline is changing this library. Here you can search it.',
    model: (id: string) => `Model ${id}`,
    onDisk: (size: string) => `${size} on disk`,
    added: (name: string) => `${name} was added.`,
    removed: (name: string) => `${name} was removed. The photos themselves were not touched.`,
    problems: (count: number) => counted(count, 'file to look at', 'files to look at'),
    noProblems: 'No problems',
  },
  removal: {
    title: (name: string) => `Remove “${name}”?`,
    detail:
      'Sightline forgets this folder and what it learned from it. The photos on disk stay as they are, untouched.',
    confirm: 'Remove folder',
  },
  directories: {
    title: 'Add a folder',
    detail: 'Choose a folder of photos. Everything below it is searched too.',
    roots: 'This computer',
    path: 'Where you are',
    up: 'Up',
    open: (name: string) => `Open ${name}`,
    add: 'Add this folder',
    addNamed: (name: string) => `Add “${name}”`,
    choose: 'Open a folder to add it',
    inLibrary: 'In the library',
    empty: 'There are no folders inside this one.',
    loading: 'Reading folders…',
    failed: 'This folder could not be read.',
  },
  progress: {
    label: 'Indexing progress',
    phase,
    found: (count: number) => `${files(count)} found so far`,
    finished: (finished: number, total: number) => `${formatNumber(finished)} of ${photos(total)}`,
    rate: (rate: string) => `${rate} photos/s`,
    left: (duration: string) => `about ${duration} left`,
    failed: (count: number) => `${formatNumber(count)} failed`,
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Stop',
    stopped: 'Indexing stopped',
    stoppedDetail: 'What was done so far is kept and can be searched. Put it right, then choose “Try again”.',
    pending: (count: number) => `${photos(count)} not learned yet`,
    goOn: 'Go on',
    announceStarted: 'Indexing started.',
    announceDone: (count: number) => `Indexing finished. ${photos(count)} learned.`,
    announcePart: (percent: string) => `${percent} indexed.`,
    announcePaused: 'Indexing paused.',
  },
  problems: {
    title: 'Files to look at',
    detail: 'Files that failed, were skipped, or were read with a warning. The originals are never changed.',
    all: 'All',
    failed: 'Failed',
    skipped: 'Skipped',
    done: 'Warnings',
    state: { failed: 'Failed', skipped: 'Skipped', done: 'Warning' },
    show: 'Show',
    retry: 'Retry',
    retryOne: (name: string) => `Retry ${name}`,
    retryAll: 'Retry all failed',
    queued: (count: number) => (count === 0 ? 'Nothing to retry.' : `${files(count)} will be tried again.`),
    summary: (count: number, reason: string) => `${files(count)} skipped: ${reason}`,
    more: 'Show more',
    none: 'Nothing here',
    noneDetail: 'Every file was read without trouble.',
    loading: 'Loading…',
  },
};

/** What a catalogue of another language has to say. */
export type Messages = typeof english;
