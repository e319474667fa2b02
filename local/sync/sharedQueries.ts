// Subscriptions, computed once for all who ask the same: equal function and arguments, and equal
// caller where the function asked who calls. A commit re-runs only those whose reads it touched.
import type { JSONValue } from "convex/values";
import type { Commit, Database, ReadSetIndex, Ts } from "../database/types";
import type { FunctionHost, Identity, QueryResult } from "../functions/types";
import type { ModificationTail } from "./wire";

export type QuerySpec = { path: string; args: JSONValue; component: string; journal: string | null };

/** Somebody's interest in a query. */
export interface Subscriber {
  /** The result is new, or is not what this subscriber was sent last. */
  changed(): void;
}

/** One computed query; `tail` is what subscribers are sent. */
export class SharedQuery {
  readonly subscribers = new Set<Subscriber>();
  result: QueryResult | null = null;
  tail: ModificationTail | null = null;
  /** Grows when the result differs from the one before. */
  generation = 0;

  constructor(
    readonly key: string,
    readonly spec: QuerySpec,
    readonly identity: Identity | null,
  ) {}
}

export class SharedQueries {
  /** By spec, for functions that never asked who calls. */
  private readonly shared = new Map<string, SharedQuery>();
  /** By spec and caller. */
  private readonly personal = new Map<string, SharedQuery>();
  private readonly index: ReadSetIndex<SharedQuery>;
  private readonly dirty = new Set<SharedQuery>();

  constructor(
    database: Database,
    private readonly host: FunctionHost,
  ) {
    this.index = database.readSetIndex<SharedQuery>();
  }

  get size() {
    return this.shared.size + this.personal.size;
  }

  /** The query that answers `spec` for `identity`; new ones are computed in the next `refresh`. */
  subscribe(spec: QuerySpec, identity: Identity | null, subscriber: Subscriber): SharedQuery {
    const key = JSON.stringify([spec.component, spec.path, spec.args, spec.journal]);
    const personalKey = key + JSON.stringify(identity);
    let query = this.shared.get(key) ?? this.personal.get(personalKey);
    if (!query) {
      query = new SharedQuery(key, spec, identity);
      this.personal.set(personalKey, query);
      this.dirty.add(query);
    }
    query.subscribers.add(subscriber);
    return query;
  }

  unsubscribe(query: SharedQuery, subscriber: Subscriber): void {
    query.subscribers.delete(subscriber);
    if (query.subscribers.size > 0) return;
    this.forget(query);
    this.dirty.delete(query);
    this.index.delete(query);
  }

  /** New code may answer anything differently. */
  invalidateAll(): void {
    for (const query of [...this.shared.values(), ...this.personal.values()]) this.dirty.add(query);
  }

  invalidate(commits: Commit[]): void {
    for (const { writes } of commits) for (const query of this.index.touched(writes)) this.dirty.add(query);
  }

  /**
   * Computes what is new or touched, all at the one durable snapshot of now, and tells the
   * subscribers whose result has changed.
   */
  async refresh(): Promise<void> {
    const queries = [...this.dirty];
    this.dirty.clear();
    await Promise.all(queries.map((query) => this.compute(query)));
  }

  private async compute(query: SharedQuery): Promise<void> {
    const { path, args, component, journal } = query.spec;
    const lastJournal = query.result?.journal ?? journal;
    const result = await this.host.query({ path, args, component, identity: query.identity, journal: lastJournal });
    if (query.subscribers.size === 0) return;
    const before = query.tail?.text;
    query.result = result;
    query.tail = tailOf(result);
    this.index.delete(query);
    this.index.add(query, result.reads);
    this.place(query, result.readIdentity);
    if (query.tail.text === before) return;
    query.generation++;
    for (const subscriber of query.subscribers) subscriber.changed();
  }

  /** Queries that don't ask who calls serve everybody; one that begins to ask serves its caller alone. */
  private place(query: SharedQuery, readIdentity: boolean): void {
    if (!readIdentity) {
      if (!this.shared.has(query.key)) this.shared.set(query.key, query);
      return;
    }
    if (this.shared.get(query.key) !== query) return;
    this.shared.delete(query.key);
    const personalKey = query.key + JSON.stringify(query.identity);
    this.personal.set(personalKey, query);
    // The others subscribed to somebody else's answer: they ask again for themselves.
    for (const subscriber of query.subscribers) (subscriber as Partial<Resubscriber>).resubscribe?.(query);
  }

  private forget(query: SharedQuery): void {
    if (this.shared.get(query.key) === query) this.shared.delete(query.key);
    const personalKey = query.key + JSON.stringify(query.identity);
    if (this.personal.get(personalKey) === query) this.personal.delete(personalKey);
  }
}

export interface Resubscriber extends Subscriber {
  resubscribe(from: SharedQuery): void;
}

function tailOf(result: QueryResult): ModificationTail {
  const rest = `"logLines":${JSON.stringify(result.logLines)},"journal":${JSON.stringify(result.journal)}`;
  if (result.ok) return { type: "QueryUpdated", text: `"value":${result.value},${rest}` };
  // The request's number differs at every run; it isn't a change.
  const message = JSON.stringify(result.message.replace(/^\[Request ID: [^\]]*\] /, ""));
  const data = result.data === undefined ? "" : `"errorData":${JSON.stringify(result.data)},`;
  return { type: "QueryFailed", text: `"errorMessage":${message},${data}${rest}` };
}

export type { Ts };
