// Syncs files while this thread goes on. Where the disk is quick a thread of its own does nothing else, so that this one can
// wait for the rest without a turn of the event loop: that costs as much as a third of a quick disk's flush.
import { fdatasync } from "node:fs";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";

const syncOnPool = promisify(fdatasync);

/** A disk that took longer last time isn't waited for: others have their turn. */
const QUICK_MS = 0.6;

/** What both threads see: which sync is asked for, which is done, the file it is of, how many microseconds the last took. */
const ASKED = 0;
const DONE = 1;
const FILE = 2;
const TOOK = 3;

/** Plain JavaScript: it needs no loader, and is there in milliseconds. */
const THREAD = `
const { fdatasyncSync } = require("node:fs");
const { parentPort, workerData: shared } = require("node:worker_threads");
parentPort.postMessage({ ready: true });
for (let done = 0; ; ) {
  Atomics.wait(shared, ${ASKED}, done);
  done = Atomics.load(shared, ${ASKED});
  if (done < 0) break;
  const begun = performance.now();
  let error = null;
  try {
    fdatasyncSync(shared[${FILE}]);
  } catch ({ message, code, errno, syscall }) {
    error = { message, code, errno, syscall };
  }
  shared[${TOOK}] = (performance.now() - begun) * 1000;
  if (!error) {
    Atomics.store(shared, ${DONE}, done);
    Atomics.notify(shared, ${DONE});
  }
  parentPort.postMessage({ done, error });
}
`;

type Waiting = { number: number; begun: number; resolve: () => void; reject: (error: Error) => void };
type Message = { ready: true } | { done: number; error: (Error & { code?: string }) | null };

export class SyncThread {
  private readonly shared = new Int32Array(new SharedArrayBuffer(16));
  private worker: Worker | null = null;
  private isReady = false;
  private waiting: Waiting | null = null;
  private isQuick = false;
  private number = 0;

  /** Resolves once the file's data is on disk; one at a time. Rejects with the system's own error. */
  async sync(file: number): Promise<void> {
    const begun = performance.now();
    const isOnThread = this.isQuick && this.isReady;
    await (isOnThread ? this.syncOnThread(file, begun) : syncOnPool(file));
    // What this thread did meanwhile is in what the pool seems to take: it tells too much, never too little.
    const took = isOnThread ? this.shared[TOOK]! / 1000 : performance.now() - begun;
    this.isQuick = took < QUICK_MS;
    if (this.isQuick && !this.worker) this.start();
  }

  /** There is nothing left to do meanwhile: waits a moment for a sync under way, if the disk is quick, so that it resolves now. */
  hurry(): void {
    const { waiting, shared } = this;
    if (!waiting) return;
    const done = shared[DONE]!;
    const left = QUICK_MS - (performance.now() - waiting.begun);
    if (done !== waiting.number && left > 0) Atomics.wait(shared, DONE, done, left);
    if (Atomics.load(shared, DONE) === waiting.number) this.settle(waiting.number, null);
  }

  close(): void {
    Atomics.store(this.shared, ASKED, -1);
    Atomics.notify(this.shared, ASKED);
    this.worker = null;
    this.isReady = false;
  }

  private syncOnThread(file: number, begun: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.number = (this.number % 0x3fffffff) + 1;
      this.waiting = { number: this.number, begun, resolve, reject };
      this.shared[FILE] = file;
      Atomics.store(this.shared, ASKED, this.number);
      Atomics.notify(this.shared, ASKED);
    });
  }

  private start(): void {
    const worker = new Worker(THREAD, { eval: true, workerData: this.shared, execArgv: [], env: {} });
    worker.unref();
    worker.on("message", (message: Message) => {
      if ("ready" in message) this.isReady = this.worker === worker;
      else this.settle(message.done, message.error);
    });
    this.worker = worker;
  }

  private settle(number: number, error: Error | null): void {
    const { waiting } = this;
    // Already settled, by `hurry`.
    if (waiting?.number !== number) return;
    this.waiting = null;
    if (error) waiting.reject(Object.assign(new Error(error.message), error));
    else waiting.resolve();
  }
}
