// The ground of the picture: an invented country in the manner of a hiking map, with height lines and water, the same for the same seed.
// What it is drawn under lies on land. Pure.
import { seededRandom } from "../../ai/planner/solver/random";
import { rgb, type Canvas, type Rgb, type Xy } from "./canvas";

/** Heights are reckoned this many pixels apart, and between them by their neighbours. */
const CELL = 10;
const WATER = rgb("#cfe3dd");
const SHORE = rgb("#7fb0a6");
const LAND = ["#f4eee1", "#f8f2e6", "#faf6ee", "#f6eddb", "#f1e5cd", "#ecdcbd"].map(rgb);
const LINE = rgb("#ddd0b6");
/** Of heights between 0 and 1, where land begins, and how far one height line is from the next. */
const SEA_LEVEL = 0.3;
const STEP = 0.09;
const LAND_REACH = 110;

/** Covers the whole sheet. */
export function drawTerrain(canvas: Canvas, seed: number, under: readonly Xy[]): void {
  const heights = heightsOf(canvas, seed, under);
  const across = Math.floor(canvas.width / CELL) + 2;
  for (let y = 0; y < canvas.height; y++) {
    const [row, down] = [Math.floor(y / CELL), (y % CELL) / CELL];
    for (let x = 0; x < canvas.width; x++) {
      const [column, right] = [Math.floor(x / CELL), (x % CELL) / CELL];
      const at = row * across + column;
      const [a, b, c, d] = [heights[at]!, heights[at + 1]!, heights[at + across]!, heights[at + across + 1]!];
      const height = (a * (1 - right) + b * right) * (1 - down) + (c * (1 - right) + d * right) * down;
      const steepness = Math.hypot((b - a) * (1 - down) + (d - c) * down, (c - a) * (1 - right) + (d - b) * right) / CELL;
      paint(canvas, x, y, height - SEA_LEVEL, Math.max(steepness, 1e-6));
    }
  }
}

function paint(canvas: Canvas, x: number, y: number, above: number, steepness: number): void {
  const level = Math.floor(above / STEP);
  const tint = level < 0 ? WATER : LAND[Math.min(level, LAND.length - 1)]!;
  canvas.blend(x, y, tint, 1);
  const nearest = Math.round(above / STEP);
  const away = Math.abs(above - nearest * STEP) / steepness;
  // Below the sea only its shore is drawn.
  if (nearest < 0) return;
  const [colour, half]: [Rgb, number] = nearest === 0 ? [SHORE, 1.1] : [LINE, 0.6];
  canvas.blend(x, y, colour, Math.min(1, half + 0.5 - away));
}

function heightsOf({ width, height }: Canvas, seed: number, under: readonly Xy[]): Float32Array {
  const waves = wavesOf(seed);
  const [across, down] = [Math.floor(width / CELL) + 2, Math.floor(height / CELL) + 2];
  const heights = new Float32Array(across * down);
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const [x, y] = [column * CELL, row * CELL];
      const rough = waves.reduce((sum, { east, south, shift, weight }) => sum + Math.sin(x * east + y * south + shift) * weight, 0);
      // Of all that is near at once, so that no crease runs half-way between two places.
      const lift = 1 - Math.exp(-under.reduce((sum, [px, py]) => sum + Math.exp(-((px - x) ** 2 + (py - y) ** 2) / LAND_REACH ** 2), 0));
      heights[row * across + column] = 0.3 + 0.5 * rough * (1 - 0.75 * lift) + 0.36 * lift;
    }
  }
  return heights;
}

type Wave = { east: number; south: number; shift: number; weight: number };

/** Long waves weigh most, so that there are few big shapes and some small ones in them. */
function wavesOf(seed: number): Wave[] {
  const random = seededRandom(seed);
  return Array.from({ length: 9 }, (_, index) => {
    const length = 900 / (1 + index * 0.55);
    const turn = random() * Math.PI * 2;
    const size = (Math.PI * 2) / length;
    return { east: Math.cos(turn) * size, south: Math.sin(turn) * size, shift: random() * Math.PI * 2, weight: 0.62 / (1 + index * 0.75) };
  });
}
