// Where code came from, by the source map that esbuild makes. Made for few questions about a large map: Node's own `SourceMap` takes ten
// times as long and the thread with it, as it makes an object of each of a million segments.

/** As esbuild writes it. */
export type SourceMapJson = { sources: string[]; names: string[]; mappings: string };

/** `line` and `column` count from one, as in stack traces. */
export type Position = { source: string; line: number; column: number };

const LINES_BETWEEN_MARKS = 64;
/** Most errors happen where others did. */
const REMEMBERED = 1000;
const DIGITS = new Int8Array(128).fill(-1);
for (const [value, digit] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].entries()) DIGITS[digit.charCodeAt(0)] = value;
const [COMMA, SEMICOLON] = [",".charCodeAt(0), ";".charCodeAt(0)];

/** Every number of a segment says how much it differs from the one before. */
class Cursor {
  line = 0;
  column = 0;
  source = 0;
  originalLine = 0;
  originalColumn = 0;
  name = 0;
  hasSource = false;
  hasName = false;

  constructor(
    private readonly mappings: string,
    public at = 0,
  ) {}

  copy(): Cursor {
    return Object.assign(new Cursor(this.mappings), this);
  }

  /** To the next segment, or over the end of a line: then false. */
  next(): boolean {
    const { mappings } = this;
    if (mappings.charCodeAt(this.at) === COMMA) this.at++;
    if (mappings.charCodeAt(this.at) === SEMICOLON) {
      this.at++;
      this.line++;
      this.column = 0;
      return false;
    }
    this.column += this.number();
    this.hasSource = this.isWithin();
    if (!this.hasSource) return true;
    this.source += this.number();
    this.originalLine += this.number();
    this.originalColumn += this.number();
    this.hasName = this.isWithin();
    if (this.hasName) this.name += this.number();
    return true;
  }

  get isAtEnd(): boolean {
    return this.at >= this.mappings.length;
  }

  private isWithin(): boolean {
    const code = this.mappings.charCodeAt(this.at);
    return code !== COMMA && code !== SEMICOLON && !Number.isNaN(code);
  }

  private number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = DIGITS[this.mappings.charCodeAt(this.at++)]!;
      if (!(digit >= 0)) throw new Error("The source map is torn.");
      value |= (digit & 31) << shift;
      if (digit < 32) return value & 1 ? -(value >> 1) : value >> 1;
    }
  }
}

export class Positions {
  /** At the beginning of each so many lines. */
  private readonly marks: Cursor[] = [];
  private readonly found = new Map<string, Position | null>();

  /** `added`: lines that the code has at its beginning and that the map doesn't know of. Throws for what isn't a map. */
  constructor(
    private readonly map: SourceMapJson,
    private readonly added = 0,
  ) {
    const cursor = new Cursor(map.mappings);
    this.marks.push(cursor.copy());
    while (!cursor.isAtEnd) if (!cursor.next() && cursor.line % LINES_BETWEEN_MARKS === 0) this.marks.push(cursor.copy());
  }

  /** Of a place in the code; null for what comes from nowhere. */
  find(line: number, column: number): Position | null {
    const key = `${line}:${column}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    if (this.found.size >= REMEMBERED) this.found.clear();
    const position = this.search(line, column);
    this.found.set(key, position);
    return position;
  }

  private search(line: number, column: number): Position | null {
    let found: Cursor | null = null;
    for (const segment of this.segments(line)) {
      if (segment.column >= column) break;
      found = segment;
    }
    return found?.hasSource ? { source: this.map.sources[found.source]!, line: found.originalLine + 1, column: found.originalColumn + 1 } : null;
  }

  /** What the function that begins there is called in its file: of two with one name, the bundle numbers one. */
  nameOf(name: string, line: number, column: number): string {
    if (!/\d$/.test(name)) return name;
    for (const { hasName, column: at, name: index } of this.segments(line)) {
      const original = hasName && at >= column - 1 ? this.map.names[index]! : name;
      if (name.startsWith(original) && /^\d+$/.test(name.slice(original.length))) return original;
    }
    return name;
  }

  private segments(line: number): Cursor[] {
    const wanted = line - 1 - this.added;
    const cursor = this.marks[Math.floor(wanted / LINES_BETWEEN_MARKS)]?.copy();
    const segments: Cursor[] = [];
    while (cursor && !cursor.isAtEnd && cursor.line <= wanted) if (cursor.next() && cursor.line === wanted) segments.push(cursor.copy());
    return segments;
  }
}
