// One client's connection: what it asked for, who it is, and what it has been sent. Messages are
// taken in order; mutations run one at a time, actions side by side.
import type { WebSocket } from "ws";
import type { Ts } from "../database/types";
import type { FunctionHost, Identity } from "../functions/types";
import type { AuthService } from "../auth/authService";
import { type SharedQueries, type SharedQuery, type Resubscriber } from "./sharedQueries";
import { decodeTs, encodeTs, modification, removed, transition, type ClientMessage, type QueryModification, type StateVersion } from "./wire";

/** A client that reads slower than this much behind is cut off and starts afresh. */
const MAX_BUFFERED = 16 * 1024 * 1024;
const IDLE_MS = 15_000;

export type SessionHost = {
  functions: FunctionHost;
  queries: SharedQueries;
  auth: AuthService;
  /** Asks for a round soon; every session that has something to say gets its Transition then. */
  wake(): void;
  raiseClock(ts: Ts): void;
};

export class Session {
  private readonly subscriptions = new Map<number, Subscription>();
  private readonly goneQueries: number[] = [];
  private version: StateVersion = { querySet: 0, identity: 0, ts: 0 };
  private next = { querySet: 0, identity: 0 };
  private owesTransition = false;
  private sessionId = "";
  private identity: Identity | null = null;
  private admin = false;
  private expiresAt = Infinity;
  private inbox: Promise<void> = Promise.resolve();
  private mutations: Promise<void> = Promise.resolve();
  private lastSent = Date.now();
  closed = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly host: SessionHost,
  ) {
    socket.on("message", (data, isBinary) => {
      if (isBinary) return this.fatal("Binary messages are not part of the sync protocol.");
      this.receive((data as Buffer).toString("utf8"));
    });
    socket.on("close", () => this.end());
    socket.on("error", () => socket.terminate());
  }

  /** Called in each round, with every query computed at `ts`. */
  flush(ts: Ts, encode: (text: string) => Buffer): void {
    if (!this.owesTransition || this.closed) return;
    if (this.socket.bufferedAmount > MAX_BUFFERED) return this.close("TooSlow");
    const pending = [...this.subscriptions.values()].filter((subscription) => subscription.query.tail === null);
    // A query that was added after the round began is computed in the next one.
    if (pending.length > 0) return this.host.wake();
    const modifications = this.goneQueries.splice(0).map(removed);
    for (const subscription of this.subscriptions.values()) {
      const text = subscription.unsent();
      if (text !== null) modifications.push(text);
    }
    const end: StateVersion = { ...this.next, ts: Math.max(ts, this.version.ts) };
    this.owesTransition = false;
    this.sendEncoded(encode(transition(this.version, end, modifications)));
    this.version = end;
  }

  /** Keeps an idle connection alive, and ends one whose token has run out. */
  sweep(now: number): void {
    if (now >= this.expiresAt) {
      this.send({ type: "AuthError", error: "Token expired", baseVersion: this.next.identity, authUpdateAttempted: false });
      this.close("AuthTokenExpired");
    } else if (now - this.lastSent > IDLE_MS) {
      this.send({ type: "Ping" });
    }
  }

  /** The client backs off, returns, and says again what it wants. */
  close(reason: string): void {
    this.socket.close(1011, reason);
    this.end();
  }

  owe(): void {
    this.owesTransition = true;
    this.host.wake();
  }

  private receive(text: string): void {
    let message: ClientMessage;
    try {
      message = JSON.parse(text) as ClientMessage;
    } catch {
      return this.fatal("A message was not JSON.");
    }
    this.inbox = this.inbox.then(() => this.handle(message)).catch((error: unknown) => {
      console.error("A sync session failed", error);
      this.close("InternalServerError");
    });
  }

  private handle(message: ClientMessage): void | Promise<void> {
    if (this.closed) return;
    switch (message.type) {
      case "Connect": {
        this.sessionId = String(message.sessionId);
        const observed = message.maxObservedTimestamp === undefined ? Number.NaN : decodeTs(message.maxObservedTimestamp);
        if (!Number.isNaN(observed)) this.host.raiseClock(observed);
        return;
      }
      case "Authenticate":
        return this.authenticate(message);
      case "ModifyQuerySet":
        return this.modify(message);
      case "Mutation": {
        const identity = this.identity;
        this.mutations = this.mutations.then(() => this.mutate(message, identity));
        return;
      }
      case "Action":
        void this.act(message);
        return;
      case "Event":
        return;
      default:
        this.fatal(`Unknown message type ${JSON.stringify((message as { type: unknown }).type)}.`);
    }
  }

  private async authenticate(message: Extract<ClientMessage, { type: "Authenticate" }>): Promise<void> {
    if (message.baseVersion !== this.next.identity) return this.fatal("Base identity version does not match.");
    const outcome = message.tokenType === "None" ? this.host.auth.nobody() : await this.host.auth.verify(message.tokenType, message.value);
    if (!outcome.ok) {
      this.send({ type: "AuthError", error: outcome.reason, baseVersion: message.baseVersion, authUpdateAttempted: true });
      return this.close("AuthFailed");
    }
    const changed = JSON.stringify(this.identity) !== JSON.stringify(outcome.identity);
    this.identity = outcome.identity;
    this.admin = outcome.admin;
    this.expiresAt = outcome.expiresAt;
    this.next.identity = message.baseVersion + 1;
    if (changed) for (const subscription of this.subscriptions.values()) subscription.moveTo(this.identity);
    this.owe();
  }

  private modify({ baseVersion, newVersion, modifications }: Extract<ClientMessage, { type: "ModifyQuerySet" }>): void {
    if (baseVersion !== this.next.querySet) return this.fatal("Base query set version does not match.");
    this.next.querySet = newVersion;
    for (const change of modifications) this.apply(change);
    this.owe();
  }

  private apply(change: QueryModification): void {
    if (change.type === "Add") {
      const { udfPath, args, journal = null, componentPath = "" } = change;
      const spec = { path: udfPath, args: args[0] ?? {}, journal, component: this.admin ? componentPath : "" };
      const add = () => new Subscription(change.queryId, spec, this.identity, this.host.queries, () => this.owe());
      this.subscriptions.get(change.queryId)?.drop();
      this.subscriptions.set(change.queryId, add());
    } else {
      this.subscriptions.get(change.queryId)?.drop();
      this.subscriptions.delete(change.queryId);
      this.goneQueries.push(change.queryId);
    }
  }

  private async mutate(message: Extract<ClientMessage, { type: "Mutation" | "Action" }>, identity: Identity | null): Promise<void> {
    const { requestId, udfPath: path, args } = message;
    const key = { sessionId: this.sessionId, requestId };
    const result = await this.host.functions.mutation({ ...this.call(path, message.componentPath), args: args[0] ?? {}, identity, key });
    const logLines = JSON.stringify(result.logLines);
    if (result.ok) {
      this.sendText(`{"type":"MutationResponse","requestId":${requestId},"success":true,"result":${result.value},"ts":"${encodeTs(result.ts)}","logLines":${logLines}}`);
      this.owe();
    } else {
      this.send({ type: "MutationResponse", requestId, success: false, result: result.message, logLines: result.logLines, ...(result.data !== undefined && { errorData: result.data }) });
    }
  }

  private async act(message: Extract<ClientMessage, { type: "Mutation" | "Action" }>): Promise<void> {
    const { requestId, udfPath: path, args } = message;
    const result = await this.host.functions.action({ ...this.call(path, message.componentPath), args: args[0] ?? {}, identity: this.identity });
    if (result.ok) {
      this.sendText(`{"type":"ActionResponse","requestId":${requestId},"success":true,"result":${result.value},"logLines":${JSON.stringify(result.logLines)}}`);
    } else {
      this.send({ type: "ActionResponse", requestId, success: false, result: result.message, logLines: result.logLines, ...(result.data !== undefined && { errorData: result.data }) });
    }
  }

  private call(path: string, component = "") {
    return { path, component: this.admin ? component : "", allowInternal: this.admin };
  }

  /** Ends the client for good: only for what can never succeed. */
  private fatal(error: string): void {
    this.send({ type: "FatalError", error });
    this.close("ProtocolError");
  }

  private send(message: object): void {
    this.sendText(JSON.stringify(message));
  }

  private sendText(text: string): void {
    if (this.closed) return;
    this.lastSent = Date.now();
    this.socket.send(text);
  }

  private sendEncoded(message: Buffer): void {
    this.lastSent = Date.now();
    this.socket.send(message, { binary: false });
  }

  private end(): void {
    if (this.closed) return;
    this.closed = true;
    for (const subscription of this.subscriptions.values()) subscription.drop();
    this.subscriptions.clear();
  }
}

