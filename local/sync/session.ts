// One client's connection: what it asked for, who it is, and what it has been sent. Messages are
// taken in order; mutations run in order, one after another, actions side by side.
import type { WebSocket } from "ws";
import type { Ts } from "../database/types";
import type { ActionResult, FunctionHost, Identity, MutationResult, Origin } from "../functions/types";
import type { AuthService } from "../auth/authService";
import type { SharedQueries } from "./sharedQueries";
import { Subscription } from "./subscription";
import { decodeTs, encodeTs, encodeVersion, type ClientMessage, type Modification, type QueryModification, type RequestMessage, type StateVersion, type TransitionWriter } from "./wire";

/** A client that reads slower than this much behind is cut off and starts afresh. */
const MAX_BUFFERED = 8 * 1024 * 1024;
/** Arguments and all; what is larger is answered with a failure. */
export const MAX_REQUEST = 16 * 1024 * 1024;
/** Mutations of one client that may wait for the disk together. */
const MAX_IN_FLIGHT = 64;
const IDLE_MS = 15_000;

export type SessionHost = {
  functions: FunctionHost;
  queries: SharedQueries;
  auth: AuthService;
  /** Asks for a round soon; this session gets its Transition then. */
  wake(session: Session): void;
  /** Resolves when every later Transition is at least as new as what the client has seen. */
  raiseClock(ts: Ts): Promise<unknown>;
};

export class Session {
  private readonly subscriptions = new Map<number, Subscription>();
  /** Those whose result may not be what the client has. */
  private readonly stale = new Set<Subscription>();
  private readonly gone = new Set<number>();
  private version: StateVersion = { querySet: 0, identity: 0, ts: 0 };
  private encodedVersion = encodeVersion(this.version);
  private next = { querySet: 0, identity: 0 };
  /** The client is owed a Transition of at least this timestamp. */
  private owed: Ts | null = null;
  private sessionId: string | null = null;
  private identity: Identity | null = null;
  private admin = false;
  private expiresAt = Infinity;
  private inbox: Promise<void> = Promise.resolve();
  private answers: Promise<void> = Promise.resolve();
  private mutationsInFlight = 0;
  private roomForMutation: (() => void) | null = null;
  private lastSent = Date.now();
  closed = false;

  constructor(
    private readonly socket: WebSocket,
    /** Its token is that of the last Authenticate. */
    private origin: Origin,
    private readonly host: SessionHost,
  ) {
    socket.on("message", (data, isBinary) => {
      if (isBinary) return this.fatal("Binary messages are not part of the sync protocol.");
      this.receive((data as Buffer).toString("utf8"));
    });
    socket.on("close", () => this.end());
    socket.on("error", () => socket.terminate());
  }

  /** Something is new, and all its queries hold at the running round's state. */
  get isReady(): boolean {
    if (this.stale.size === 0) return false;
    for (const subscription of this.subscriptions.values()) if (subscription.isPending) return false;
    return true;
  }

  /** Called in a round for which this session asked, with every query computed at `ts`. */
  flush(ts: Ts, writer: TransitionWriter): void {
    if (this.owed === null || this.closed) return;
    if (this.socket.bufferedAmount > MAX_BUFFERED) return this.close("SlowSubscriber");
    // A query that was added after the round began is computed in the next one.
    for (const subscription of this.stale) if (subscription.isPending) return this.host.wake(this);
    const modifications: Modification[] = [...this.gone].map((queryId) => ({ queryId, tail: null }));
    for (const subscription of this.stale) {
      const tail = subscription.takeUnsent();
      if (tail) modifications.push({ queryId: subscription.queryId, tail });
    }
    this.gone.clear();
    this.stale.clear();
    const start = this.encodedVersion;
    this.version = { ...this.next, ts: Math.max(ts, this.version.ts) };
    this.encodedVersion = encodeVersion(this.version);
    this.lastSent = Date.now();
    this.socket.send(writer.write(start, this.encodedVersion, modifications), { binary: false });
    // A mutation may have committed while the round was computed as of before.
    if (this.version.ts < this.owed) this.host.wake(this);
    else this.owed = null;
  }

