// Subscriptions, computed once for all who ask the same: equal function and arguments, and equal
// caller where the function asked who calls. A commit re-runs only those whose reads it touched.
import type { JSONValue } from "convex/values";
import type { Commit, Database, Pin, ReadSetIndex, Ts } from "../database/types";
import type { Failure, FunctionHost, Identity, QueryResult } from "../functions/types";
import { isSame, type ModificationTail } from "./wire";

/** Side by side only so that one that hangs doesn't hold up the rest: each query has this thread to itself. */
const LANES = 4;
/** After so long others get a turn: sockets are read, and what is computed goes out. */
const SLICE_MS = 2;
const FAILED_HERE = '"errorMessage":"Server Error","logLines":[],"journal":null';

export type QuerySpec = {
  path: string;
  args: JSONValue;
  component: string;
  journal: string | null;
  /** For administrators. */
  allowInternal: boolean;
  /** It is not run: this is its answer. */
  refusal?: Failure;
};

/** Somebody's interest in a query. */
export interface Subscriber {
  /** The result is new, or is not what this subscriber was sent last. */
  changed(): void;
  /** `from` answers somebody else from now on, or somebody else answers the same: ask again. */
  resubscribe(from: SharedQuery): void;
}

/** One computed query; `tail` is what subscribers are sent. */
export class SharedQuery {
  readonly subscribers = new Set<Subscriber>();
  /** Its turn in the running round hasn't come yet: `tail` is of an older state than the round's. */
  due = false;
  result: QueryResult | null = null;
  tail: ModificationTail | null = null;
  /** How often it was computed, and how many milliseconds the last time took. */
  runs = 0;
  took = 0;

  constructor(
    readonly key: string,
    readonly personalKey: string,
    readonly spec: QuerySpec,
    readonly identity: Identity | null,
  ) {}
}

export class SharedQueries {
  /** By spec, for functions that never asked who calls. */
  private readonly shared = new Map<string, SharedQuery>();
  /** By spec and caller: those that asked, and those that haven't been run yet. */
  private readonly personal = new Map<string, SharedQuery>();
  private readonly index: ReadSetIndex<SharedQuery>;
  private readonly dirty = new Set<SharedQuery>();
  /** Commits that came while queries were computed at a snapshot without them. */
  private missed: Commit[] | null = null;
  private serial = 0;
  /** All is computed, and only the disk is waited for. */
  isEnding = false;

  constructor(
    private readonly database: Database,
    private readonly host: FunctionHost,
  ) {
    this.index = database.readSetIndex<SharedQuery>();
  }

  get size() {
    return this.shared.size + this.personal.size;
  }

  /** All that somebody watches now. */
  get all(): SharedQuery[] {
    return [...this.shared.values(), ...this.personal.values()];
  }

  /** The query that answers `spec` for `identity`; new ones are computed in the next `refresh`. */
  subscribe(spec: QuerySpec, identity: Identity | null, subscriber: Subscriber): SharedQuery {
    const key = JSON.stringify([spec.component, spec.path, spec.allowInternal, spec.args, spec.journal]);
    const personalKey = key + JSON.stringify(identity);
    if (spec.refusal) return this.refused(new SharedQuery(key, personalKey, spec, identity), subscriber, spec.refusal);
    let query = this.shared.get(key) ?? this.personal.get(personalKey);
    if (!query) {
      query = new SharedQuery(key, personalKey, spec, identity);
      this.personal.set(personalKey, query);
      this.dirty.add(query);
    }
    query.subscribers.add(subscriber);
    return query;
  }

  /** Shared with nobody, and never computed. */
  private refused(query: SharedQuery, subscriber: Subscriber, refusal: Failure): SharedQuery {
    query.subscribers.add(subscriber);
    query.tail = this.tailOf({ ...refusal, journal: null });
    return query;
  }

  unsubscribe(query: SharedQuery, subscriber: Subscriber): void {
    query.subscribers.delete(subscriber);
    if (query.subscribers.size > 0) return;
    if (this.shared.get(query.key) === query) this.shared.delete(query.key);
    if (this.personal.get(query.personalKey) === query) this.personal.delete(query.personalKey);
    this.dirty.delete(query);
    this.index.delete(query);
  }

  /** New code may answer anything differently. */
  invalidateAll(): void {
    for (const query of this.all) this.dirty.add(query);
  }

  /** Null when they concern nobody, else how many milliseconds those whom they concern took last time. */
  invalidate(commits: Commit[]): number | null {
    this.missed?.push(...commits);
    const touched = new Set<SharedQuery>();
    for (const { writes } of commits) {
      for (const query of this.index.touched(writes)) {
        this.dirty.add(query);
        touched.add(query);
      }
    }
    return touched.size === 0 ? null : [...touched].reduce((sum, { took }) => sum + took, 0);
  }

