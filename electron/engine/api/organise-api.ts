/**
 * What the engine answers about listing, marking, gathering and tagging photos: the part of EngineApi that hosts forward
 * as it is, so inputs and outputs are those of the contract.
 */
import type {
  Album,
  Changed,
  Decision,
  Facets,
  HistoryEntry,
  Job,
  LabelSet,
  PhotoIndexPart,
  PhotoIndexQuery,
  PhotoMetadataText,
  PhotoSummary,
  Proposal,
  ProposalGroup,
  Region,
  RenamedTag,
  SavedQuestion,
  SavedSearch,
  SearchFilter,
  Selection,
  StartTagging,
  Storage,
  Suggestion,
  Tag,
  TaggingRun,
  TagsOfSelection,
  TreeNode,
} from '../../../shared/schemas.ts';

type Nothing = Record<string, never>;

/** Listings of the whole library. */
export interface ListingApi {
  tree(input: { id?: string }): Promise<TreeNode[]>;
  facets(input: { filter?: SearchFilter }): Promise<Facets>;
  storage(input: Nothing): Promise<Storage>;
  clearThumbnails(input: Nothing): Promise<Nothing>;
  /** `columns` as bytes; the host turns them into text where its transport needs that. */
  photoIndex(input: PhotoIndexQuery): Promise<Omit<PhotoIndexPart, 'columns'> & { columns: Uint8Array }>;
  summaries(input: { ids: readonly number[] }): Promise<PhotoSummary[]>;
  metadata(input: { id: number }): Promise<PhotoMetadataText>;
}

/** Marks, albums, saved searches, history: changes answer with a token for `undo`. */
export interface OrganiseApi {
  undo(input: { token: string }): Promise<Changed>;
  mark(input: { selection: Selection; favourite?: boolean; rating?: number }): Promise<Changed>;
  listAlbums(input: Nothing): Promise<Album[]>;
  createAlbum(input: { name: string; selection?: Selection }): Promise<Album>;
  renameAlbum(input: { id: number; name: string }): Promise<Album>;
  removeAlbum(input: { id: number }): Promise<Changed>;
  addToAlbum(input: { id: number; selection: Selection }): Promise<Changed>;
  removeFromAlbum(input: { id: number; selection: Selection }): Promise<Changed>;
  listSearches(input: Nothing): Promise<SavedSearch[]>;
  saveSearch(input: { id?: number; name: string; question: SavedQuestion }): Promise<SavedSearch>;
  removeSearch(input: { id: number }): Promise<Changed>;
  suggest(input: { text: string; limit: number }): Promise<Suggestion[]>;
  history(input: Nothing): Promise<HistoryEntry[]>;
  rememberSearch(input: { text: string }): Promise<Nothing>;
  forgetSearch(input: { text?: string }): Promise<Nothing>;
}

/** Tags, label sets, and runs that propose tags. */
export interface TaggingApi {
  listTags(input: Nothing): Promise<Tag[]>;
  tagsOfSelection(input: { selection: Selection }): Promise<TagsOfSelection>;
  renameTag(input: { id: number; name: string }): Promise<RenamedTag>;
  removeTag(input: { id: number }): Promise<Changed>;
  assignTags(input: { selection: Selection; names: readonly string[] }): Promise<Changed>;
  unassignTags(input: { selection: Selection; tagIds: readonly number[] }): Promise<Changed>;
  exportTags(input: {
    format: 'csv' | 'json';
    filter?: SearchFilter;
    after?: string;
  }): Promise<{ text: string; next: string | null }>;
  listLabelSets(input: Nothing): Promise<LabelSet[]>;
  saveLabelSet(input: {
    id?: number;
    name: string;
    labels: readonly string[];
    templates?: readonly string[];
  }): Promise<LabelSet>;
  removeLabelSet(input: { id: number }): Promise<Changed>;
  startTagging(input: StartTagging): Promise<TaggingRun>;
  taggingRuns(input: Nothing): Promise<TaggingRun[]>;
  proposalGroups(input: { id: number }): Promise<ProposalGroup[]>;
  proposals(input: {
    runId: number;
    label: string | null;
    decision?: Decision;
    after?: string;
    limit: number;
  }): Promise<{ proposals: Proposal[]; next: string | null }>;
  decide(input: { runId: number; photoIds: readonly number[]; decision: Decision }): Promise<Changed>;
  acceptAbove(input: { runId: number; label: string; strength: number }): Promise<Changed>;
  removeTaggingRun(input: { id: number }): Promise<Nothing>;
}

/** Long work, running and finished. */
export interface JobsApi {
  jobs(input: Nothing): Promise<Job[]>;
  pauseJob(input: { id: string }): Promise<Nothing>;
  resumeJob(input: { id: string }): Promise<Nothing>;
  cancelJob(input: { id: string }): Promise<Nothing>;
  clearJobs(input: Nothing): Promise<Nothing>;
}

/** A part of a library photo as a query image. */
export interface RegionApi {
  region(input: { photoId: number; region: Region }): Promise<{ imageId: string }>;
}
