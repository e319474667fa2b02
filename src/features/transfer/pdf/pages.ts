// Pages that fill from top to bottom, in the book's colours.
import { rgb, type PDFDocument, type PDFPage, type RGB } from "pdf-lib";
import { direction as PAGE_DIRECTION } from "../../../i18n/language";
import { formatNumber } from "../../../i18n/formats";
import { formatDistance } from "../../../i18n/measures";
import { directionOf, type Direction } from "./letters";
import type { Face, Lettering } from "./lettering";
import { drawLand } from "./drawLand";
import { apart, COASTS_FROM_KM_PER_POINT, labelSpots, projectionFor, scaleOf, type Box, type Projection } from "./mapGround";
import type { Paper } from "../../workspace/print/printOptions";

const hex = (color: string): RGB => rgb(Number.parseInt(color.slice(0, 2), 16) / 255, Number.parseInt(color.slice(2, 4), 16) / 255, Number.parseInt(color.slice(4, 6), 16) / 255);
/** As on screen by day: src/ui/theme.css. */
export const INK = { ink: hex("211d17"), soft: hex("564e41"), faint: hex("6e6555"), line: hex("e3dac8"), accent: hex("0e5c55"), sunken: hex("f1ebde"), sea: hex("dde8e8"), paper: hex("fffdf9") };
const DAYS = ["b0452a", "2c5c9f", "836000", "7a3f8c", "3f6b22", "ad2f60", "0a6c80", "655a4c"].map(hex);
export const dayInk = (index: number): RGB => DAYS[((index % DAYS.length) + DAYS.length) % DAYS.length]!;

/** In points. */
const PAPERS: Record<Paper, { width: number; height: number }> = { A4: { width: 595.28, height: 841.89 }, letter: { width: 612, height: 792 } };
const MARGIN = 56;
/** What a map takes of a page, with the room around it. */
export const MAP_ROOM = 170;

type Spot = { lat: number; lng: number; name: string };
type Style = { size?: number; face?: Face; color?: RGB; indent?: number; gap?: number; /** Paragraphs, which begin where their own language does; names begin where the page does. */ prose?: boolean };

export class Pages {
  private readonly size: { width: number; height: number };
  /** Between the margins. */
  private readonly width: number;
  private page: PDFPage;
  private y: number;

  constructor(
    private readonly document: PDFDocument,
    private readonly lettering: Lettering,
    paper: Paper,
  ) {
    this.size = PAPERS[paper];
    this.width = this.size.width - 2 * MARGIN;
    this.page = document.addPage([this.size.width, this.size.height]);
    this.y = this.size.height - MARGIN;
  }

  /** What follows belongs to it. */
  begins(chapter: string) {
    this.lettering.chapter = chapter;
  }

  next() {
    this.page = this.document.addPage([this.size.width, this.size.height]);
    this.y = this.size.height - MARGIN;
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
      for (const line of this.lettering.lines(paragraph, face, size, this.width - indent)) {
        this.room(size * 1.4);
        this.down(size * 1.4);
        const x = this.begin(this.lettering.width(line, face, size), prose ? direction : PAGE_DIRECTION, indent);
        await this.lettering.draw(this.page, line, { x, y: this.y + size * 0.3, size, face, color, direction });
      }
    }
    this.down(gap);
  }

  /** How high a text would stand. */
  async height(text: string, { size = 10.5, face = "text", indent = 0 }: Style = {}): Promise<number> {
    return this.lettering.lines(await this.lettering.writable(text, face), face, size, this.width - indent).length * size * 1.4;
  }

  /** What the book is called, and the number of each page but the cover's, at its foot. To be called last. */
  async numbered(title: string) {
    const style = { size: 8, face: "text", color: INK.faint } as const;
    const [called = ""] = this.lettering.lines((await this.lettering.writable(title, "text")).replace(/\s+/g, " "), "text", style.size, this.width - 60);
    for (const [index, page] of this.document.getPages().entries()) {
      if (index === 0) continue;
      const number = formatNumber(index + 1);
      const ends = [MARGIN, MARGIN + this.width - this.lettering.width(number, "text", style.size)];
      const far = MARGIN + this.width - this.lettering.width(called, "text", style.size);
      await this.lettering.draw(page, called, { ...style, x: PAGE_DIRECTION === "ltr" ? MARGIN : far, y: MARGIN / 2, direction: directionOf(called) ?? PAGE_DIRECTION });
      await this.lettering.draw(page, number, { ...style, x: ends[PAGE_DIRECTION === "ltr" ? 1 : 0]!, y: MARGIN / 2 });
    }
  }

  /** Where a line of this width has its left end, when it begins at this side of what the indent leaves. */
  private begin(width: number, side: Direction, indent: number): number {
    const left = MARGIN + (PAGE_DIRECTION === "ltr" ? indent : 0);
    return side === "ltr" ? left : left + this.width - indent - width;
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
    this.page.drawLine({ start: { x: MARGIN, y: this.y - 4 }, end: { x: MARGIN + this.width, y: this.y - 4 }, thickness, color });
    this.down(12);
  }

  /** Where things lie to each other, north up, in the order of the day; no streets. */
  async map(spots: Spot[], color: RGB, { height = 150, named = false }: { height?: number; /** By name instead of by number. */ named?: boolean } = {}) {
    if (spots.length < 2) return;
    this.room(height + 24);
    this.down(8);
    const box = { x: MARGIN, y: this.y - height, width: this.width, height };
    this.page.drawRectangle({ ...box, color: INK.sunken });
    // Cities are shown in their country, which one knows by its coasts.
    const projection = projectionFor(spots, box, named ? COASTS_FROM_KM_PER_POINT : undefined);
    await drawLand(this.page, box, projection, { sea: INK.sea, land: INK.sunken, coast: INK.line });
    const points = apart(projection.points, named ? 0 : 18);
    for (const [index, point] of points.entries()) {
      const before = points[index - 1];
      if (before) this.page.drawLine({ start: before, end: point, thickness: 1.5, color, opacity: 0.6 });
    }
    const labels = await Promise.all(spots.map(({ name }, index) => (named ? this.lettering.writable(name, "strong") : formatNumber(index + 1))));
    const widths = labels.map((label) => this.lettering.width(label, "strong", 9));
    const beside = named ? labelSpots(points, widths, box) : points.map(({ x, y }, index) => ({ x: x - widths[index]! / 2, y }));
    for (const { x, y } of points) this.page.drawCircle({ x, y, size: named ? 5 : 8, color, borderColor: INK.paper, borderWidth: 1.25 });
    for (const [index, label] of labels.entries()) {
      const { x, y } = beside[index]!;
      await this.lettering.draw(this.page, label, { x, y: y - 3.2, size: 9, face: "strong", color: named ? INK.ink : INK.paper, direction: directionOf(label) ?? "ltr" });
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
