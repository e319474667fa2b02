// The server sends a day as a whole. What of it is as it was stays the same object, so that only what has
// changed is drawn again.

type Tree = Record<string, unknown>;

/** `next`, with every part that equals its counterpart in `previous` taken from there. For plain data. */
export function shareUnchanged<Value>(previous: Value | undefined, next: Value): Value {
  if (Object.is(previous, next) || !isTree(previous) || !isTree(next)) return next;
  if (Array.isArray(previous) !== Array.isArray(next)) return next;
  return (Array.isArray(next) ? sharedList(previous as unknown as unknown[], next) : sharedFields(previous as Tree, next as Tree)) as Value;
}

/** Items are found again by what they are called, wherever they have moved to; most stand where they stood. */
function sharedList(before: unknown[], after: unknown[]): unknown[] {
  let byName: Map<string | undefined, unknown> | null = null;
  let same = before.length === after.length;
  const shared = after.map((value, index) => {
    let counterpart = before[index];
    const name = nameOf(value);
    if (name !== undefined && nameOf(counterpart) !== name) {
      byName ??= new Map(before.map((item) => [nameOf(item), item]));
      counterpart = byName.get(name);
    }
    const kept = shareUnchanged(counterpart, value);
    same &&= Object.is(kept, before[index]);
    return kept;
  });
  return same ? before : shared;
}

/** Makes an object only where something differs: this runs through a whole plan with every edit of anybody's. */
function sharedFields(before: Tree, after: Tree): Tree {
  const keys = Object.keys(after);
  let shared: Tree | null = keys.length === Object.keys(before).length ? null : {};
  for (const [index, key] of keys.entries()) {
    const kept = shareUnchanged(before[key], after[key]);
    if (!shared && !(Object.is(kept, before[key]) && key in before)) shared = Object.fromEntries(keys.slice(0, index).map((earlier) => [earlier, before[earlier]]));
    if (shared) shared[key] = kept;
  }
  return shared ?? before;
}

/** Remembers the last of a row of values, for `shareUnchanged`. */
export class Kept<Value> {
  private last: Value | undefined;

  next(value: Value): Value {
    this.last = shareUnchanged(this.last, value);
    return this.last;
  }
}

const isTree = (value: unknown): value is object => typeof value === "object" && value !== null && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);

/** Rows have an `_id`, problems an `id`; a way is known by its ends, or by the stay's side of the day that it is on. */
function nameOf(value: unknown): string | undefined {
  if (!isTree(value)) return undefined;
  const { _id, id, fromId, toId, way, activityId } = value as Partial<Record<string, string>>;
  return _id ?? id ?? (toId !== undefined ? `${fromId} ${toId}` : activityId !== undefined ? `${way} ${activityId}` : undefined);
}
