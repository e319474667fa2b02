// Two changes of one text, made side by side, put together line by line where they don't touch. Pure.

/** `mine` and `theirs` both come from `base`. Null where they changed the same lines, or lines beside each other. */
export function mergeLines(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const [from, own, other] = [base.split("\n"), mine.split("\n"), theirs.split("\n")];
  const [toOwn, toOther] = [counterparts(from, own), counterparts(from, other)];
  const merged: string[] = [];
  let [at, inOwn, inOther] = [0, 0, 0];
  for (let line = 0; line <= from.length; line++) {
    const isEnd = line === from.length;
    const [nextOwn, nextOther] = isEnd ? [own.length, other.length] : [toOwn[line], toOther[line]];
    if (nextOwn === undefined || nextOther === undefined) continue;
    const between = chosen(from.slice(at, line), own.slice(inOwn, nextOwn), other.slice(inOther, nextOther));
    if (between === null) return null;
    merged.push(...between);
    if (!isEnd) merged.push(from[line]!);
    [at, inOwn, inOther] = [line + 1, nextOwn + 1, nextOther + 1];
  }
  return merged.join("\n");
}

const same = (a: string[], b: string[]) => a.length === b.length && a.every((line, index) => line === b[index]);

function chosen(base: string[], mine: string[], theirs: string[]): string[] | null {
  if (same(mine, base) || same(mine, theirs)) return theirs;
  return same(theirs, base) ? mine : null;
}

/** For each line of `from` the line of `to` that it became, by their longest common run of lines. */
function counterparts(from: string[], to: string[]): (number | undefined)[] {
  const width = to.length + 1;
  const longest = new Uint16Array((from.length + 1) * width);
  for (let a = from.length - 1; a >= 0; a--) {
    for (let b = to.length - 1; b >= 0; b--) {
      longest[a * width + b] = from[a] === to[b] ? longest[(a + 1) * width + b + 1]! + 1 : Math.max(longest[(a + 1) * width + b]!, longest[a * width + b + 1]!);
    }
  }
  const found: (number | undefined)[] = Array.from({ length: from.length });
  for (let a = 0, b = 0; a < from.length && b < to.length; ) {
    if (from[a] === to[b]) found[a++] = b++;
    else if (longest[(a + 1) * width + b]! >= longest[a * width + b + 1]!) a++;
    else b++;
  }
  return found;
}

/** Where `position` of a text stands once that text has become another. */
export function positionAfter(before: string, after: string, position: number): number {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (position <= start) return position;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return position >= before.length - end ? position + after.length - before.length : Math.min(position, after.length - end);
}
