// One client's connection: what it asked for, who it is, and what it has been sent. Messages are
// taken in order; mutations run in order, one after another, actions side by side.
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Ts } from "../database/types";
import { readArguments, type CallArguments } from "../functions/callArguments";
import { refusalOf, type OnCall } from "../functions/callGate";
import type { ActionResult, Failure, FunctionHost, FunctionKind, Identity, MutationResult, Origin } from "../functions/types";
import type { AuthService } from "../auth/authService";
import { Inbox } from "./inbox";
import { Outbox } from "./outbox";
import { ProtocolError, readMessage } from "./readMessage";
import type { SessionLimits } from "./sessionLimits";
import type { SharedQueries } from "./sharedQueries";
import { Subscription } from "./subscription";
import { decodeTs, encodeTs, encodeVersion, type ClientMessage, type Modification, type QueryModification, type RequestMessage, type StateVersion, type TransitionWriter } from "./wire";

/** Arguments and all; what is larger is answered with a failure. */
export const MAX_REQUEST = 16 * 1024 * 1024;
/** Mutations of one client that may wait for the disk together. */
const MAX_IN_FLIGHT = 64;
const IDLE_MS = 15_000;
const FAREWELL_MS = 200;

export type SessionHost = {
  functions: FunctionHost;
  queries: SharedQueries;
  auth: AuthService;
  /** Asks for a round soon; this session gets its Transition then. */
  wake(session: Session): void;
  /** What is written from now on goes out as one: an answer, with the Transition, where that follows at once. */
  gather(stream: Duplex): void;
  /** Resolves when every later Transition is at least as new as what the client has seen. */
  raiseClock(ts: Ts): Promise<unknown>;
  limits: SessionLimits;
  onCall?: OnCall;
};

/** `since`: milliseconds since the epoch. */
export type SessionDescription = { sessionId: string | null; since: number; admin: boolean; identity: Identity | null; queries: number; address: string | null };

export class Session {
  private readonly since = Date.now();
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
  private readonly inbox: Inbox;
  private readonly outbox: Outbox;
  private answers: Promise<void> = Promise.resolve();
  private mutationsInFlight = 0;
  private actionsInFlight = 0;
  private roomForMutation: (() => void) | null = null;
  private lastSent = Date.now();
  /** When the client last gave a sign of life. */
  private lastHeard = Date.now();
  closed = false;

  constructor(
    private readonly socket: WebSocket,
    /** What `socket` writes to. */
    private readonly stream: Duplex,
    /** Its token is that of the last Authenticate. */
    private origin: Origin,
    /** Whether the client puts together a Transition that comes in pieces. */
    private readonly takesChunks: boolean,
    private readonly host: SessionHost,
  ) {
    this.inbox = new Inbox(socket, (error) => this.fail(error));
    this.outbox = new Outbox(socket, () => {
      if (this.owed !== null) this.host.wake(this);
    });
    socket.on("pong", () => (this.lastHeard = Date.now()));
    socket.on("message", (data, isBinary) => {
      this.lastHeard = Date.now();
      if (isBinary) return this.fatal("Binary messages are not part of the sync protocol.");
      this.receive((data as Buffer).toString("utf8"));
    });
    socket.on("close", () => this.end());
    // A message that is too large or is none: the reason goes out, and what still comes is not read.
    socket.on("error", () => {
      this.end();
      setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
    });
  }

  /** All its queries hold at the running round's state. */
  get isReady(): boolean {
    for (const subscription of this.subscriptions.values()) if (subscription.isPending) return false;
    return true;
  }

  /** Called in a round for which this session asked, with every query computed at `ts`. */
  flush(ts: Ts, writer: TransitionWriter): void {
    if (this.owed === null || this.closed) return;
    // It stays owed, and gets the newest of what is stale by then.
    if (!this.outbox.hasRoom()) return;
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
    this.version = { querySet: this.next.querySet, identity: this.next.identity, ts: Math.max(ts, this.version.ts) };
    this.encodedVersion = encodeVersion(this.version);
    this.lastSent = Date.now();
    this.outbox.sendTransition(writer.write(start, this.encodedVersion, modifications, this.takesChunks));
    // A mutation may have committed while the round was computed as of before.
    if (this.version.ts < this.owed) this.host.wake(this);
    else this.owed = null;
  }

