// What clients' mutations were answered, kept in the mutations' own commits: a resend after a crash is
// answered and not run again.
import type { Transaction } from "../database/types";
import type { MutationKey } from "./types";

type StoredResult = { text: string; ts: number };
/** Of each session: more than a client has unanswered at once. The next one takes the oldest one's place. */
const KEPT_RESULTS = 128;

const noteOf = ({ sessionId, requestId }: MutationKey) => `answer ${sessionId} ${requestId % KEPT_RESULTS}`;

/** What this very mutation was answered before, or null. */
export function earlierResult(tx: Transaction, key: MutationKey): StoredResult | null {
  const note = tx.recall(noteOf(key));
  if (note === null) return null;
  const [requestId, ts, text] = JSON.parse(note) as [number, number, string];
  return requestId === key.requestId ? { text, ts } : null;
}

export function keepResult(tx: Transaction, key: MutationKey, result: string): void {
  tx.keep(noteOf(key), JSON.stringify([key.requestId, tx.ts, result]));
}
