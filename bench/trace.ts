/** Reads a trace of Chromium: what the page's main thread did in each frame. */

/** An event of the trace-event format; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread's own clock, which stands still while another process has the core. */
  readonly tts?: number;
  readonly tdur?: number;
}

/** Milliseconds that a frame took of the main thread. */
export interface Frame {
  /** Script, with garbage collection, and style and layout. */
  readonly scriptAndLayout: number;
  /** The same by the thread's own clock. */
  readonly scriptAndLayoutCpu: number;
  /** With painting and handing over to the compositor. */
  readonly all: number;
  /** To the next frame. */
  readonly interval: number;
}

const SCRIPT_AND_LAYOUT = new Set([
  // Promises: where Svelte writes to the document.
  'BlinkScheduler_PerformMicrotaskCheckpoint',
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'Layout',
  'TimerFire',
  'UpdateLayoutTree',
]);
const PAINT = new Set(['Commit', 'Layerize', 'Paint', 'PrePaint', 'UpdateLayer', 'UpdateLayerTree']);

/**
 * The frames between two marks that the page made with `performance.mark`.
 * @param trace as Chromium writes it, JSON
 * @throws Error when a mark or the frames are missing
 */
export function framesBetween(trace: string, from: string, to: string): readonly Frame[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const begin = traceEvents.find(({ name }) => name === from);
  const end = traceEvents.findLast(({ name }) => name === to);
  if (!begin || !end) throw new Error(`expected the marks ${from} and ${to} in the trace, received none`);
  const events = traceEvents
    .filter(({ pid, tid, ts }) => pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= end.ts)
    .sort((one, other) => one.ts - other.ts);
  const starts = events.filter(({ name, ph }) => name === 'AnimationFrame' && ph === 'b').map(({ ts }) => ts);
  if (starts.length < 2) throw new Error('expected frames between the marks, received fewer than two');
  const scriptAndLayout = busy(events, starts, isScriptOrLayout);
  const onCpu = events.map((event) => ({ ...event, dur: event.tdur ?? 0, tts: event.tts ?? 0 }));
  const scriptAndLayoutCpu = busy(onCpu, starts, isScriptOrLayout, ({ tts }) => tts);
  const all = busy(events, starts, (name) => isScriptOrLayout(name) || PAINT.has(name));
  return starts.slice(0, -1).map((start, at) => ({
    scriptAndLayout: (scriptAndLayout[at] ?? 0) / 1000,
    scriptAndLayoutCpu: (scriptAndLayoutCpu[at] ?? 0) / 1000,
    all: (all[at] ?? 0) / 1000,
    interval: ((starts[at + 1] ?? start) - start) / 1000,
  }));
}

function isScriptOrLayout(name: string): boolean {
  return SCRIPT_AND_LAYOUT.has(name) || name.startsWith('V8.GC');
}

/** Microseconds of each frame in which one of the events ran; what ran inside another counts once. */
function busy<Event extends TraceEvent>(
  events: readonly Event[],
  starts: readonly number[],
  counts: (name: string) => boolean,
  clock: (event: Event) => number = ({ ts }) => ts,
): number[] {
  const sums = starts.map(() => 0);
  let covered = 0;
  let frame = -1;
  for (const event of events) {
    const { name, ph, ts, dur = 0 } = event;
    const from = clock(event);
    if (ph !== 'X' || !counts(name) || from + dur <= covered) continue;
    while (frame + 1 < starts.length && (starts[frame + 1] ?? Infinity) <= ts) frame += 1;
    if (frame >= 0) sums[frame] = (sums[frame] ?? 0) + from + dur - Math.max(from, covered);
    covered = from + dur;
  }
  return sums;
}
