// Whether this device can draw a letter: whether it looks different from one that is nowhere.
const [WIDTH, HEIGHT, SIZE] = [60, 48, 32];
/** Not given to any letter. */
const NOWHERE = "\u0378";
/** Thai and Lao am are drawn as two: where both are missing, that doesn't look like one that is. */
const PART: Record<string, string> = { "\u0e33": "\u0e32", "\u0eb3": "\u0eb2" };

export class Drawable {
  private readonly known = new Map<string, boolean>();
  private readonly context: CanvasRenderingContext2D;
  private nowhere = "";

  constructor(private readonly stack: string) {
    const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
    this.context = canvas.getContext("2d", { willReadFrequently: true })!;
  }

  readonly can = (letter: string): boolean => {
    let can = this.known.get(letter);
    if (can === undefined) {
      this.nowhere ||= this.look(NOWHERE);
      can = this.look(PART[letter] ?? letter) !== this.nowhere;
      this.known.set(letter, can);
    }
    return can;
  };

  /** There is a face more. */
  forget() {
    this.known.clear();
    this.nowhere = "";
  }

  private look(letter: string): string {
    const { context } = this;
    context.clearRect(0, 0, WIDTH, HEIGHT);
    context.font = this.stack.replace("{}", String(SIZE));
    context.fillText(letter, WIDTH / 4, HEIGHT * 0.75);
    const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
    return data.filter((_, index) => index % 4 === 3).join();
  }
}
