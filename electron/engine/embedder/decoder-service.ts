/**
 * Requests that the decoder process answers: one picture at a time, within limits that it enforces on itself. Runs in
 * the decoder process.
 */
import { drawRgb, makePng, makeThumbnail, prepareImage } from '../images/decode.ts';
import { asBuffer } from '../files/path-bytes.ts';
import type { Handlers } from '../processes/wire.ts';
import type { DecoderApi, DecoderEvent, DecoderLimits } from './decoder-api.ts';

const CHECK_MILLISECONDS = 50;

/**
 * @param emit sends an event to the embedder.
 * @param end ends this process at once; called when a job exceeds its limits.
 */
export function createDecoderService(
  emit: (event: DecoderEvent) => void,
  end: () => void,
): Handlers<DecoderApi> {
  /** The decoder works on other threads, so this one is free to watch it. */
  const within = async <Result>(limits: DecoderLimits, work: () => Promise<Result>): Promise<Result> => {
    const before = processorTime();
    const check = (): void => {
      const over =
        processorTime() - before > limits.cpu
          ? 'cpu'
          : process.memoryUsage.rss() > limits.memory
            ? 'memory'
            : null;
      emit(over === null ? { type: 'working' } : { type: 'over', limit: over });
      if (over === null) return;
      clearInterval(timer);
      end();
    };
    const timer = setInterval(check, CHECK_MILLISECONDS);
    emit({ type: 'working' });
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  };
  return {
    prepare: ({ bytes, limits, spec, options }) =>
      within(limits, async () => {
        const image = await prepareImage(asBuffer(bytes), spec, options);
        const { pixels, whole, profile } = image;
        return {
          ...image,
          pixels: copyOf(pixels),
          whole: whole === null ? null : { ...whole, pixels: copyOf(whole.pixels) },
          profile: profile === null ? null : asBuffer(copyOf(profile)),
        };
      }),
    thumbnail: ({ bytes, limits, longestEdge, options }) =>
      within(limits, async () => ({
        bytes: copyOf(await makeThumbnail(asBuffer(bytes), longestEdge, options)),
      })),
    png: ({ bytes, limits, longestEdge, options }) =>
      within(limits, async () => ({ bytes: copyOf(await makePng(asBuffer(bytes), longestEdge, options)) })),
    rgb: ({ bytes, limits, longestEdge, options }) =>
      within(limits, async () => {
        const picture = await drawRgb(asBuffer(bytes), longestEdge, options);
        return { ...picture, pixels: copyOf(picture.pixels) };
      }),
  };
}

/** The decoder may return a view of memory that can't be sent to another process. */
function copyOf(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}

/** Milliseconds of processor time that this process has used, on all threads. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
