// The ordered key-value store: durable snapshots for readers, one writer whose commits are seen at
// once by the next writer and reach the disk in groups. What `commit` promised is on disk when its
// promise resolves: in the log, which every now and then becomes a checkpoint in LMDB.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { open, type RootDatabase } from "lmdb";
import type { Key } from "../values/keys";
import { CommitLog } from "./commitLog";
import { openDataFolder, syncFolder } from "./dataFolder";
import { DiskSnapshot } from "./diskSnapshot";
import { StoreError } from "./errors";
import { Layer } from "./layer";
import { isLong, packLong, physicalKey } from "./longKeys";
import { MemTable } from "./memTable";
import { Overlay } from "./overlay";
import { Snapshot } from "./snapshot";
import type { Writes } from "./view";

/** A group is flushed after this long or this many commits even while other writers wait. */
const MAX_GROUP_MS = 2;
const MAX_GROUP_COMMITS = 128;
/** Below this, flushing on this thread beats the hand-over to another; above, it would stall readers. */
const SLOW_FLUSH_MS = 1.5;
const FLUSHES_BEFORE_RETRY = 32;
/** A checkpoint is made so long after a commit, or when so much has been logged. */
const CHECKPOINT_AFTER_MS = 1000;
const CHECKPOINT_WRITES = 4096;
const CHECKPOINT_BYTES = 4 << 20;

const keyEncoder = {
  writeKey: (key: Key, target: Buffer, position: number) => position + target.write(key, position, "latin1"),
  readKey: (source: Buffer, start: number, end: number) => source.toString("latin1", start, end),
};

type Group<C> = {
  layer: Layer;
  commits: C[];
  since: number;
  durable: Promise<void>;
  resolve: () => void;
  reject: (cause: Error) => void;
};

export type StoreOptions<C> = {
  /** True while another writer is about to commit: its commit then shares the flush. */
  isWriterWaiting(): boolean;
  /** Last words before a group goes to disk: what to store once a group rather than once a commit. */
  beforeFlush(layer: Layer): void;
  /** Writes that are logged before a checkpoint is made of them. */
  checkpointWrites?: number;
  /** After a group is on disk and `snapshot` shows it. */
  afterFlush(commits: C[]): void;
};

export class Store<C> {
  private readonly db: RootDatabase<string, Key>;
  private readonly log: CommitLog;
  private readonly releaseFolder: () => void;
  private disk: DiskSnapshot;
  /** What is logged: since the last checkpoint began, and before that while it is being made. */
  private logged = new MemTable();
  private inCheckpoint: MemTable | null = null;
  private loggedSince = 0;
  private lastCommit = 0;
  private current: Snapshot;
  /** What `current` lays over the checkpoint, newest first. */
  private durableWrites: Writes[] = [];
  private pending: Group<C> | null = null;
  private inFlight: Group<C> | null = null;
  private scheduled = false;
  private slowFlushes = 0;
  private checkpointTimer: NodeJS.Timeout | null = null;
  private checkpointing: Promise<void> = Promise.resolve();
  private failure: StoreError | null = null;

  /** Opens the folder for this process alone. Throws `StoreError`. */
  constructor(
    dataDir: string,
    private readonly options: StoreOptions<C>,
  ) {
    this.releaseFolder = openDataFolder(dataDir);
    try {
      const path = join(dataDir, "db");
      mkdirSync(path, { recursive: true });
      this.db = open<string, Key>({
        path,
        encoding: "string",
        keyEncoder,
        cache: false,
        overlappingSync: false,
        maxDbs: 1,
        maxReaders: 1024,
      });
      this.log = new CommitLog(path);
      for (const folder of [path, dataDir, dirname(resolve(dataDir))]) syncFolder(folder);
      this.recover();
      this.disk = new DiskSnapshot(this.db);
      this.current = this.newestSnapshot();
    } catch (cause) {
      this.releaseFolder();
      throw new StoreError("DATA_UNWRITABLE", `The data folder ${dataDir} cannot be opened (${String(cause)}).`, { cause });
    }
  }

  /** The newest durable state. Callers that keep it across an await must `retain` and `release` it. */
  get snapshot(): Snapshot {
    return this.current;
  }

  /** The newest committed state, durable or not, with `own` (if any) on top. */
  committed(own?: Layer): Overlay {
    return new Overlay(
      () => this.disk,
      () => {
        const layers: Writes[] = [];
        if (own) layers.push(own);
        if (this.pending) layers.push(this.pending.layer);
        if (this.inFlight) layers.push(this.inFlight.layer);
        layers.push(...this.durableWrites);
        return layers;
      },
    );
  }

  /** Makes a writer's layer part of the committed state. The promise resolves once it is on disk. */
  commit(own: Layer, commit: C): Promise<void> {
    if (this.failure) throw this.failure;
    this.pending ??= newGroup<C>();
    const group = this.pending;
    if (group.layer.size === 0) group.layer = own.seal();
    else group.layer.absorb(own);
    group.commits.push(commit);
    this.schedule();
    return group.durable;
  }

  /** Resolves when everything committed so far is on disk. */
  settled(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    return (this.pending ?? this.inFlight)?.durable ?? Promise.resolve();
  }

