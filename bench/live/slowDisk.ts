// Loaded before a server (`--import`): every flush of the disk takes DELAY_MS longer than the disk's own. It stands in for a
// slow disk where none is at hand; what is flushed by native code (the B-tree's checkpoints) is not slowed.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { DELAY_MS } from "./flushProbe";

const { fdatasync, fdatasyncSync, fsync, fsyncSync } = fs;
const still = new Int32Array(new SharedArrayBuffer(4));
const wait = () => Atomics.wait(still, 0, 0, DELAY_MS);

type Later = (file: number, done: fs.NoParamCallback) => void;
const slowLater = (sync: Later): Later => (file, done) => void setTimeout(() => sync(file, done), DELAY_MS);
const slowNow = (sync: (file: number) => void) => (file: number) => {
  wait();
  sync(file);
};

Object.assign(fs, {
  fdatasync: slowLater(fdatasync),
  fsync: slowLater(fsync),
  fdatasyncSync: slowNow(fdatasyncSync),
  fsyncSync: slowNow(fsyncSync),
});
syncBuiltinESMExports();
