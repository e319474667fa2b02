// The assistant's words on their way to people, sentence by sentence: nothing is shown before it is
// known to be harmless, and what has been shown is what the reply says.
import { english, piecesOf, type Piece, type Text } from "../../said";
import { Echo, safeArguments, safeForPeople } from "./safeText";

/** After a sentence or line one may look at what was said. */
const BOUNDARY = /[.!?:;…]["”’)*]*\s|\n|[。！？]/g;
/** Words without an end are looked at after so many characters. */
const LONGEST = 600;

export class Speech {
  private pending = "";
  private said = "";
  private readonly shown: Piece[] = [];
  /** The last words heard, shown or not. */
  private tail = "";
  private paused = false;

  constructor(
    private readonly onText: (delta: string) => void,
    private readonly options: { request: string; rules: Echo },
  ) {}

  /** All that was shown. */
  get text(): string {
    return this.said;
  }

  /** A piece as the model sends it. */
  hear(delta: string): void {
    this.pending += delta;
    const end = lastBoundary(this.pending);
    if (end > 0) this.release(end);
  }

  /** The model has ended: what is pending is whole. */
  end(): void {
    this.release(this.pending.length);
  }

  /** A paragraph of Caravan's own; the names in it are people's. */
  add(paragraph: Text): void {
    if (english(paragraph) === "") return;
    this.pause();
    this.show(safeArguments(paragraph, this.options.request) as Text);
  }

  /** All that was shown, what we added to it for readers of other languages; undefined where the model has said it all. */
  get pieces(): Piece[] | undefined {
    if (this.shown.every((piece) => typeof piece === "string")) return undefined;
    return this.shown.reduce<Piece[]>((all, piece) => {
      const last = all.at(-1);
      return typeof piece === "string" && typeof last === "string" ? [...all.slice(0, -1), last + piece] : [...all, piece];
    }, []);
  }

  /** What comes next is another paragraph. */
  pause(): void {
    this.end();
    this.paused = true;
  }

  private release(end: number): void {
    const piece = this.pending.slice(0, end);
    this.pending = this.pending.slice(end);
    if (piece === "") return;
    // Rules may be recited across sentences: the last words of before are looked at too.
    const recited = this.options.rules.isIn(`${this.tail} ${piece}`);
    this.tail = Echo.tail(`${this.tail} ${piece}`);
    if (!recited) this.show(safeForPeople(piece, this.options.request));
  }

  private show(piece: Text): void {
    if (english(piece) === "") return;
    const pieces = this.paused && this.said !== "" ? ["\n\n", ...piecesOf(piece)] : piecesOf(piece);
    this.paused = false;
    this.shown.push(...pieces);
    this.said += english(pieces);
    this.onText(english(pieces));
  }
}

/** Where the last whole sentence ends; an address has no gaps, so it is never cut in two. */
function lastBoundary(text: string): number {
  let end = 0;
  for (const match of text.matchAll(BOUNDARY)) end = match.index + match[0].length;
  return end === 0 && text.length >= LONGEST ? text.lastIndexOf(" ") + 1 : end;
}
