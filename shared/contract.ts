/**
 * Every request and event of Sightline, defined once; contract/ has one file per topic. Hosts implement it, clients
 * take their types from it, and a test checks that hosts implement all of it. Served over WebSocket and MessagePort
 * (page) and over HTTP with an OpenAPI document (scripts); see docs/adr/0004. Runs anywhere.
 */
import { app, settings, updates } from './contract/app.ts';
import { activity, directories, folders, indexing, library, refresh } from './contract/library.ts';
import { comparison } from './contract/comparison.ts';
import { models } from './contract/models.ts';
import { albums, files, photos } from './contract/photos.ts';
import { search, searches } from './contract/search.ts';
import { remotes } from './contract/remotes.ts';
import { spaces } from './contract/spaces.ts';
import { classify, labelSets, tagging, tags } from './contract/tagging.ts';

export const contract = {
  library,
  folders,
  directories,
  search,
  searches,
  classify,
  photos,
  albums,
  files,
  tags,
  labelSets,
  tagging,
  indexing,
  refresh,
  spaces,
  activity,
  comparison,
  models,
  remotes,
  app,
  settings,
  updates,
};
export type Contract = typeof contract;