  /** Keeps an idle connection alive, and ends one whose token has run out. */
  sweep(now: number): void {
    if (now >= this.expiresAt) {
      this.send({ type: "AuthError", error: "The token has expired.", baseVersion: this.next.identity - 1, authUpdateAttempted: false });
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

  /** At once, for a client that doesn't take its leave. */
  terminate(): void {
    this.socket.terminate();
  }

  private owe(ts: Ts): void {
    if (this.closed) return;
    this.owed = Math.max(this.owed ?? 0, ts);
    this.host.wake(this);
  }

  private receive(text: string): void {
    let message: ClientMessage;
    try {
      message = JSON.parse(text) as ClientMessage;
    } catch {
      return this.fatal("A message was not JSON.");
    }
    const tooLarge = text.length > MAX_REQUEST;
    this.inbox = this.inbox.then(() => this.handle(message, tooLarge)).catch((error: unknown) => this.fail(error));
  }

  private fail(error: unknown): void {
    if (this.closed) return;
    console.error("A sync session failed", error);
    this.close("InternalServerError");
  }

  private handle(message: ClientMessage, tooLarge: boolean): void | Promise<void> {
    if (this.closed) return;
    if (this.sessionId === null && message.type !== "Connect") return this.fatal("The first message must be Connect.");
    switch (message.type) {
      case "Connect":
        return this.connect(message);
      case "Authenticate":
        return this.authenticate(message);
      case "ModifyQuerySet":
        return tooLarge ? this.fatal("The set of queries is too large.") : this.modify(message);
      case "Mutation":
      case "Action":
        if (typeof message.udfPath !== "string") return this.fatal("A request needs a function's path.");
        if (tooLarge) return this.answer(message, { ok: false, message: `The arguments are larger than ${MAX_REQUEST} bytes.`, logLines: [] });
        return message.type === "Mutation" ? this.mutate(message) : void this.act(message);
      case "Event":
        return;
      default:
        this.fatal(`Unknown message type ${JSON.stringify((message as { type: unknown }).type)}.`);
    }
  }

  private async connect(message: Extract<ClientMessage, { type: "Connect" }>): Promise<void> {
    this.sessionId = String(message.sessionId);
    const observed = message.maxObservedTimestamp === undefined ? Number.NaN : decodeTs(message.maxObservedTimestamp);
    if (!Number.isNaN(observed)) await this.host.raiseClock(observed);
  }

  private async authenticate(message: Extract<ClientMessage, { type: "Authenticate" }>): Promise<void> {
    if (message.baseVersion !== this.next.identity) return this.fatal("Base identity version does not match.");
    const outcome = message.tokenType === "None" ? this.host.auth.nobody() : await this.host.auth.verify(message.tokenType, message.value);
    if (!outcome.ok) {
      this.send({ type: "AuthError", error: outcome.reason, baseVersion: message.baseVersion, authUpdateAttempted: true });
      return this.close("AuthFailed");
    }
    const isSame = this.admin === outcome.admin && JSON.stringify(this.identity) === JSON.stringify(outcome.identity);
    this.identity = outcome.identity;
    this.origin = { ...this.origin, authToken: outcome.token };
    this.admin = outcome.admin;
    this.expiresAt = outcome.expiresAt;
    this.next.identity = message.baseVersion + 1;
    if (!isSame) for (const subscription of this.subscriptions.values()) subscription.moveTo(this.identity);
    this.owe(0);
  }

  private modify({ baseVersion, newVersion, modifications }: Extract<ClientMessage, { type: "ModifyQuerySet" }>): void {
    if (baseVersion !== this.next.querySet) return this.fatal("Base query set version does not match.");
    this.next.querySet = newVersion;
    for (const change of modifications) this.apply(change);
    this.owe(0);
  }

  private apply(change: QueryModification): void {
    const { queryId } = change;
    const before = this.subscriptions.get(queryId);
    if (before) {
      before.drop();
      this.stale.delete(before);
      this.subscriptions.delete(queryId);
    }
    if (change.type === "Remove") {
      this.gone.add(queryId);
      return;
    }
    const { udfPath, args, journal = null, componentPath } = change;
    if (typeof udfPath !== "string") return this.fatal("A query needs a function's path.");
    const spec = { ...this.call(udfPath, componentPath), args: args[0] ?? {}, journal };
    const onChange = (subscription: Subscription) => {
      this.stale.add(subscription);
      this.owe(0);
    };
    this.gone.delete(queryId);
    this.subscriptions.set(queryId, new Subscription(queryId, spec, this.identity, this.host.queries, onChange));
  }

  /**
   * Begins after every mutation before it has begun: the database takes writers in order, so each
   * sees what the ones before it wrote. Only the wait for the disk is shared, and answers keep order.
   */
  private mutate(message: RequestMessage): void | Promise<void> {
    const { requestId, udfPath, args } = message;
    const key = { sessionId: this.sessionId!, requestId };
    const result = this.host.functions.mutation({ ...this.call(udfPath, message.componentPath), args: args[0] ?? {}, identity: this.identity, origin: this.origin, key });
    // Heard of below; this one is only so that an early failure isn't taken for an unhandled one.
    result.catch(() => {});
    this.mutationsInFlight++;
    this.answers = this.answers
      .then(async () => this.answer(message, await result))
      .catch((error: unknown) => this.fail(error))
      .then(() => {
        this.mutationsInFlight--;
        this.roomForMutation?.();
      });
    if (this.mutationsInFlight >= MAX_IN_FLIGHT) return new Promise((resolve) => (this.roomForMutation = resolve));
  }

  private async act(message: RequestMessage): Promise<void> {
    const { udfPath, args } = message;
    try {
      this.answer(message, await this.host.functions.action({ ...this.call(udfPath, message.componentPath), args: args[0] ?? {}, identity: this.identity, origin: this.origin }));
    } catch (error) {
      this.fail(error);
    }
  }

  /** What went well for a mutation is seen by the client in a Transition that follows. */
  private answer({ type, requestId }: RequestMessage, result: MutationResult | ActionResult): void {
    if (!result.ok) {
      const { message, data, logLines } = result;
      return this.send({ type: `${type}Response`, requestId, success: false, result: message, logLines, ...(data !== undefined && { errorData: data }) });
    }
    const ts = "ts" in result ? `"ts":"${encodeTs(result.ts)}",` : "";
    this.sendText(`{"type":"${type}Response","requestId":${requestId},"success":true,"result":${result.value},${ts}"logLines":${JSON.stringify(result.logLines)}}`);
    if ("ts" in result) this.owe(result.ts);
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

  private end(): void {
    if (this.closed) return;
    this.closed = true;
    for (const subscription of this.subscriptions.values()) subscription.drop();
    this.subscriptions.clear();
    this.stale.clear();
  }
}