  /** Keeps an idle connection alive, and ends one that says nothing or whose token has run out. */
  sweep(now: number): void {
    const { handshakeMs, silenceMs } = this.host.limits;
    // Who isn't read can't be heard.
    if (this.inbox.isFull) this.lastHeard = now;
    if (this.sessionId === null && now - this.since > handshakeMs) return this.close("HandshakeTimeout");
    if (now - this.lastHeard > silenceMs || this.outbox.isStalled(now, silenceMs)) return this.terminate();
    if (now - this.lastHeard > silenceMs / 4) this.socket.ping();
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

  describe(): SessionDescription {
    const { sessionId, since, admin, identity, subscriptions, origin } = this;
    return { sessionId, since, admin, identity, queries: subscriptions.size, address: origin.ip };
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
    if (this.closed) return;
    try {
      const message = readMessage(text);
      this.inbox.add(text.length, () => this.handle(message, text.length > MAX_REQUEST));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.fatal(error.message);
    }
  }

  private fail(error: unknown): void {
    if (this.closed) return;
    console.error("A sync session failed", error);
    this.close("InternalServerError");
  }

  private handle(message: ClientMessage, tooLarge: boolean): void | Promise<void> {
    if (this.closed) return;
    // Nothing more is done for a client that doesn't take the answers; soon it isn't read either.
    if (this.outbox.isClogged) return this.outbox.drained().then(() => this.handle(message, tooLarge));
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
        if (tooLarge) return this.answer(message, { ok: false, message: `The arguments are larger than ${MAX_REQUEST} bytes.`, logLines: [] });
        return message.type === "Mutation" ? this.mutate(message) : void this.act(message);
      case "Event":
        return;
    }
  }

  private async connect(message: Extract<ClientMessage, { type: "Connect" }>): Promise<void> {
    this.sessionId = message.sessionId;
    const observed = message.maxObservedTimestamp == null ? Number.NaN : decodeTs(message.maxObservedTimestamp);
    if (!Number.isNaN(observed)) await this.host.raiseClock(observed);
  }

  private async authenticate(message: Extract<ClientMessage, { type: "Authenticate" }>): Promise<void> {
    if (message.baseVersion !== this.next.identity) return this.fatal("Base identity version does not match.");
    const outcome = message.tokenType === "None" ? this.host.auth.nobody() : await this.host.auth.verify(message.tokenType, message.value, "impersonating" in message ? message.impersonating : undefined);
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
    const { udfPath, journal = null, componentPath } = change;
    const read = readArguments(change.args, udfPath);
    const refusal = this.subscriptions.size >= this.host.limits.queries ? tooMany(`queries are watched on this connection, the most that may be (${this.host.limits.queries})`) : this.refusal("query", udfPath, read);
    const spec = { ...this.call(udfPath, componentPath), args: read.ok ? read.args : {}, journal, ...(refusal && { refusal }) };
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
    const { requestId, udfPath } = message;
    const read = readArguments(message.args, udfPath);
    const refusal = this.refusal("mutation", udfPath, read);
    const { path, component, allowInternal } = this.call(udfPath, message.componentPath);
    // Also one that is refused: when it was done before, and is only sent again, it is answered what it was then.
    const result = this.host.functions.mutation({
      path,
      component,
      allowInternal,
      identity: this.identity,
      origin: this.origin,
      args: read.ok ? read.args : {},
      key: { sessionId: this.sessionId!, requestId },
      refusal: refusal ?? undefined,
    });
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
    const { udfPath } = message;
    const read = readArguments(message.args, udfPath);
    const { actions } = this.host.limits;
    const refusal = this.actionsInFlight >= actions ? tooMany(`actions are under way on this connection, the most that may be (${actions}): wait for one`) : this.refusal("action", udfPath, read);
    if (refusal) return this.answer(message, refusal);
    this.actionsInFlight++;
    try {
      const call = { ...this.call(udfPath, message.componentPath), identity: this.identity, origin: this.origin };
      this.answer(message, await this.host.functions.action({ ...call, args: read.ok ? read.args : {} }));
    } catch (error) {
      this.fail(error);
    } finally {
      this.actionsInFlight--;
    }
  }

  /** What went well for a mutation is seen by the client in a Transition that follows. */
  private answer({ type, requestId }: RequestMessage, result: MutationResult | ActionResult): void {
    if (!result.ok) {
      const { message, data, logLines } = result;
      return this.send({ type: `${type}Response`, requestId, success: false, result: message, logLines, ...(data !== undefined && { errorData: data }) });
    }
    const ts = "ts" in result ? `"ts":"${encodeTs(result.ts)}",` : "";
    if ("ts" in result) this.host.gather(this.stream);
    this.sendText(`{"type":"${type}Response","requestId":${requestId},"success":true,"result":${result.value},${ts}"logLines":${JSON.stringify(result.logLines)}}`);
    if ("ts" in result) this.owe(result.ts);
  }

  /** Why a call is not made; null when it is. */
  private refusal(kind: FunctionKind, path: string, read: CallArguments): Failure | null {
    if (!read.ok) return { ...read, logLines: [] };
    return this.admin ? null : refusalOf(this.host.onCall, { kind, path, address: this.origin.ip, identity: this.identity });
  }

  private call(path: string, component?: string | null) {
    return { path, component: this.admin ? (component ?? "") : "", allowInternal: this.admin };
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
    this.outbox.send(text);
  }

  private end(): void {
    if (this.closed) return;
    this.closed = true;
    for (const subscription of this.subscriptions.values()) subscription.drop();
    this.subscriptions.clear();
    this.stale.clear();
  }
}

const tooMany = (what: string): Failure => ({ ok: false, message: `Too many ${what}.`, logLines: [] });
