// The ordered key-value store: durable snapshots for readers, one writer whose commits are seen at
// once by the next writer and reach the disk in groups. What `commit` promised is on disk when its
// promise resolves: LMDB syncs data and meta page before a transaction counts.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { open, type RootDatabase } from "lmdb";
import type { Key } from "../values/keys";
import { openDataFolder, syncFolder } from "./dataFolder";
import { StoreError } from "./errors";
import { Layer } from "./layer";
import { isLong, packLong, physicalKey } from "./longKeys";
import { Overlay } from "./overlay";
import { Snapshot } from "./snapshot";

/** A group is flushed after this long or this many commits even while other writers wait. */
const MAX_GROUP_MS = 2;
const MAX_GROUP_COMMITS = 128;
/** Below this, flushing on this thread beats the hand-over to another; above, it would stall readers. */
const SLOW_FLUSH_MS = 1.5;
const FLUSHES_BEFORE_RETRY = 32;

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
  /** After a group is on disk and `snapshot` shows it. */
  afterFlush(commits: C[]): void;
};

export class Store<C> {
  private readonly db: RootDatabase<string, Key>;
  private readonly releaseFolder: () => void;
  private current: Snapshot;
  private pending: Group<C> | null = null;
  private inFlight: Group<C> | null = null;
  private scheduled = false;
  private slowFlushes = 0;
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
      for (const folder of [path, dataDir, dirname(resolve(dataDir))]) syncFolder(folder);
      this.current = new Snapshot(this.db);
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
      () => this.current,
      () => {
        const layers: Layer[] = [];
        if (own) layers.push(own);
        if (this.pending) layers.push(this.pending.layer);
        if (this.inFlight) layers.push(this.inFlight.layer);
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
    while (this.pending ?? this.inFlight) {
      try {
        await this.settled();
      } catch (error) {
        cause = error;
        break;
      }
    }
    this.failure ??= new StoreError("CLOSED", "The database is closed.");
    this.current.release();
    await this.db.close();
    this.releaseFolder();
    if (cause) throw cause;
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
        await this.db.batch(() => this.putLater(group.layer));
      } else {
        const start = performance.now();
        this.db.transactionSync(() => this.putNow(group.layer));
        if (performance.now() - start > SLOW_FLUSH_MS) this.slowFlushes = FLUSHES_BEFORE_RETRY;
      }
    } catch (cause) {
      this.fail(group, cause);
      return;
    }
    const old = this.current;
    this.current = new Snapshot(this.db);
    old.release();
    this.inFlight = null;
    group.resolve();
    this.options.afterFlush(group.commits);
    this.schedule();
  }

  private putNow(layer: Layer): void {
    for (const [key, value] of layer.entries()) {
      if (value === null) this.db.removeSync(physicalKey(key));
      else this.db.putSync(physicalKey(key), isLong(key) ? packLong(key, value) : value);
    }
  }

  /** Inside `batch`, whose own promise tells when and whether all of these are on disk. */
  private putLater(layer: Layer): void {
    for (const [key, value] of layer.entries()) {
      if (value === null) void this.db.remove(physicalKey(key));
      else void this.db.put(physicalKey(key), isLong(key) ? packLong(key, value) : value);
    }
  }

  /** A lost group leaves later commits without ground: none of them may be acknowledged. */
  private fail(group: Group<C>, cause: unknown): void {
    this.failure = new StoreError("FLUSH_FAILED", `The disk refused a commit (${String(cause)}).`, { cause });
    this.inFlight = null;
    group.reject(this.failure);
    this.pending?.reject(this.failure);
    this.pending = null;
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
