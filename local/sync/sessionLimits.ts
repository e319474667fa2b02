// How much one connection may ask for at a time, and how long it may be silent.
export type SessionLimits = {
  /** Queries that it watches: what is more gets an error in place of a result. */
  queries: number;
  /** Actions under way: what is more is answered with a failure. */
  actions: number;
  /** Until its first message. */
  handshakeMs: number;
  /** Without a sign of life, though it was asked for one. */
  silenceMs: number;
};

export const SESSION_LIMITS: SessionLimits = { queries: 4096, actions: 128, handshakeMs: 10_000, silenceMs: 60_000 };
