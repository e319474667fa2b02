// What clients' mutations were answered, kept in the mutations' own commits: a resend after a crash is
// answered and not run again.
import type { Database, NotePlace, Transaction, Ts } from "../database/types";
import type { MutationKey } from "./types";

type StoredResult = { text: string; ts: number };
/** Of each session: more than a client has unanswered at once. The next one takes the oldest one's place. */
const KEPT_RESULTS = 128;
/** Convex's own: clients that have been away for longer come back with another version of everything. */
const KEPT_MS = 14 * 24 * 3_600_000;
/** Read at a time: answers may be large. */
const BATCH = 8;

const noteOf = ({ sessionId, requestId }: MutationKey) => `answer ${sessionId} ${requestId % KEPT_RESULTS}`;

/** What this very mutation was answered before, or null. */
export function earlierResult(tx: Transaction, key: MutationKey): StoredResult | null {
  const note = tx.recall(noteOf(key));
  if (note === null) return null;
  const [requestId, ts, text] = JSON.parse(note) as [number, number, string];
  return requestId === key.requestId ? { text, ts } : null;
}

/** What is wrong with a note that was kept, or null. */
export function keptResultProblem(note: string, newest: Ts): string | null {
  const [requestId, ts, text] = JSON.parse(note) as unknown[];
  if (typeof requestId !== "number" || typeof ts !== "number" || typeof text !== "string") return "A mutation's answer that was kept isn't one.";
  return ts > newest ? `A mutation's answer that was kept is of ${ts}, after the newest commit.` : null;
}

export function keepResult(tx: Transaction, key: MutationKey, result: string): void {
  tx.keep(noteOf(key), JSON.stringify([key.requestId, tx.ts, result]));
}

/** Forgets what was answered two weeks before `now` (ms since the epoch), a few answers at a time; `pause` lets others go first. */
export async function sweepResults(database: Database, now: number, pause: () => Promise<void>): Promise<void> {
  const oldest = (now - KEPT_MS) * 1000;
  const isOver = ({ text }: { text: string }) => timeOf(text) < oldest;
  for (let after: NotePlace | null = null; ; await pause()) {
    const listed = (tx: Transaction) => tx.notes(after, BATCH);
    const { value: notes } = await database.read(async (tx) => listed(tx));
    // Listed again where nobody writes: a session's next answer may have taken an old one's place.
    if (notes.some(isOver)) await (await database.write(async (tx) => listed(tx).filter(isOver).forEach(({ at }) => tx.forget(at)))).durable;
    if (notes.length < BATCH) return;
    after = notes.at(-1)!.at;
  }
}

/** Without reading what was answered, which may be long. */
const timeOf = (note: string) => Number(/^\[\d+,(\d+),/.exec(note)?.[1] ?? Infinity);
