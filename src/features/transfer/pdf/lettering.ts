// Words in a PDF. Its own fonts know Latin letters; a line in any other script is drawn by the browser, which knows them all, and
// stands in the page as a picture.
import { StandardFonts, type PDFDocument, type PDFFont, type PDFImage, type PDFPage, type RGB } from "pdf-lib";

export type Face = "title" | "text" | "strong";
/** Sharp enough to be printed. */
const SCALE = 4;
const STACKS: Record<Face, string> = { title: "600 {}px Georgia, 'Noto Serif CJK JP', serif", text: "400 {}px Inter, 'Noto Sans', sans-serif", strong: "600 {}px Inter, 'Noto Sans', sans-serif" };

export class Lettering {
  private readonly pictures = new Map<string, PDFImage>();
  private readonly canvas = document.createElement("canvas");

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

  private width(text: string, face: Face, size: number): number {
    if (this.knows(text, face)) return this.fonts[face].font.widthOfTextAtSize(text, size);
    const context = this.canvas.getContext("2d")!;
    context.font = STACKS[face].replace("{}", String(size * SCALE));
    return context.measureText(text).width / SCALE;
  }

  private knows(text: string, face: Face): boolean {
    return [...text].every((letter) => this.fonts[face].letters.has(letter.codePointAt(0)!));
  }

  /** `y` is the line the letters stand on. */
  async draw(page: PDFPage, text: string, at: { x: number; y: number; size: number; face: Face; color: RGB }) {
    if (text === "") return;
    const { x, y, size, face, color } = at;
    if (this.knows(text, face)) return page.drawText(text, { x, y, size, font: this.fonts[face].font, color });
    const picture = await this.picture(text, face, size, color);
    page.drawImage(picture, { x, y: y - size * 0.35, width: picture.width / SCALE, height: picture.height / SCALE });
  }

  private async picture(text: string, face: Face, size: number, { red, green, blue }: RGB): Promise<PDFImage> {
    const key = [text, face, size, red, green, blue].join("|");
    const known = this.pictures.get(key);
    if (known) return known;
    const { canvas } = this;
    canvas.width = Math.max(1, Math.ceil(this.width(text, face, size) * SCALE) + SCALE);
    canvas.height = Math.ceil(size * 1.5 * SCALE);
    const context = canvas.getContext("2d")!;
    context.font = STACKS[face].replace("{}", String(size * SCALE));
    context.fillStyle = `rgb(${Math.round(red * 255)} ${Math.round(green * 255)} ${Math.round(blue * 255)})`;
    context.fillText(text, 0, size * 1.15 * SCALE);
    const picture = await this.document.embedPng(canvas.toDataURL("image/png"));
    this.pictures.set(key, picture);
    return picture;
  }
}
