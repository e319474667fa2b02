// The server sends a plan as a whole. What of it is as it was stays the same object, so that only what has
// changed is drawn again.

/** `next`, with every part that equals its counterpart in `previous` taken from there. For plain data. */
export function shareUnchanged<Value>(previous: Value | undefined, next: Value): Value {
  if (Object.is(previous, next) || !isTree(previous) || !isTree(next)) return next;
  if (Array.isArray(previous) !== Array.isArray(next)) return next;
  const [before, after] = [previous as Record<string, unknown>, next as Record<string, unknown>];
  const keys = Object.keys(after);
  // Rows of a list are found again by their id, wherever they have moved to.
  const byId = Array.isArray(previous) ? new Map(previous.filter(hasId).map((item) => [item._id, item])) : null;
  let same = Object.keys(before).length === keys.length;
  const shared: Record<string, unknown> = Array.isArray(next) ? ([] as never) : {};
  for (const key of keys) {
    const value = after[key];
    const counterpart = byId && hasId(value) ? byId.get(value._id) : before[key];
    shared[key] = shareUnchanged(counterpart, value);
    same &&= Object.is(shared[key], before[key]) && key in before;
  }
  return same ? previous : (shared as Value);
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
const hasId = (value: unknown): value is { _id: string } => isTree(value) && "_id" in value;
