// What was last seen of a few queries, kept on this device for a page that is opened without the server. It is one person's:
// whoever signs in after them finds nothing of it. Without a place to keep things (a private window, a full disk) nothing is kept.
import { clear, createStore, delMany, entries, set, type UseStore } from "idb-keyval";
import { create } from "zustand";
import { withinBounds, type SeenRow } from "./lastSeenModel";
import { forgetAllDrafts } from "../drafts";
import { forgetAllOvertaken } from "../overtaken";
import { forgetAllUnsaved } from "../unsaved";

type Seen = { value: unknown; at: number };
type Rows = ReadonlyMap<string, Seen>;

const PACE_MS = 3000;
const NOTHING: Rows = new Map();

/**
 * `owner`'s rows, by name. Empty until the page has had to do without the server: from then on they stand in for what isn't there yet.
 * `shown`: which of them are on screen, and since when they may be out of date.
 */
export const useLastSeen = create<{ isOpen: boolean; owner: string | null; rows: Rows; shown: ReadonlyMap<string, number> }>()(() => ({ isOpen: false, owner: null, rows: NOTHING, shown: new Map() }));

let place: UseStore | undefined;
let unwritten = new Map<string, Seen>();
let owner: string | null = null;
let writing: ReturnType<typeof setTimeout> | undefined;
/** Waits for what was asked before, so that nothing is written after it was erased. */
let queue: Promise<void> = Promise.resolve();

const keyOf = (person: string, name: string) => `${person} ${name}`;
const rowOf = (key: string, seen: Seen): SeenRow => ({ key, person: key.slice(0, key.indexOf(" ")), name: key.slice(key.indexOf(" ") + 1), at: seen.at });

/** Where nothing can be kept or read, nothing is. */
function inTurn(work: (store: UseStore) => Promise<unknown>): Promise<void> {
  queue = queue.then(() => work((place ??= createStore("caravan-last-seen", "seen")))).then(
    () => undefined,
    () => undefined,
  );
  return queue;
}

/** Notes what the server has just said; written down at leisure. */
export function keepSeen(person: string, name: string, value: unknown): void {
  const seen = { value, at: Date.now() };
  if (owner !== person) unwritten.clear();
  owner = person;
  unwritten.set(name, seen);
  const { isOpen, owner: shownTo, rows } = useLastSeen.getState();
  if (isOpen) useLastSeen.setState({ owner: person, rows: new Map([...(shownTo === person ? rows : NOTHING), [name, seen]]) });
  writing ??= setTimeout(atLeisure, PACE_MS);
}

const atLeisure = () => (typeof requestIdleCallback === "undefined" ? writeDown() : void requestIdleCallback(writeDown, { timeout: PACE_MS }));

/** At once: the page may be about to go. */
export function writeDown(): void {
  clearTimeout(writing);
  writing = undefined;
  const [person, news] = [owner, unwritten];
  unwritten = new Map();
  if (person === null || news.size === 0) return;
  void inTurn(async (store) => {
    for (const [name, seen] of news) await set(keyOf(person, name), seen, store);
    const rows = (await entries<string, Seen>(store)).map(([key, seen]) => rowOf(key, seen));
    const kept = new Set(withinBounds(rows, person));
    await delMany(rows.filter((row) => !kept.has(row)).map(({ key }) => key), store);
  });
}

/** From here on what was last seen stands in for what isn't there. */
export async function openLastSeen(): Promise<void> {
  writeDown();
  if (useLastSeen.getState().isOpen) return;
  let found: [string, Seen][] = [];
  await inTurn(async (store) => {
    found = await entries<string, Seen>(store);
  });
  // There is one person's at a time: see `withinBounds`.
  const newest = found.map(([key, seen]) => rowOf(key, seen)).sort((a, b) => b.at - a.at)[0];
  const theirs = found.map(([key, seen]) => ({ ...rowOf(key, seen), seen })).filter(({ person }) => person === newest?.person);
  useLastSeen.setState({ isOpen: true, owner: newest?.person ?? null, rows: new Map(theirs.map(({ name, seen }) => [name, seen])) });
}

/** One thing that isn't this person's to see any more. */
export function forgetSeen(matches: (name: string) => boolean): void {
  for (const name of [...unwritten.keys()].filter(matches)) unwritten.delete(name);
  useLastSeen.setState(({ rows }) => ([...rows.keys()].some(matches) ? { rows: new Map([...rows].filter(([name]) => !matches(name))) } : {}));
  void inTurn(async (store) => {
    const rows = (await entries<string, Seen>(store)).map(([key, seen]) => rowOf(key, seen));
    await delMany(rows.filter(({ name }) => matches(name)).map(({ key }) => key), store);
  });
}

/** Everything, texts that couldn't be saved too, as when somebody signs out. Resolves when it is gone. */
export function forgetAllSeen(): Promise<void> {
  forgetAllDrafts();
  forgetAllUnsaved();
  forgetAllOvertaken();
  unwritten.clear();
  clearTimeout(writing);
  writing = undefined;
  owner = null;
  useLastSeen.setState({ owner: null, rows: NOTHING, shown: new Map() });
  return inTurn(clear);
}
