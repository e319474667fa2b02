// A4 pages that fill from top to bottom, in the book's colours.
import { rgb, type PDFDocument, type PDFPage, type RGB } from "pdf-lib";
import { direction as PAGE_DIRECTION } from "../../../i18n/language";
import { formatDistance } from "../../../i18n/measures";
import { directionOf, type Direction } from "./letters";
import type { Face, Lettering } from "./lettering";
import { drawLand } from "./drawLand";
import { apart, COASTS_FROM_KM_PER_POINT, projectionFor, scaleOf, type Box, type Projection } from "./mapGround";

const hex = (color: string): RGB => rgb(Number.parseInt(color.slice(0, 2), 16) / 255, Number.parseInt(color.slice(2, 4), 16) / 255, Number.parseInt(color.slice(4, 6), 16) / 255);
/** As on screen by day: src/ui/theme.css. */
export const INK = { ink: hex("211d17"), soft: hex("564e41"), faint: hex("6e6555"), line: hex("e3dac8"), accent: hex("0e5c55"), sunken: hex("f1ebde"), sea: hex("dde8e8"), paper: hex("fffdf9") };
const DAYS = ["b0452a", "2c5c9f", "836000", "7a3f8c", "3f6b22", "ad2f60", "0a6c80", "655a4c"].map(hex);
export const dayInk = (index: number): RGB => DAYS[((index % DAYS.length) + DAYS.length) % DAYS.length]!;

const SIZE = { width: 595.28, height: 841.89 };
export const MARGIN = 56;
export const WIDTH = SIZE.width - 2 * MARGIN;

type Spot = { lat: number; lng: number; name: string };
type Style = { size?: number; face?: Face; color?: RGB; indent?: number; gap?: number; /** Paragraphs, which begin where their own language does; names begin where the page does. */ prose?: boolean };

export class Pages {
  private page: PDFPage;
  private y = SIZE.height - MARGIN;

  constructor(
    private readonly document: PDFDocument,
    private readonly lettering: Lettering,
  ) {
    this.page = document.addPage([SIZE.width, SIZE.height]);
  }

  /** What follows belongs to it. */
  begins(chapter: string) {
    this.lettering.chapter = chapter;
  }

  next() {
    this.page = this.document.addPage([SIZE.width, SIZE.height]);
    this.y = SIZE.height - MARGIN;
  }

  down(height: number) {
    this.y -= height;
  }

  /** A new page where less than `height` is left. */
  room(height: number) {
    if (this.y - height < MARGIN) this.next();
  }

  async text(text: string, { size = 10.5, face = "text", color = INK.ink, indent = 0, gap = 0, prose = false }: Style = {}) {
    for (const paragraph of (await this.lettering.writable(text, face)).split("\n")) {
      const direction = directionOf(paragraph) ?? PAGE_DIRECTION;
      for (const line of this.lettering.lines(paragraph, face, size, WIDTH - indent)) {
        this.room(size * 1.4);
        this.down(size * 1.4);
        const x = this.begin(this.lettering.width(line, face, size), prose ? direction : PAGE_DIRECTION, indent);
        await this.lettering.draw(this.page, line, { x, y: this.y + size * 0.3, size, face, color, direction });
      }
    }
    this.down(gap);
  }

  /** Where a line of this width has its left end, when it begins at this side of what the indent leaves. */
  private begin(width: number, side: Direction, indent: number): number {
    const left = MARGIN + (PAGE_DIRECTION === "ltr" ? indent : 0);
    return side === "ltr" ? left : left + WIDTH - indent - width;
  }

  /** Beside the line that comes next, at the margin. */
  async aside(text: string, { size = 10.5, face = "text", color = INK.soft }: Style = {}) {
    this.room(size * 1.4);
    const written = await this.lettering.writable(text, face);
    const x = this.begin(this.lettering.width(written, face, size), PAGE_DIRECTION, 0);
    await this.lettering.draw(this.page, written, { x, y: this.y - size * 1.1, size, face, color, direction: PAGE_DIRECTION });
  }

  rule(color = INK.line, thickness = 0.75) {
    this.room(12);
    this.page.drawLine({ start: { x: MARGIN, y: this.y - 4 }, end: { x: MARGIN + WIDTH, y: this.y - 4 }, thickness, color });
    this.down(12);
  }

  /** Where things lie to each other, north up, in the order of the day; no streets. */
  async map(spots: Spot[], color: RGB, { height = 150, named = false }: { height?: number; /** By name instead of by number. */ named?: boolean } = {}) {
    if (spots.length < 2) return;
    this.room(height + 24);
    this.down(8);
    const box = { x: MARGIN, y: this.y - height, width: WIDTH, height };
    this.page.drawRectangle({ ...box, color: INK.sunken });
    // Cities are shown in their country, which one knows by its coasts.
    const projection = projectionFor(spots, box, named ? COASTS_FROM_KM_PER_POINT : undefined);
    await drawLand(this.page, box, projection, { sea: INK.sea, land: INK.sunken, coast: INK.line });
    const points = apart(projection.points, named ? 0 : 18);
    for (const [index, point] of points.entries()) {
      const before = points[index - 1];
      if (before) this.page.drawLine({ start: before, end: point, thickness: 1.5, color, opacity: 0.6 });
    }
    for (const [index, { x, y }] of points.entries()) {
      this.page.drawCircle({ x, y, size: named ? 5 : 8, color, borderColor: INK.paper, borderWidth: 1.25 });
      const label = named ? await this.lettering.writable(spots[index]!.name, "strong") : String(index + 1);
      const at = named ? { x: x + 9, color: INK.ink } : { x: x - label.length * 2.5, color: INK.paper };
      await this.lettering.draw(this.page, label, { ...at, y: y - 3.2, size: 9, face: "strong", direction: directionOf(label) ?? "ltr" });
    }
    await this.scale(box, projection);
    this.down(height + 12);
  }

  private async scale(box: Box, projection: Projection) {
    const { km, length } = scaleOf(projection, 90);
    const [end, y] = [box.x + box.width - 12, box.y + 12];
    this.page.drawLine({ start: { x: end - length, y }, end: { x: end, y }, thickness: 1, color: INK.soft });
    await this.lettering.draw(this.page, formatDistance(km), { x: end - length, y: y + 4, size: 7.5, face: "text", color: INK.soft });
  }
}
