// Loaded before a server (`--import`, with `?ms=`): every flush of the disk takes so much longer than the disk's own. It stands in for a
// slower disk where none is at hand; what is flushed by native code (the B-tree's checkpoints) is not slowed.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Worker } from "node:worker_threads";

const delayMs = Number(new URL(import.meta.url).searchParams.get("ms"));
const { fdatasyncSync, fsyncSync } = fs;
const still = new Int32Array(new SharedArrayBuffer(4));

type Call = "fdatasyncSync" | "fsyncSync";
const waiting = new Map<number, fs.NoParamCallback>();
let calls = 0;
/** Waits and flushes as the pool's thread does that Node would use: a timer of the event loop knows only whole milliseconds. */
const pool = new Worker(
  `const fs = require("node:fs");
   const { parentPort, workerData: { still, delayMs } } = require("node:worker_threads");
   parentPort.on("message", ([id, call, file]) => {
     Atomics.wait(still, 0, 0, delayMs);
     let error = null;
     try { fs[call](file); } catch (cause) { error = cause; }
     parentPort.postMessage([id, error]);
   });`,
  { eval: true, execArgv: [], workerData: { still, delayMs } },
);
pool.unref();
pool.on("message", ([id, error]: [number, NodeJS.ErrnoException | null]) => {
  const done = waiting.get(id)!;
  waiting.delete(id);
  done(error);
});

const slowLater = (call: Call) => (file: number, done: fs.NoParamCallback) => {
  waiting.set(++calls, done);
  pool.postMessage([calls, call, file]);
};
const slowNow = (sync: (file: number) => void) => (file: number) => {
  Atomics.wait(still, 0, 0, delayMs);
  sync(file);
};

Object.assign(fs, {
  fdatasync: slowLater("fdatasyncSync"),
  fsync: slowLater("fsyncSync"),
  fdatasyncSync: slowNow(fdatasyncSync),
  fsyncSync: slowNow(fsyncSync),
});
syncBuiltinESMExports();
