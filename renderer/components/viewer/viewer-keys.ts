/** Keys of the viewer. Controls that use keys themselves take precedence. Page. */
import { matchesShortcut } from '../../lib/shell/shortcuts.ts';
import { VIEWER_SHORTCUTS } from '../../lib/viewer/viewer-shortcuts.ts';
import type { ViewerShortcutId } from '../../lib/viewer/viewer-shortcuts.ts';
import type { App } from '../../state/app.ts';
import { isAvailable, runAction } from './viewer-actions.ts';

/** Controls with keys of their own, and which keys those are. */
const OWN_KEYS: readonly (readonly [selector: string, keys: RegExp])[] = [
  ['input:not([type=radio], [type=range]), textarea, select', /^(?!Escape$)/],
  ['[role=menu]', /^/],
  ['[type=radio], [type=range]', /^(Arrow|Home|End|Page| )/],
  ['button, a[href], summary', /^ $/],
];

const IDS = Object.keys(VIEWER_SHORTCUTS) as ViewerShortcutId[];

export function viewerKey(event: KeyboardEvent, app: App): void {
  if (event.defaultPrevented || event.isComposing) return;
  // RegionSelect handles the keys during selection.
  if (app.viewer.region !== null) return;
  const target = event.target instanceof Element ? event.target : null;
  if (OWN_KEYS.some(([selector, keys]) => keys.test(event.key) && target?.closest(selector))) return;
  // The value for `apple` is irrelevant: no shortcut of the viewer uses Ctrl or Cmd.
  const id = IDS.find((candidate) => matchesShortcut(event, candidate, false));
  if (id === undefined || !isAvailable(id, app)) return;
  runAction(id, app, event);
  event.preventDefault();
}
