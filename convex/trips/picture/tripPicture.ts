// The picture of a trip that messengers show with its link: a sheet of a map with the way from place to place in the colours of the days,
// which are those of src/ui/theme.css. No words: they stand beside it. Pure.
import { fnv1a } from "../../digest";
import { Canvas, curve, rgb, type Rgb, type Xy } from "./canvas";
import { writePng } from "./png";
import { routeOf, type Stop } from "./route";
import { drawTerrain } from "./terrain";

export const PICTURE_WIDTH = 1200;
export const PICTURE_HEIGHT = 630;
/** To be counted up when a trip looks different after a change here. */
export const DRAWING = 1;

export type TripSketch = { /** Decides what country is invented round the route. */ seed: string; /** Each with the day that one comes there. */ cities: Stop[]; stops: Stop[] };

const DAYS = ["#b0452a", "#2c5c9f", "#836000", "#7a3f8c", "#3f6b22", "#ad2f60", "#0a6c80", "#655a4c"].map(rgb);
const PAPER = rgb("#fffdf9");
const INK = rgb("#211d17");
const ACCENT = rgb("#0e5c55");
const SUN = rgb("#f3b562");
const FRAME = 26;
const BOX = { left: 190, top: 130, right: PICTURE_WIDTH - 190, bottom: PICTURE_HEIGHT - 150 };

export function drawTrip({ seed, cities, stops }: TripSketch): Uint8Array<ArrayBuffer> {
  const canvas = new Canvas(PICTURE_WIDTH, PICTURE_HEIGHT);
  const { spots, legs, days } = routeOf(cities, stops, BOX);
  const under = [...spots.map(({ at }) => at), ...legs.flatMap(({ line }) => line.filter((_, index) => index % 4 === 2))];
  drawTerrain(canvas, fnv1a(seed), under);
  for (const { line } of legs) canvas.stroke(line, 15, PAPER);
  for (const { line, day } of legs) canvas.stroke(line, 7.5, colourOf(day));
  if (spots.length === 1) drawRings(canvas, spots[0]!.at);
  for (const [index, { at, day }] of spots.entries()) drawSpot(canvas, at, colourOf(day), index === 0);
  drawFrame(canvas);
  drawMark(canvas, [FRAME + 26, PICTURE_HEIGHT - FRAME - 26 - 84], 84);
  drawDays(canvas, days);
  return writePng(PICTURE_WIDTH, PICTURE_HEIGHT, canvas.pixels);
}

const colourOf = (day: number) => DAYS[day % DAYS.length]!;

function drawSpot(canvas: Canvas, at: Xy, colour: Rgb, isStart: boolean): void {
  const radius = isStart ? 19 : 14;
  canvas.disc([at[0], at[1] + 4], radius + 3, INK, 0.16);
  canvas.disc(at, radius, PAPER);
  canvas.disc(at, radius - 4.5, colour);
  if (isStart) canvas.disc(at, 5, PAPER);
}

/** A place that stands alone is the middle of something. */
function drawRings(canvas: Canvas, at: Xy): void {
  for (const [radius, alpha] of [[62, 0.55], [112, 0.34], [168, 0.18]] as const) canvas.ring(at, radius, 3, DAYS[0]!, alpha);
}

/** The edge of the sheet. */
function drawFrame(canvas: Canvas): void {
  const border = (from: number, to: number, colour: Rgb, alpha: number) => {
    const [right, bottom] = [PICTURE_WIDTH - from, PICTURE_HEIGHT - from];
    canvas.rectangle([from, from], [right, to], colour, alpha);
    canvas.rectangle([from, PICTURE_HEIGHT - to], [right, bottom], colour, alpha);
    canvas.rectangle([from, to], [to, PICTURE_HEIGHT - to], colour, alpha);
    canvas.rectangle([PICTURE_WIDTH - to, to], [right, PICTURE_HEIGHT - to], colour, alpha);
  };
  border(0, FRAME, PAPER, 1);
  border(FRAME, FRAME + 2, ACCENT, 0.55);
}

/** Caravan's mark, as src/ui/Logo.tsx draws it on a square of 32. */
function drawMark(canvas: Canvas, [left, top]: Xy, size: number): void {
  const unit = size / 32;
  const at = (x: number, y: number): Xy => [left + x * unit, top + y * unit];
  const bend = (points: readonly [number, number][], steps = 12) => curve(points.map(([x, y]) => at(x, y)) as unknown as [Xy, Xy, Xy, Xy], steps);
  const corner = (x: number, y: number, turn: number) => Array.from({ length: 9 }, (_, step): Xy => at(x + 9 * Math.cos(turn + (step * Math.PI) / 16), y + 9 * Math.sin(turn + (step * Math.PI) / 16)));
  const [topLeft, topRight, bottomRight, bottomLeft] = [corner(9, 9, Math.PI), corner(23, 9, -Math.PI / 2), corner(23, 23, 0), corner(9, 23, Math.PI / 2)];
  canvas.fill([...topLeft, ...topRight, ...bottomRight, ...bottomLeft], ACCENT);
  canvas.disc(at(21.5, 11), 4 * unit, SUN);
  const ridge = [...bend([[0, 23], [5, 16], [9, 13.5], [13.5, 16.5]]), ...bend([[13.5, 16.5], [18, 19.5], [22, 23], [32, 17]])];
  canvas.fill([at(0, 23), ...ridge, ...bottomRight, ...bottomLeft], PAPER, 0.94);
  const road = [at(14.5, 32), ...bend([[14.5, 32], [13, 28.5], [18, 27.5], [16.5, 24.8]]), ...bend([[16.5, 24.8], [15.6, 23.1], [12.9, 22.8], [11.7, 20.5]])];
  for (let index = 0; index + 2 < road.length; index += 4) canvas.stroke(road.slice(index, index + 3), 1.6 * unit, ACCENT);
}

/** A dot for each day on the way, at the lower right; one alone says nothing. */
function drawDays(canvas: Canvas, days: readonly number[]): void {
  const shown = days.length > 1 ? days.slice(0, 16) : [];
  const [step, y] = [30, PICTURE_HEIGHT - FRAME - 48];
  const right = PICTURE_WIDTH - FRAME - 50;
  for (const [index, day] of shown.entries()) {
    const at: Xy = [right - (shown.length - 1 - index) * step, y];
    canvas.disc(at, 11.5, PAPER);
    canvas.disc(at, 8.5, colourOf(day));
  }
}
