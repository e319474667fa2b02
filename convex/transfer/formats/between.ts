// Parts of a text between two marks, found in one pass: a pattern that looks for an end that isn't there would look once for every
// beginning. Pure.

export type Part = { from: number; to: number; inner: string };

/** From each `open` to the next `close`, without regard to case; an opening that is never closed ends the search. */
export function partsBetween(text: string, open: string, close: string): Part[] {
  const lower = text.toLowerCase();
  const parts: Part[] = [];
  for (let at = lower.indexOf(open); at !== -1; ) {
    const end = lower.indexOf(close, at + open.length);
    if (end === -1) break;
    parts.push({ from: at, to: end + close.length, inner: text.slice(at + open.length, end) });
    at = lower.indexOf(open, end + close.length);
  }
  return parts;
}

/** The text without them; `fill` keeps every other character where it was. */
export function withoutParts(text: string, open: string, close: string, fill = false): string {
  let [rest, at] = ["", 0];
  for (const { from, to } of partsBetween(text, open, close)) {
    rest += text.slice(at, from) + (fill ? " ".repeat(to - from) : " ");
    at = to;
  }
  return rest + text.slice(at);
}
