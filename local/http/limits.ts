// How much the deployment takes from one request or one address, and how long it waits. What clients are told who are over
// a limit is where it is enforced.
import { SESSION_LIMITS, type SessionLimits } from "../sync/sessionLimits";

const MIB = 1024 * 1024;

export type Limits = SessionLimits & {
  /** Bytes of a body, as Convex has them: of a function call, and of a request to the project's routes. */
  apiBody: number;
  routeBody: number;
  /** Of what is only sent back, to try the network. */
  echoBody: number;
  /** Bytes of a file. */
  upload: number;
  /** Of one address: connections, or behind proxies WebSockets and requests under way. */
  connectionsPerAddress: number;
  /** Until a request's headers are there, and until all of it is. */
  headersMs: number;
  requestMs: number;
  /** Of a connection between requests: longer than a proxy keeps it, who would otherwise send on one that is gone. */
  keepAliveMs: number;
};

export const LIMITS: Limits = {
  ...SESSION_LIMITS,
  apiBody: 16 * MIB,
  routeBody: 20 * MIB,
  echoBody: 128 * MIB,
  upload: Infinity,
  connectionsPerAddress: Infinity,
  headersMs: 10_000,
  requestMs: 300_000,
  keepAliveMs: 75_000,
};

/** Characters of an address, its query included; and bytes of all headers. */
export const MAX_URL = 8 * 1024;
export const MAX_HEADERS = 16 * 1024;
