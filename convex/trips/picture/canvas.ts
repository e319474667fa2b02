// A sheet of pixels to draw on with soft edges: discs, strokes and closed shapes. No library of the platform's, so that it runs wherever
// the backend does. Pure.

export type Rgb = readonly [number, number, number];
export type Xy = readonly [x: number, y: number];

/** Of a shape, rows are cut this often. */
const CUTS = 4;

export const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

export class Canvas {
  /** Three bytes a pixel, row by row. */
  readonly pixels: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = new Uint8Array(width * height * 3);
  }

  /** Lays a colour over a pixel; outside the sheet, nothing. */
  blend(x: number, y: number, [red, green, blue]: Rgb, alpha: number): void {
    if (alpha <= 0 || x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = (y * this.width + x) * 3;
    const part = Math.min(1, alpha);
    this.pixels[at] = this.pixels[at]! + (red - this.pixels[at]!) * part;
    this.pixels[at + 1] = this.pixels[at + 1]! + (green - this.pixels[at + 1]!) * part;
    this.pixels[at + 2] = this.pixels[at + 2]! + (blue - this.pixels[at + 2]!) * part;
  }

  rectangle([left, top]: Xy, [right, bottom]: Xy, colour: Rgb, alpha = 1): void {
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) this.blend(x, y, colour, alpha);
  }

  disc(at: Xy, radius: number, colour: Rgb, alpha = 1): void {
    this.segment(at, at, radius, colour, alpha);
  }

  ring([x, y]: Xy, radius: number, width: number, colour: Rgb, alpha: number): void {
    const reach = radius + width;
    for (let row = Math.floor(y - reach); row <= y + reach; row++) {
      for (let column = Math.floor(x - reach); column <= x + reach; column++) {
        const away = Math.abs(Math.hypot(column + 0.5 - x, row + 0.5 - y) - radius);
        this.blend(column, row, colour, Math.min(1, width / 2 + 0.5 - away) * alpha);
      }
    }
  }

  /** An opaque line through the points, round at its ends and bends. */
  stroke(points: readonly Xy[], width: number, colour: Rgb): void {
    for (let index = 1; index < points.length; index++) this.segment(points[index - 1]!, points[index]!, width / 2, colour, 1);
  }

  private segment([x1, y1]: Xy, [x2, y2]: Xy, radius: number, colour: Rgb, alpha: number): void {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const squared = dx * dx + dy * dy;
    const reach = radius + 1;
    for (let y = Math.max(0, Math.floor(Math.min(y1, y2) - reach)); y <= Math.min(this.height - 1, Math.max(y1, y2) + reach); y++) {
      for (let x = Math.max(0, Math.floor(Math.min(x1, x2) - reach)); x <= Math.min(this.width - 1, Math.max(x1, x2) + reach); x++) {
        const along = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x + 0.5 - x1) * dx + (y + 0.5 - y1) * dy) / squared));
        const away = Math.hypot(x + 0.5 - x1 - along * dx, y + 0.5 - y1 - along * dy);
        this.blend(x, y, colour, Math.min(1, radius + 0.5 - away) * alpha);
      }
    }
  }

  /** Fills a closed shape; where it crosses itself, by turns. */
  fill(points: readonly Xy[], colour: Rgb, alpha = 1): void {
    const ys = points.map(([, y]) => y);
    const covered = new Float32Array(this.width);
    for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= Math.min(this.height - 1, Math.max(...ys)); y++) {
      covered.fill(0);
      for (let cut = 0; cut < CUTS; cut++) {
        const crossings = crossingsAt(points, y + (cut + 0.5) / CUTS);
        for (let pair = 0; pair + 1 < crossings.length; pair += 2) cover(covered, crossings[pair]!, crossings[pair + 1]!);
      }
      for (let x = 0; x < this.width; x++) if (covered[x]! > 0) this.blend(x, y, colour, (covered[x]! / CUTS) * alpha);
    }
  }
}

function crossingsAt(points: readonly Xy[], y: number): number[] {
  const crossings: number[] = [];
  for (const [index, [x2, y2]] of points.entries()) {
    const [x1, y1] = points.at(index - 1)!;
    if (y1 <= y !== y2 <= y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  }
  return crossings.sort((a, b) => a - b);
}

/** Adds what part of each pixel of a row lies between two places. */
function cover(row: Float32Array, from: number, to: number): void {
  const [left, right] = [Math.max(0, from), Math.min(row.length, to)];
  for (let x = Math.floor(left); x < right; x++) row[x] = row[x]! + Math.min(x + 1, right) - Math.max(x, left);
}

/** Points along a cubic Bézier, its first one left out. */
export function curve([from, a, b, to]: readonly [Xy, Xy, Xy, Xy], steps: number): Xy[] {
  return Array.from({ length: steps }, (_, index) => {
    const t = (index + 1) / steps;
    const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
    return [p * from[0] + q * a[0] + r * b[0] + s * to[0], p * from[1] + q * a[1] + r * b[1] + s * to[1]];
  });
}
