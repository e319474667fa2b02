// What a function may learn of the request that led to it, and passes on to whatever it calls.
import { randomFillSync } from "node:crypto";
import type { ComponentPath } from "../database/types";

/** Who sent a request. All null for what the deployment itself begins: scheduled functions and cron jobs. */
export type Origin = {
  ip: string | null;
  userAgent: string | null;
  /** The token that the caller was verified by; never an admin key. */
  authToken: string | null;
};

/** A row of `_scheduled_functions`, in that component's table. */
export type ScheduledRow = { component: ComponentPath; id: string };

const ID_BYTES = 8;
/** Random bytes are drawn in blocks: one system call for many ids. */
const pool = Buffer.alloc(ID_BYTES * 256);
let poolAt = pool.length;

function newRequestId(): string {
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  return pool.toString("hex", poolAt, (poolAt += ID_BYTES));
}

const NOBODY: Origin = { ip: null, userAgent: null, authToken: null };

/** One of these a request: a function shares it with all that it calls. */
export class RequestContext {
  private id: string | null = null;

  constructor(
    readonly origin: Origin = NOBODY,
    /** What is being run, when it was scheduled. */
    readonly scheduled: ScheduledRow | null = null,
  ) {}

  /** Made when it is first asked for. */
  get requestId(): string {
    return (this.id ??= newRequestId());
  }

  /** As `ctx.meta.getRequestMetadata()` shows it. Like identities, tokens don't pass into components. */
  metadata(component: string) {
    const { origin, requestId, scheduled } = this;
    return { ...origin, authToken: component === "" ? origin.authToken : null, requestId, scheduledFunctionId: scheduled?.id ?? null };
  }
}
