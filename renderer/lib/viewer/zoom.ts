/**
 * Geometry of viewing one picture: fitting, zooming about a point, panning within bounds, quarter turns. Lengths are
 * in CSS pixels; the scale is in device pixels per image pixel, so that 1 (100 %) shows every pixel of the photo as
 * one pixel of the screen. Pure.
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x` and `y`: the picture's centre, relative to the centre of the stage. */
export interface View extends Point {
  readonly scale: number;
}

export interface Scene {
  /** Size of the picture in image pixels, after rotation. */
  readonly picture: Size;
  readonly stage: Size;
  /** Device pixels per CSS pixel. */
  readonly density: number;
}

export const LARGEST_SCALE = 8;
/** Factor by which one press of a zoom key or button changes the scale. */
export const ZOOM_STEP = 1.25;

/** The scale that shows the whole picture; small pictures are not enlarged beyond 100 %. */
export function fitScale({ picture, stage, density }: Scene): number {
  const room = Math.min((stage.width * density) / picture.width, (stage.height * density) / picture.height);
  return Number.isFinite(room) && room > 0 ? Math.min(room, density) : 1;
}

/** The view that shows the whole picture, centred. */
export function fitted(scene: Scene): View {
  return { scale: fitScale(scene), x: 0, y: 0 };
}

/** The picture's size on the stage. */
export function shownSize({ picture, density }: Scene, scale: number): Size {
  return { width: (picture.width * scale) / density, height: (picture.height * scale) / density };
}

/** Changes the scale, keeping what is at `at` (from the stage's centre) in place as far as the bounds allow. */
export function zoomedTo(scene: Scene, view: View, scale: number, at: Point = { x: 0, y: 0 }): View {
  const smallest = fitScale(scene);
  const next = Math.min(Math.max(scale, smallest), Math.max(LARGEST_SCALE, smallest));
  const factor = next / view.scale;
  return bounded(scene, {
    scale: next,
    x: at.x - (at.x - view.x) * factor,
    y: at.y - (at.y - view.y) * factor,
  });
}

/** Moves the picture by `by`, as far as the bounds allow. */
export function panned(scene: Scene, view: View, by: Point): View {
  return bounded(scene, { ...view, x: view.x + by.x, y: view.y + by.y });
}

/**
 * Clamps the position: no gap between the picture's edge and the stage's, and a side that is shorter than the stage
 * stays centred.
 */
export function bounded(scene: Scene, view: View): View {
  const shown = shownSize(scene, view.scale);
  const within = (value: number, length: number, room: number) => {
    const most = Math.max(0, (length - room) / 2);
    return Math.min(most, Math.max(-most, value)) || 0;
  };
  return {
    scale: view.scale,
    x: within(view.x, shown.width, scene.stage.width),
    y: within(view.y, shown.height, scene.stage.height),
  };
}

/** Size of the picture after `turns` quarter turns. */
export function turnedSize({ width, height }: Size, turns: number): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** Factor by which a turn of the wheel, or a trackpad pinch reported as one, changes the scale. */
export function wheelFactor({
  deltaY,
  deltaMode,
  ctrlKey,
}: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const lineHeight = 16;
  const pixels = deltaMode === 0 ? deltaY : deltaY * lineHeight;
  const limited = Math.max(-200, Math.min(200, pixels));
  return Math.exp(-limited * (ctrlKey ? 0.01 : 0.002));
}
