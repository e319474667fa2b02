// Which subscriptions does a commit touch? Points are looked up in a map, ranges in a treap ordered
// by start that knows the greatest end below each node: O(log n + hits) a written key.
import type { Key } from "../../values/keys";
import { Reads, type NarrowRange, type Writes } from "./readSet";
import type { ReadSet, ReadSetIndex, WriteSet } from "../types";

type Node<Token> = {
  start: Key;
  end: Key;
  /** Greatest end in this subtree. */
  reach: Key;
  priority: number;
  tokens: Set<Token>;
  left: Node<Token> | null;
  right: Node<Token> | null;
};

/** One token's narrow range: a token of its own in a tree of its own. */
type Narrow<Token> = NarrowRange & { token: Token };

export class IntervalReadSetIndex<Token> implements ReadSetIndex<Token> {
  private readonly readsOf = new Map<Token, Reads>();
  private readonly points = new Map<Key, Set<Token>>();
  private root: Node<Token> | null = null;
  private narrowRoot: Node<Narrow<Token>> | null = null;
  private readonly narrowOf = new Map<Token, Narrow<Token>[]>();

  add(token: Token, reads: ReadSet): void {
    if (!(reads instanceof Reads)) throw new TypeError("A read set of another database");
    // Most that run again read what they read before.
    if (this.readsOf.get(token)?.equals(reads)) return;
    this.delete(token);
    this.readsOf.set(token, reads);
    for (const key of reads.points) {
      const tokens = this.points.get(key);
      if (tokens) tokens.add(token);
      else this.points.set(key, new Set([token]));
    }
    for (const [start, end] of reads.ranges) this.root = withRange(this.root, start, end, token);
    if (reads.narrowRanges.length === 0) return;
    const narrow = reads.narrowRanges.map((range) => ({ ...range, token }));
    this.narrowOf.set(token, narrow);
    for (const range of narrow) this.narrowRoot = withRange(this.narrowRoot, range.start, range.end, range);
  }

  delete(token: Token): void {
    const reads = this.readsOf.get(token);
    if (!reads) return;
    this.readsOf.delete(token);
    for (const key of reads.points) {
      const tokens = this.points.get(key);
      if (!tokens?.delete(token)) continue;
      if (tokens.size === 0) this.points.delete(key);
    }
    for (const [start, end] of reads.ranges) this.root = withoutRange(this.root, start, end, token);
    for (const range of this.narrowOf.get(token) ?? []) this.narrowRoot = withoutRange(this.narrowRoot, range.start, range.end, range);
    this.narrowOf.delete(token);
  }

  touched(writes: WriteSet): Set<Token> {
    const found = new Set<Token>();
    for (const key of (writes as Writes).keys) {
      const tokens = this.points.get(key);
      if (tokens) for (const token of tokens) found.add(token);
      stab(this.root, key, found);
      if (this.narrowRoot !== null) this.stabNarrow(this.narrowRoot, key, found);
    }
    return found;
  }

  private stabNarrow(root: Node<Narrow<Token>>, key: Key, found: Set<Token>): void {
    const ranges = new Set<Narrow<Token>>();
    stab(root, key, ranges);
    for (const { token, concerns } of ranges) if (!found.has(token) && concerns(key)) found.add(token);
  }
}

function find<Token>(root: Node<Token> | null, start: Key, end: Key): Node<Token> | null {
  let node = root;
  while (node !== null) {
    const side = compare(start, end, node);
    if (side === 0) return node;
    node = side < 0 ? node.left : node.right;
  }
  return null;
}

function withRange<Token>(root: Node<Token> | null, start: Key, end: Key, token: Token): Node<Token> | null {
  const known = find(root, start, end);
  if (!known) return insert(root, { start, end, reach: end, priority: Math.random(), tokens: new Set([token]), left: null, right: null });
  known.tokens.add(token);
  return root;
}

function withoutRange<Token>(root: Node<Token> | null, start: Key, end: Key, token: Token): Node<Token> | null {
  const node = find(root, start, end);
  if (!node?.tokens.delete(token)) return root;
  return node.tokens.size === 0 ? remove(root, start, end) : root;
}

function compare<Token>(start: Key, end: Key, node: Node<Token>): number {
  if (start !== node.start) return start < node.start ? -1 : 1;
  return end === node.end ? 0 : end < node.end ? -1 : 1;
}

function stab<Token>(node: Node<Token> | null, key: Key, found: Set<Token>): void {
  while (node !== null && node.reach > key) {
    stab(node.left, key, found);
    if (node.start > key) return;
    if (node.end > key) for (const token of node.tokens) found.add(token);
    node = node.right;
  }
}

function insert<Token>(root: Node<Token> | null, node: Node<Token>): Node<Token> {
  if (root === null) return node;
  if (compare(node.start, node.end, root) < 0) {
    root.left = insert(root.left, node);
    if (root.left.priority > root.priority) return rotateRight(root);
  } else {
    root.right = insert(root.right, node);
    if (root.right.priority > root.priority) return rotateLeft(root);
  }
  return measure(root);
}

function remove<Token>(root: Node<Token> | null, start: Key, end: Key): Node<Token> | null {
  if (root === null) return null;
  const side = compare(start, end, root);
  if (side === 0) return join(root.left, root.right);
  if (side < 0) root.left = remove(root.left, start, end);
  else root.right = remove(root.right, start, end);
  return measure(root);
}

function join<Token>(left: Node<Token> | null, right: Node<Token> | null): Node<Token> | null {
  if (left === null) return right;
  if (right === null) return left;
  if (left.priority > right.priority) {
    left.right = join(left.right, right);
    return measure(left);
  }
  right.left = join(left, right.left);
  return measure(right);
}

function rotateRight<Token>(root: Node<Token>): Node<Token> {
  const top = root.left!;
  root.left = top.right;
  measure(root);
  top.right = root;
  return measure(top);
}

function rotateLeft<Token>(root: Node<Token>): Node<Token> {
  const top = root.right!;
  root.right = top.left;
  measure(root);
  top.left = root;
  return measure(top);
}

function measure<Token>(node: Node<Token>): Node<Token> {
  let reach = node.end;
  if (node.left !== null && node.left.reach > reach) reach = node.left.reach;
  if (node.right !== null && node.right.reach > reach) reach = node.right.reach;
  node.reach = reach;
  return node;
}