  /**
   * Computes what is new or touched, all at the one newest state, and tells the subscribers whose result
   * has changed. While the disk takes that state in, it is computed already; that it has been is waited for, so
   * that what is there afterwards may be sent: as of what is returned. `onProgress` is called where that is on disk, before anything is
   * computed, and now and then: whoever has nothing due, or nothing any more, need not wait for the rest. Never rejects; one call at a time.
   */
  async refresh(onProgress: (ts: Ts) => void = () => {}): Promise<Ts> {
    const queries = [...this.dirty];
    this.dirty.clear();
    if (queries.length === 0) return this.database.durableTs;
    const missed: Commit[] = (this.missed = []);
    const { at, durable } = this.database.pinUpcoming();
    const before = durable && queries.map((query) => ({ query, result: query.result, tail: query.tail }));
    let isDurable = durable === null;
    void durable?.then((kept) => (isDurable = kept));
    for (const query of queries) query.due = true;
    // Whoever has written and watches nothing of that needn't wait for those who do.
    if (durable === null) onProgress(at.ts);
    let next = 0;
    let sliceEnd = performance.now() + SLICE_MS;
    await Promise.all(
      Array.from({ length: Math.min(LANES, queries.length) }, async () => {
        while (next < queries.length) {
          const query = queries[next++]!;
          await this.compute(query, at);
          query.due = false;
          if (next === queries.length || performance.now() < sliceEnd) continue;
          if (isDurable) onProgress(at.ts);
          await new Promise(setImmediate);
          sliceEnd = performance.now() + SLICE_MS;
        }
      }),
    );
    at.release();
    this.missed = null;
    // What these queries read is known only now: whoever wrote there meanwhile makes them old again.
    this.invalidate(missed);
    if (durable === null) return at.ts;
    this.isEnding = true;
    const isKept = await durable;
    // A mutation's answer goes out before what it has changed.
    if (isKept) await new Promise(setImmediate);
    this.isEnding = false;
    if (isKept) return at.ts;
    for (const { query, ...kept } of before!) this.dirty.add(Object.assign(query, kept));
    return this.refresh(onProgress);
  }

  private async compute(query: SharedQuery, at: Pin): Promise<void> {
    if (query.subscribers.size === 0) return;
    const begun = performance.now();
    const result = await this.run(query, at);
    query.runs++;
    query.took = performance.now() - begun;
    if (query.subscribers.size === 0) return;
    if (result === null) {
      query.tail = { serial: this.serial++, type: "QueryFailed", text: FAILED_HERE };
      for (const subscriber of query.subscribers) subscriber.changed();
      this.dirty.add(query);
      return;
    }
    const before = query.tail;
    const tail = this.tailOf(result);
    query.result = result;
    this.index.add(query, result.reads);
    const isChanged = before === null || !isSame(before, tail);
    if (isChanged) query.tail = tail;
    this.place(query, result.readIdentity);
    if (isChanged) for (const subscriber of query.subscribers) subscriber.changed();
  }

  /** Null when it is not the function that failed: then it is run again in the next round. */
  private async run({ spec, identity, result }: SharedQuery, at: Pin): Promise<QueryResult | null> {
    const { path, component, args, allowInternal } = spec;
    try {
      return await this.host.query({ path, component, args, allowInternal, identity, journal: result?.journal ?? spec.journal, at });
    } catch (error) {
      console.error("A query could not be run", error);
      return null;
    }
  }

  /** Queries that don't ask who calls serve everybody; one that begins to ask serves its caller alone. */
  private place(query: SharedQuery, readIdentity: boolean): void {
    const { key, personalKey } = query;
    const common = this.shared.get(key);
    if (readIdentity) {
      if (common !== query) return;
      this.shared.delete(key);
      this.personal.set(personalKey, query);
      this.moveAll(query);
    } else if (!common) {
      this.personal.delete(personalKey);
      this.shared.set(key, query);
    } else if (common !== query && common.tail && query.tail && isSame(common.tail, query.tail)) {
      // Several callers asked before it was known that the answer is the same for all of them.
      this.moveAll(query);
    }
  }

  private moveAll(from: SharedQuery): void {
    for (const subscriber of [...from.subscribers]) subscriber.resubscribe(from);
  }

  private tailOf(result: QueryResult | (Failure & { journal: null })): ModificationTail {
    const serial = this.serial++;
    const rest = `"logLines":${JSON.stringify(result.logLines)},"journal":${JSON.stringify(result.journal)}`;
    if (result.ok) return { serial, type: "QueryUpdated", text: `"value":${result.value},${rest}` };
    const message = JSON.stringify(result.message);
    const data = result.data === undefined ? "" : `"errorData":${JSON.stringify(result.data)},`;
    return { serial, type: "QueryFailed", text: `"errorMessage":${message},${data}${rest}` };
  }
}
