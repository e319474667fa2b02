// Waiting that ends: every step of a call to a provider is over when the step is, when the caller
// aborts, or when nothing has arrived for too long. However it ends, the connection is closed.
import { failed } from "./failure";
import type { ProviderName } from "./types";

export type Patience = {
  provider: ProviderName;
  signal: AbortSignal;
  /** Longest silence, before the first chunk as between two. */
  stallMs: number;
};

/** Long enough for a model that thinks before its first word. */
export const DEFAULT_STALL_MS = 45_000;

/** The chunks of what `open` opens. Throws ProviderError `cancelled` or `stalled`, and what `open` and its chunks throw. */
export async function* patiently<T>(patience: Patience, open: (signal: AbortSignal) => Promise<AsyncIterable<T>>): AsyncGenerator<T> {
  throwIfCancelled(patience);
  const connection = new AbortController();
  try {
    const chunks = (await step(patience, open(connection.signal)))[Symbol.asyncIterator]();
    for (;;) {
      // The reader may have stopped the call while it held a chunk.
      throwIfCancelled(patience);
      const next = await step(patience, chunks.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    connection.abort();
  }
}

/** As `patiently`, for a call with one answer. */
export async function patientCall<T>(patience: Patience, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  throwIfCancelled(patience);
  const connection = new AbortController();
  try {
    return await step(patience, call(connection.signal));
  } finally {
    connection.abort();
  }
}

async function step<T>(patience: Patience, work: Promise<T>): Promise<T> {
  const { provider, signal, stallMs } = patience;
  let stopWaiting = () => {};
  const givenUp = new Promise<never>((_resolve, reject) => {
    const cancel = () => reject(failed(provider, "cancelled"));
    const timer = setTimeout(() => reject(failed(provider, "stalled")), stallMs);
    signal.addEventListener("abort", cancel);
    stopWaiting = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
    };
  });
  try {
    return await Promise.race([work, givenUp]);
  } finally {
    stopWaiting();
    // Some clients end a stream quietly when they are stopped; the caller is to hear of it.
    throwIfCancelled(patience);
  }
}

function throwIfCancelled({ provider, signal }: Patience) {
  if (signal.aborted) throw failed(provider, "cancelled");
}
