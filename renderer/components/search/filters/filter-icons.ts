/** An icon for each kind of filter. Page. */
import Calendar from '@lucide/svelte/icons/calendar';
import Camera from '@lucide/svelte/icons/camera';
import FileImage from '@lucide/svelte/icons/file-image';
import Folder from '@lucide/svelte/icons/folder';
import Heart from '@lucide/svelte/icons/heart';
import Images from '@lucide/svelte/icons/images';
import Star from '@lucide/svelte/icons/star';
import Tag from '@lucide/svelte/icons/tag';
import type { Component } from 'svelte';
import type { FilterKind } from '../../../lib/search/filters.ts';

export const KIND_ICONS: Readonly<Record<FilterKind, Component<{ size?: number }>>> = {
  folder: Folder,
  date: Calendar,
  camera: Camera,
  type: FileImage,
  favourite: Heart,
  rating: Star,
  tag: Tag,
  album: Images,
};
