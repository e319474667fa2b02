// What clients' mutations were answered, kept in the mutations' own commits: a resend after a crash is
// answered and not run again.
import type { Transaction, Ts } from "../database/types";
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

/** What is wrong with a note that was kept, or null. */
export function keptResultProblem(note: string, newest: Ts): string | null {
  const [requestId, ts, text] = JSON.parse(note) as unknown[];
  if (typeof requestId !== "number" || typeof ts !== "number" || typeof text !== "string") return "A mutation's answer that was kept isn't one.";
  return ts > newest ? `A mutation's answer that was kept is of ${ts}, after the newest commit.` : null;
}

export function keepResult(tx: Transaction, key: MutationKey, result: string): void {
  tx.keep(noteOf(key), JSON.stringify([key.requestId, tx.ts, result]));
}
