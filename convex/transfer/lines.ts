// Where in a text a character stands, and the bounds on texts that readers take. Pure.
import { say, sentence } from "../said";
import { MAX_ITEMS, MAX_LINE, MAX_TEXT, Unreadable, type ReadItem } from "./types";

/** Line numbers, from 1, of characters in a text. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
  }

  at(index: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  place(index: number): { line: number; column: number } {
    const line = this.at(index);
    return { line, column: index - this.starts[line - 1]! + 1 };
  }

  /** Of the first place where `what` stands; null when it doesn't. */
  of(what: string | RegExp): number | null {
    const index = typeof what === "string" ? this.text.indexOf(what) : this.text.search(what);
    return index === -1 ? null : this.at(index);
  }
}

/** Throws Unreadable for what is empty, too long, or no text at all. */
export function requireText(text: string): void {
  if (text.length > MAX_TEXT) throw new Unreadable(sentence("This is more than 2 MB of text. Split it, or export a single trip."), new Lines(text).at(MAX_TEXT));
  if (text.trim() === "") throw new Unreadable(sentence("There is nothing in it."), 1);
  const binary = text.indexOf("\u0000");
  if (binary !== -1) throw new Unreadable(sentence("This isn't text. Choose the exported file itself."), new Lines(text).at(binary));
  if ((text.match(/\uFFFD/g)?.length ?? 0) > Math.max(20, text.length / 50)) {
    throw new Unreadable(sentence("The letters of this file can't be read. Save it as UTF-8 and try again."), new Lines(text).of("\uFFFD"));
  }
}

/** Where what is in a text begins: whole files that aren't what they should be are wrong there. */
export const firstLine = (text: string): number => new Lines(text).of(/[^\s\uFEFF]/) ?? 1;

/** For formats in which a line is short: one that isn't is no such file, or an attack. */
export function requireShortLines(text: string): void {
  for (const [index, line] of text.split("\n").entries()) {
    if (line.length > MAX_LINE) throw new Unreadable(say("This line has {count, number} characters, which no such file needs.", { count: line.length }), index + 1);
  }
}

/** Throws Unreadable, at its line, for one item more than a trip takes at once. */
export function requireRoomFor(items: readonly Pick<ReadItem, "line">[], line: number | null): void {
  if (items.length >= MAX_ITEMS) throw tooMuch(line);
}

export function tooMuch(line: number | null): Unreadable {
  return new Unreadable(say("There are more than {max, number} things in this file. Split it, or export a single trip.", { max: MAX_ITEMS }), line);
}
