// Words in a PDF. Its own fonts know Latin letters; a line with any other is drawn by the browser, which shapes every script, and stands
// in the page as a picture. What neither the device nor we have letters for is left out, and `leftOut` says so.
import { StandardFonts, type PDFDocument, type PDFFont, type PDFImage, type PDFPage, type RGB } from "pdf-lib";
import { Drawable } from "./drawable";
import { namesWithMissing, plainSpaces, withoutMissing, type Direction } from "./letters";
import { loadLettersFor, MORE_LETTERS } from "./moreLetters";

/** A name that couldn't be written, and the chapter where it is first: a device that can't draw it can't show it either. */
export type LeftOut = { name: string; chapter: string };
export type Face = "title" | "text" | "strong";
/** Sharp enough to be printed. */
const SCALE = 4;
const SANS = "'Inter Variable', 'Noto Sans'";
const stack = (weight: number, faces: string, last: string) => `${weight} {}px ${faces}, '${MORE_LETTERS}', ${last}`;
const STACKS: Record<Face, string> = { title: stack(600, "'Fraunces Variable', Georgia, 'Noto Serif CJK JP'", "serif"), text: stack(400, SANS, "sans-serif"), strong: stack(600, SANS, "sans-serif") };

export class Lettering {
  private readonly pictures = new Map<string, PDFImage>();
  private readonly canvas = document.createElement("canvas");
  private readonly drawable = new Drawable(STACKS.text);
  private readonly missing = new Map<string, LeftOut>();
  /** What is written now, as a reader finds it again. */
  chapter = "";

  private constructor(
    private readonly document: PDFDocument,
    private readonly fonts: Record<Face, { font: PDFFont; letters: Set<number> }>,
  ) {}

  static async of(document: PDFDocument): Promise<Lettering> {
    const load = async (name: StandardFonts) => {
      const font = await document.embedFont(name);
      return { font, letters: new Set(font.getCharacterSet()) };
    };
    const [title, text, strong] = await Promise.all([load(StandardFonts.TimesRomanBold), load(StandardFonts.Helvetica), load(StandardFonts.HelveticaBold)]);
    return new Lettering(document, { title, text, strong });
  }

  /** Names with letters that couldn't be written, in their order. */
  get leftOut(): LeftOut[] {
    return [...this.missing.values()];
  }

  /** The text as far as it can be written; the faces that draw it are there from now on. To be asked before it is measured or drawn. */
  async writable(given: string, face: Face): Promise<string> {
    const text = plainSpaces(given);
    if (this.knows(text.replaceAll("\n", " "), face)) return text;
    await document.fonts.load(STACKS[face].replace("{}", "16"), text);
    const can = (letter: string) => this.fonts.text.letters.has(letter.codePointAt(0)!) || letter === "\n" || this.drawable.can(letter);
    const missing = [...text].filter((letter) => !can(letter)).join("");
    if (missing === "") return text;
    if (await loadLettersFor(missing)) this.drawable.forget();
    for (const line of text.split("\n")) for (const name of namesWithMissing(line, can)) if (!this.missing.has(name)) this.missing.set(name, { name, chapter: this.chapter });
    return withoutMissing(text, can);
  }

  /** Lines no wider than `width`, broken between words where there are any. */
  lines(text: string, face: Face, size: number, width: number): string[] {
    return text.split("\n").flatMap((paragraph) => {
      const lines: string[] = [];
      let line = "";
      for (const piece of paragraph.split(/(?<=\s)|(?<=[\u3000-\u9fff\uac00-\ud7af])/u).flatMap((word) => this.broken(word, face, size, width))) {
        if (line !== "" && this.width((line + piece).trimEnd(), face, size) > width) {
          lines.push(line.trimEnd());
          line = "";
        }
        line += piece;
      }
      return [...lines, line.trimEnd()];
    });
  }

  private broken(word: string, face: Face, size: number, width: number): string[] {
    return this.width(word, face, size) <= width ? [word] : [...word];
  }

  width(text: string, face: Face, size: number): number {
    if (this.knows(text, face)) return this.fonts[face].font.widthOfTextAtSize(text, size);
    const context = this.canvas.getContext("2d")!;
    context.font = STACKS[face].replace("{}", String(size * SCALE));
    return context.measureText(text).width / SCALE;
  }

  private knows(text: string, face: Face): boolean {
    return [...text].every((letter) => this.fonts[face].letters.has(letter.codePointAt(0)!));
  }

  /** `y` is the line the letters stand on. */
  async draw(page: PDFPage, text: string, at: { x: number; y: number; size: number; face: Face; color: RGB; direction?: Direction }) {
    if (text === "") return;
    const { x, y, size, face, color, direction = "ltr" } = at;
    if (this.knows(text, face)) return page.drawText(text, { x, y, size, font: this.fonts[face].font, color });
    const picture = await this.picture(text, face, size, color, direction);
    page.drawImage(picture, { x, y: y - size * 0.35, width: picture.width / SCALE, height: picture.height / SCALE });
  }

  private async picture(text: string, face: Face, size: number, { red, green, blue }: RGB, direction: Direction): Promise<PDFImage> {
    const key = [text, face, size, red, green, blue, direction].join("|");
    const known = this.pictures.get(key);
    if (known) return known;
    const { canvas } = this;
    canvas.width = Math.max(1, Math.ceil(this.width(text, face, size) * SCALE) + SCALE);
    canvas.height = Math.ceil(size * 1.5 * SCALE);
    const context = canvas.getContext("2d")!;
    context.font = STACKS[face].replace("{}", String(size * SCALE));
    context.fillStyle = `rgb(${Math.round(red * 255)} ${Math.round(green * 255)} ${Math.round(blue * 255)})`;
    // By itself a line that runs to the left would begin at its right end, outside.
    Object.assign(context, { direction, textAlign: "left" });
    context.fillText(text, 0, size * 1.15 * SCALE);
    const picture = await this.document.embedPng(canvas.toDataURL("image/png"));
    this.pictures.set(key, picture);
    return picture;
  }
}