  /** Flushes, closes and gives the folder back. */
  async close(): Promise<void> {
    let cause: unknown;
    try {
      while (this.pending ?? this.inFlight) await this.settled();
      while (!this.failure && (this.inCheckpoint ?? this.logged.size > 0)) {
        if (!this.inCheckpoint) this.checkpointing = this.checkpoint();
        await this.checkpointing;
      }
      // What a checkpoint could not take stays in the log for the next start.
      if (!this.failure) this.log.clear();
    } catch (error) {
      cause = error;
    }
    this.failure ??= new StoreError("CLOSED", "The database is closed.");
    if (this.checkpointTimer) clearTimeout(this.checkpointTimer);
    this.current.release();
    this.disk.release();
    this.log.close();
    await this.db.close();
    this.releaseFolder();
    if (cause) throw cause;
  }

  /** What a process that was killed had logged. */
  private recover(): void {
    if (this.log.found.length > 0) {
      this.db.transactionSync(() => {
        for (const writes of this.log.found) this.putNow(writes);
      });
    }
    this.log.clear();
  }

  private newestSnapshot(): Snapshot {
    const tables = this.inCheckpoint ? [this.logged, this.inCheckpoint] : [this.logged];
    this.durableWrites = tables.map((table) => table.at(this.lastCommit));
    return new Snapshot(this.disk, this.durableWrites);
  }

  private schedule(): void {
    if (this.scheduled || this.inFlight || !this.pending) return;
    this.scheduled = true;
    // After the sockets that are readable now: what arrived together is flushed together.
    setImmediate(() => {
      this.scheduled = false;
      const group = this.pending;
      if (!group || this.inFlight) return;
      const full = group.commits.length >= MAX_GROUP_COMMITS || performance.now() - group.since >= MAX_GROUP_MS;
      if (!full && this.options.isWriterWaiting()) this.schedule();
      else void this.flush(group);
    });
  }

  private async flush(group: Group<C>): Promise<void> {
    this.pending = null;
    this.inFlight = group;
    try {
      this.options.beforeFlush(group.layer);
      if (this.slowFlushes > 0) {
        this.slowFlushes--;
        await this.log.appendLater(group.layer);
      } else {
        const start = performance.now();
        this.log.append(group.layer);
        if (performance.now() - start > SLOW_FLUSH_MS) this.slowFlushes = FLUSHES_BEFORE_RETRY;
      }
    } catch (cause) {
      this.fail(group, cause);
      return;
    }
    if (this.logged.size === 0) this.loggedSince = performance.now();
    this.logged.apply(group.layer, ++this.lastCommit);
    this.inFlight = null;
    this.publish();
    group.resolve();
    this.options.afterFlush(group.commits);
    this.schedule();
    this.arrangeCheckpoint();
  }

  private publish(): void {
    const old = this.current;
    this.current = this.newestSnapshot();
    old.release();
  }

  private arrangeCheckpoint(): void {
    if (this.inCheckpoint || this.logged.size === 0) return;
    const isDue = this.logged.size >= (this.options.checkpointWrites ?? CHECKPOINT_WRITES) || this.log.size >= CHECKPOINT_BYTES || performance.now() - this.loggedSince >= CHECKPOINT_AFTER_MS;
    // A group that is on its way into the log is of the checkpoint after this one: its end asks again.
    if (isDue && !this.inFlight) this.checkpointing = this.checkpoint();
    else this.checkpointTimer ??= setTimeout(() => {
      this.checkpointTimer = null;
      this.arrangeCheckpoint();
    }, CHECKPOINT_AFTER_MS).unref();
  }

  /** Puts what is logged into LMDB, on another thread and in one synced transaction. Never rejects; one at a time. */
  private async checkpoint(): Promise<void> {
    if (this.logged.size === 0 || this.failure) return;
    const table = (this.inCheckpoint = this.logged);
    this.logged = new MemTable();
    try {
      this.log.turn();
      await this.db.batch(() => this.putLater(table.entries()));
    } catch (cause) {
      this.lose(cause);
      return;
    }
    this.inCheckpoint = null;
    const old = this.disk;
    this.disk = new DiskSnapshot(this.db);
    old.release();
    this.publish();
    this.arrangeCheckpoint();
  }

  private putNow(writes: Iterable<[Key, string | null]>): void {
    for (const [key, value] of writes) {
      if (value === null) this.db.removeSync(physicalKey(key));
      else this.db.putSync(physicalKey(key), isLong(key) ? packLong(key, value) : value);
    }
  }

  /** Inside `batch`, whose own promise tells when and whether all of these are on disk. */
  private putLater(writes: Iterable<[Key, string | null]>): void {
    for (const [key, value] of writes) {
      if (value === null) void this.db.remove(physicalKey(key));
      else void this.db.put(physicalKey(key), isLong(key) ? packLong(key, value) : value);
    }
  }

  /** A lost group leaves later commits without ground: none of them may be acknowledged. */
  private fail(group: Group<C>, cause: unknown): void {
    this.inFlight = null;
    group.reject(this.lose(cause));
  }

  private lose(cause: unknown): StoreError {
    this.failure ??= new StoreError("FLUSH_FAILED", `The disk refused a commit (${String(cause)}).`, { cause });
    this.pending?.reject(this.failure);
    this.pending = null;
    return this.failure;
  }
}

function newGroup<C>(): Group<C> {
  let resolve!: () => void;
  let reject!: (cause: Error) => void;
  const durable = new Promise<void>((onDone, onFail) => {
    resolve = onDone;
    reject = onFail;
  });
  // Callers that await it see the failure; those that don't must not bring the process down.
  durable.catch(() => {});
  return { layer: new Layer(), commits: [], since: performance.now(), durable, resolve, reject };
}
