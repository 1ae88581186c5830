/**
 * Every request and event of Sightline, once, one topic a file in contract/. Hosts implement it, clients are typed by it,
 * and the completeness test walks it. Served over WebSocket and MessagePort (page) and HTTP with an OpenAPI document
 * (scripts); see docs/adr/0004.
 */
import { app, settings, updates } from './contract/app.ts';
import { activity, directories, folders, indexing, library } from './contract/library.ts';
import { albums, files, photos } from './contract/photos.ts';
import { search, searches } from './contract/search.ts';
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
  activity,
  app,
  settings,
  updates,
};
export type Contract = typeof contract;
