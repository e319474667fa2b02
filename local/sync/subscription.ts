// A client's query: which shared one answers it, and how much of that the client has been sent.
import type { Identity } from "../functions/types";
import type { QuerySpec, SharedQueries, SharedQuery, Subscriber } from "./sharedQueries";
import { isSame, type ModificationTail } from "./wire";

export class Subscription implements Subscriber {
  private query: SharedQuery;
  private sent: ModificationTail | null = null;

  constructor(
    readonly queryId: number,
    private readonly spec: QuerySpec,
    private identity: Identity | null,
    private readonly queries: SharedQueries,
    private readonly onChange: (subscription: Subscription) => void,
  ) {
    this.query = queries.subscribe(spec, identity, this);
    onChange(this);
  }

  /** Not computed yet, or about to be in the running round. */
  get isPending(): boolean {
    return this.query.due || this.query.tail === null;
  }

  changed(): void {
    this.onChange(this);
  }

  /** Somebody else is signed in on this connection now. */
  moveTo(identity: Identity | null): void {
    this.identity = identity;
    this.resubscribe(this.query);
  }

  resubscribe(from: SharedQuery): void {
    // A page that was read once ends where it ended, for whoever reads it next.
    const journal = this.spec.journal ?? (from.result?.readIdentity ? from.result.journal : null);
    const next = this.queries.subscribe({ ...this.spec, journal }, this.identity, this);
    if (next !== from) this.queries.unsubscribe(from, this);
    this.query = next;
    this.onChange(this);
  }

  /** What brings the client up to date; null when it is. */
  takeUnsent(): ModificationTail | null {
    const { tail } = this.query;
    const { sent } = this;
    this.sent = tail;
    return tail === null || (sent !== null && isSame(sent, tail)) ? null : tail;
  }

  drop(): void {
    this.queries.unsubscribe(this.query, this);
  }
}
