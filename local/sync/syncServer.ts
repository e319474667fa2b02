// All connections, kept in step. Work happens in rounds: what commits have touched and what clients
// have added is computed at one durable snapshot, then everybody concerned is told.
import { WebSocketServer, type WebSocket } from "ws";
import type { Duplex } from "node:stream";
import type { IncomingMessage } from "node:http";
import type { AuthService } from "../auth/authService";
import type { Database, Ts } from "../database/types";
import type { OnCall } from "../functions/callGate";
import type { FunctionHost, Origin } from "../functions/types";
import { MAX_REQUEST, Session, type SessionDescription } from "./session";
import { SESSION_LIMITS, type SessionLimits } from "./sessionLimits";
import { SharedQueries, type SharedQuery } from "./sharedQueries";
import { takesChunks, TransitionWriter } from "./wire";

/** Twice what a request may have: the rest is read, and refused with a reason. */
const MAX_MESSAGE = 2 * MAX_REQUEST;
const SWEEP_MS = 1000;
/** For clients to say goodbye. */
const LEAVE_MS = 200;

export class SyncServer {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });
  private readonly sessions = new Set<Session>();
  /** Those that have asked for a Transition. */
  private readonly woken = new Set<Session>();
  private readonly queries: SharedQueries;
  private readonly stops: (() => void)[] = [];
  /** Streams that hold back what is written to them, as often as they were told to. */
  private readonly gathered: Duplex[] = [];
  private round: "idle" | "due" | "running" | "again" = "idle";

  constructor(
    private readonly database: Database,
    private readonly functions: FunctionHost,
    private readonly auth: AuthService,
    private readonly limits: SessionLimits = SESSION_LIMITS,
    private readonly onCall?: OnCall,
  ) {
    this.queries = new SharedQueries(database, functions);
    this.stops.push(
      database.onUpcoming((commits) => {
        const work = this.queries.invalidate(commits);
        if (work !== null) this.wake();
        return work ?? 0;
      }),
      functions.onReload(() => {
        this.queries.invalidateAll();
        this.wake();
      }),
    );
    const sweep = setInterval(() => this.sweep(), SWEEP_MS);
    sweep.unref();
    this.stops.push(() => clearInterval(sweep));
  }

  get counts() {
    return { sessions: this.sessions.size, queries: this.queries.size };
  }

  /** Each query that clients watch, as often as it is computed. */
  get watched(): SharedQuery[] {
    return this.queries.all;
  }

  get connected(): SessionDescription[] {
    return [...this.sessions].map((session) => session.describe());
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, origin: Origin): void {
    this.sockets.handleUpgrade(request, socket, head, (connection) => this.accept(connection, socket, origin, takesChunks(request.url ?? "")));
  }

  /** Clients are sent away; they come back to whoever listens at this address next. */
  close(): void {
    for (const stop of this.stops) stop();
    for (const session of this.sessions) session.close("ServerShutdown");
    this.sockets.close();
    setTimeout(() => {
      for (const session of this.sessions) session.terminate();
    }, LEAVE_MS).unref();
  }

  private accept(connection: WebSocket, stream: Duplex, origin: Origin, inChunks: boolean): void {
    const session = new Session(connection, stream, origin, inChunks, {
      functions: this.functions,
      queries: this.queries,
      auth: this.auth,
      wake: (woken) => {
        this.woken.add(woken);
        this.wake();
      },
      gather: (written) => this.gather(written),
      raiseClock: (ts) => this.database.advanceClock(ts),
      limits: this.limits,
      onCall: this.onCall,
    });
    this.sessions.add(session);
    connection.on("close", () => this.sessions.delete(session));
  }

  /** Not at once: a mutation's answer goes out before what it has changed. */
  private wake(): void {
    if (this.round === "running") this.round = "again";
    if (this.round !== "idle") return;
    this.round = "due";
    setImmediate(() => void this.run());
  }

  /** Only for a round that is about to tell everybody, and lets it go then. */
  private gather(stream: Duplex): void {
    if (!this.queries.isEnding) return;
    stream.cork();
    this.gathered.push(stream);
  }

  private letGo(): void {
    for (const stream of this.gathered.splice(0)) stream.uncork();
  }

  private flush(ts: Ts, sessions: Session[], writer: TransitionWriter): void {
    for (const session of sessions) this.woken.delete(session);
    for (const session of sessions) session.flush(ts, writer);
  }

  private async run(): Promise<void> {
    this.round = "running";
    const writer = new TransitionWriter();
    try {
      const ts = await this.queries.refresh((at) => this.flush(at, [...this.woken].filter((session) => session.isReady), writer));
      this.flush(ts, [...this.woken], writer);
    } catch (error) {
      console.error("A round of updates failed", error);
      for (const session of this.sessions) session.close("InternalServerError");
    }
    this.letGo();
    const again = (this.round as string) === "again";
    this.round = "idle";
    if (again) this.wake();
  }

  private sweep(): void {
    const now = Date.now();
    for (const session of this.sessions) session.sweep(now);
  }
}
