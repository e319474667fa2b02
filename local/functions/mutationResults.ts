// What clients' mutations were answered, kept in the mutations' own commits: a resend after a crash is
// answered and not run again.
import type { Transaction } from "../database/types";
import { MUTATION_RESULTS } from "./systemTables";
import type { MutationKey } from "./types";

type StoredResult = { text: string; ts: number | null };
const KEPT_RESULTS = 200;

function resultRange(sessionId: string, requestId?: number) {
  const range = [{ type: "Eq" as const, fieldPath: "sessionId", value: sessionId }];
  return {
    source: {
      type: "IndexRange" as const,
      indexName: `${MUTATION_RESULTS}.by_session_request`,
      range: requestId === undefined ? range : [...range, { type: "Eq" as const, fieldPath: "requestId", value: requestId }],
      order: "asc" as const,
    },
    operators: [],
  };
}

/** What this very mutation was answered before, or null. */
export function earlierResult(tx: Transaction, key: MutationKey): StoredResult | null {
  const stream = tx.query("", resultRange(key.sessionId, key.requestId));
  const text = stream.next();
  stream.close();
  if (text === null) return null;
  const { result, ts } = JSON.parse(text) as { result: string; ts: number };
  return { text: result, ts };
}

/** The last few hundred of a session: a client resends only what it hasn't seen answered. */
export function keepResult(tx: Transaction, key: MutationKey, result: string): void {
  tx.insert("", MUTATION_RESULTS, { ...key, result, ts: tx.ts });
  if (key.requestId % KEPT_RESULTS !== 0) return;
  const stream = tx.query("", resultRange(key.sessionId));
  const ids: string[] = [];
  for (let text = stream.next(); text !== null; text = stream.next()) {
    const { _id, requestId } = JSON.parse(text) as { _id: string; requestId: number };
    if (requestId >= key.requestId - KEPT_RESULTS) break;
    ids.push(_id);
  }
  stream.close();
  for (const id of ids) tx.remove("", id, MUTATION_RESULTS);
}
