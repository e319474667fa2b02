// Who watches what: live queries with what they read, connections.
import type { ReadDescription } from "../../database/types";
import type { Identity } from "../../functions/types";
import type { SharedQuery } from "../../sync/sharedQueries";
import type { DashboardParts } from "../parts";
import type { Answers, LiveQuery } from "../types";

/** There may be thousands of either. */
const SHOWN = 200;

export function subscriptionRoutes({ database, sync }: DashboardParts): Answers<"subscriptions"> {
  return {
    subscriptions({ search }) {
      const wanted = search.toLowerCase();
      const found = sync.watched.filter(({ spec }) => `${spec.component}/${spec.path}`.toLowerCase().includes(wanted));
      const queries = found.sort((a, b) => b.runs - a.runs).slice(0, SHOWN);
      const reads = database.inspector.describe(queries.flatMap(({ result }) => result?.reads ?? []));
      const sessions = sync.connected;
      return {
        queries: queries.map((query) => shown(query, query.result?.reads ? reads.shift()! : [])),
        queryCount: found.length,
        sessions: sessions.slice(0, SHOWN).map(({ sessionId, since, admin, identity, queries, address }) => ({ id: sessionId, since, who: admin ? `administrator${identity ? ` as ${nameOf(identity)}` : ""}` : nameOf(identity), queries, address })),
        sessionCount: sessions.length,
      };
    },
  };
}

const shown = ({ spec, identity, subscribers, runs, took, tail, result }: SharedQuery, reads: ReadDescription[]): LiveQuery => ({
  component: spec.component,
  path: spec.path,
  args: spec.args,
  subscribers: subscribers.size,
  identity: result?.readIdentity ? nameOf(identity) : null,
  runs,
  took,
  size: tail && Buffer.byteLength(tail.text),
  failed: tail?.type === "QueryFailed",
  reads,
});

const nameOf = (identity: Identity | null) => (identity === null ? "nobody signed in" : typeof identity.name === "string" ? `${identity.name} (${identity.subject})` : identity.subject);