/** A client's query: which shared one answers it, and how much of it the client has been sent. */
class Subscription implements Resubscriber {
  query: SharedQuery;
  private sent = { query: null as SharedQuery | null, text: "", generation: 0 };

  constructor(
    private readonly queryId: number,
    private readonly spec: SharedQuery["spec"],
    private identity: Identity | null,
    private readonly queries: SharedQueries,
    private readonly onChange: () => void,
  ) {
    this.query = queries.subscribe(spec, identity, this);
  }

  changed(): void {
    this.onChange();
  }

  moveTo(identity: Identity | null): void {
    this.identity = identity;
    this.resubscribe(this.query);
  }

  resubscribe(from: SharedQuery): void {
    const journal = from.result?.journal ?? this.spec.journal;
    from.subscribers.delete(this);
    const next = this.queries.subscribe({ ...this.spec, journal }, this.identity, this);
    if (from !== next && from.subscribers.size === 0) this.queries.unsubscribe(from, this);
    this.query = next;
    this.onChange();
  }

  /** The modification that brings the client up to date; null when it is. */
  unsent(): string | null {
    const { tail, generation } = this.query;
    if (tail === null || (this.sent.query === this.query && this.sent.generation === generation)) return null;
    const same = this.sent.text === tail.text;
    this.sent = { query: this.query, text: tail.text, generation };
    return same ? null : modification(this.queryId, tail);
  }

  drop(): void {
    this.queries.unsubscribe(this.query, this);
  }
}
