// The ordered key-value store: durable snapshots for readers, one writer whose commits the next writer sees at once. What `commit`
// promised is on disk when its promise resolves.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createHistogram } from "node:perf_hooks";
import { open, type RootDatabase } from "lmdb";
import type { Key } from "../values/keys";
import { expectCheckpointFile } from "./checkpointFile";
import { CommitLog } from "./commitLog";
import { openDataFolder, syncFolder, type DataFolder } from "./dataFolder";
import { DiskSnapshot } from "./diskSnapshot";
import { diskFull, isUnreadable, StoreError, UNREADABLE } from "./errors";
import { Layer } from "./layer";
import { isLong, packLong, physicalKey } from "./longKeys";
import { MemTable } from "./memTable";
import { Overlay } from "./overlay";
import { Snapshot } from "./snapshot";
import type { Writes } from "./view";

/** A group is flushed after this long or this many commits even while other writers wait. */
const MAX_GROUP_MS = 2;
const MAX_GROUP_COMMITS = 128;
/** Below this flushing on this thread beats the hand-over to another; above, it would stall readers. */
const SLOW_FLUSH_MS = 1.5;
/** As much to do meanwhile is worth the hand-over. */
const WORTH_HANDING_OVER_MS = 0.5;
const FLUSHES_BEFORE_RETRY = 32;
/** A checkpoint is made so long after a commit, or when so much has been logged. */
const CHECKPOINT_AFTER_MS = 1000;
const CHECKPOINT_WRITES = 4096;
const CHECKPOINT_BYTES = 4 << 20;
/** Until a checkpoint that the disk refused is tried again; the log may grow so far meanwhile. */
const CHECKPOINT_RETRY_MS = 1000;
const MAX_LOG_BYTES = 256 << 20;
/** In a checkpoint: the number of the last group that is in it. Below every key of the floors above. */
const COVERED: Key = "\x00covered";
/** Folders of older formats had no log. */
const FIRST_FORMAT_WITH_LOG = 2;
const NO_ROOM = new Set(["ENOSPC", "EDQUOT"]);

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
  /** A group is on its way to the disk, and `upcoming` shows it. Milliseconds of work that this thread has to do for it meanwhile, about. */
  onFlushing?(commits: C[]): number;
  /** Writes that are logged before a checkpoint is made of them. */
  checkpointWrites?: number;
  /** After a group is on disk and `snapshot` shows it. */
  afterFlush(commits: C[]): void;
  /** These are lost, newest first: the committed state is the durable one again. */
  onLost?(commits: C[]): void;
  /** No commit can follow before the next start. Called before any of those that wait is told. */
  onFailure?(error: StoreError): void;
};

/** What opening a folder found to do. */
export type Recovery = {
  /** Groups of commits that were only in the log. */
  groups: number;
  /** Bytes of a last group that was cut short: nobody was told that it was kept. */
  torn: number;
  /** The older format that the folder had. */
  upgradedFrom: number | null;
};

/** Commits reach the log in groups; every now and then the log becomes a checkpoint in LMDB. */
export class Store<C> {
  private readonly db: RootDatabase<string, Key>;
  private readonly log: CommitLog;
  private readonly folder: DataFolder;
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
  private checkpointing = Promise.resolve(true);
  private failure: StoreError | null = null;
  private closing = false;
  /** Grows when commits are lost for want of room: writers that have seen them must begin again. */
  losses = 0;
  readonly recovery: Recovery;
  /** Microseconds that groups took to reach the log. */
  readonly flushTimes = createHistogram();

  /** Opens the folder for this process alone. Throws `StoreError`. */
  constructor(
    dataDir: string,
    private readonly options: StoreOptions<C>,
  ) {
    const folder = (this.folder = openDataFolder(dataDir));
    try {
      const path = join(dataDir, "db");
      mkdirSync(path, { recursive: true });
      // The log first: where there is a checkpoint its segments are never missing.
      this.log = new CommitLog(path, folder.isNew || (folder.upgradesFrom ?? FIRST_FORMAT_WITH_LOG) < FIRST_FORMAT_WITH_LOG);
      if (!folder.isNew) expectCheckpointFile(path);
      this.db = open<string, Key>({
        path,
        encoding: "string",
        keyEncoder,
        cache: false,
        overlappingSync: false,
        // All writes are in batches of their own; LMDB would open another for each turn of the event loop.
        eventTurnBatching: false,
        maxDbs: 1,
        maxReaders: 1024,
      });
      for (const place of [path, dataDir, dirname(resolve(dataDir))]) syncFolder(place);
      this.recovery = { ...this.recover(folder.upgradesFrom !== null), upgradedFrom: folder.upgradesFrom };
      folder.opened();
      this.disk = new DiskSnapshot(this.db);
      this.current = this.newestSnapshot();
    } catch (cause) {
      this.folder.release();
      if (cause instanceof StoreError) throw cause;
      throw isUnreadable(cause) ? new StoreError("DATA_DAMAGED", UNREADABLE, { cause }) : new StoreError("DATA_UNWRITABLE", `The data folder ${dataDir} cannot be opened (${String(cause)}).`, { cause });
    }
  }

  /** The newest durable state. Callers that keep it across an await must `retain` and `release` it. */
  get snapshot(): Snapshot {
    return this.current;
  }

  /** What will be `snapshot` once the group that is on its way is on disk; the caller releases it. Null when none is. */
  get upcoming(): { snapshot: Snapshot; durable: Promise<void> } | null {
    const group = this.inFlight;
    return group && { snapshot: new Snapshot(this.disk, [group.layer, ...this.durableWrites]), durable: group.durable };
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
    this.closing = true;
    try {
      while (this.pending ?? this.inFlight) await this.settled();
      let isTaken = true;
      while (isTaken && !this.failure && (this.inCheckpoint ?? this.logged.size > 0)) {
        if (!this.inCheckpoint) this.checkpointing = this.checkpoint();
        isTaken = await this.checkpointing;
      }
      // What a checkpoint could not take stays in the log for the next start.
      if (isTaken && !this.failure) this.log.clear();
    } catch (error) {
      cause = error;
    }
    this.failure ??= new StoreError("CLOSED", "The database is closed.");
    if (this.checkpointTimer) clearTimeout(this.checkpointTimer);
    this.current.release();
    this.disk.release();
    this.log.close();
    await this.db.close();
    this.folder.release();
    if (cause) throw cause;
  }

  /** What a process that was killed had logged. Older formats said nowhere what a checkpoint holds. */
  private recover(isUpgrade: boolean): { groups: number; torn: number } {
    const covered = this.db.get(COVERED);
    const { groups, torn } = this.log.read(covered !== undefined ? Number(covered) : isUpgrade ? null : 0);
    if (groups.length > 0 || (isUpgrade && covered === undefined)) {
      this.db.transactionSync(() => {
        for (const writes of groups) this.putNow(writes);
        this.putNow([[COVERED, String(this.log.group)]]);
      });
    }
    this.log.clear();
    return { groups: groups.length, torn };
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
    const begun = performance.now();
    try {
      this.options.beforeFlush(group.layer);
      const work = this.options.onFlushing?.(group.commits) ?? 0;
      if (work >= WORTH_HANDING_OVER_MS || this.slowFlushes > 0) {
        this.slowFlushes = Math.max(0, this.slowFlushes - 1);
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
    this.flushTimes.record(Math.max(1, Math.round((performance.now() - begun) * 1000)));
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

  /** Puts what is logged into LMDB, on another thread and in one synced transaction; false when the disk refuses it. One at a time. */
  private async checkpoint(): Promise<boolean> {
    if (this.logged.size === 0 || this.failure) return true;
    const table = (this.inCheckpoint = this.logged);
    this.logged = new MemTable();
    try {
      // What goes into a folder that isn't there would be kept for nobody.
      this.folder.expectOurs();
      this.log.turn();
    } catch (cause) {
      this.giveUp(cause);
      return false;
    }
    const covered = String(this.log.group);
    for (let refusals = 0; !(await this.putOnDisk(table, covered)); refusals++) {
      if (this.failure || this.closing) return false;
      if (refusals === 0) console.error("The disk refuses a checkpoint. It is tried again each second; what is committed stays in the log meanwhile.");
      await new Promise((resolve) => setTimeout(resolve, CHECKPOINT_RETRY_MS));
    }
    this.inCheckpoint = null;
    const old = this.disk;
    this.disk = old.next(table);
    old.release();
    this.publish();
    this.arrangeCheckpoint();
    return true;
  }

  /** False when the disk refused it: LMDB then has the checkpoint before, and the log what came since. */
  private async putOnDisk(table: MemTable, covered: string): Promise<boolean> {
    try {
      await this.db.batch(() => {
        this.putLater(table.entries());
        this.putLater([[COVERED, covered]]);
      });
      return true;
    } catch (cause) {
      ignoreCommitError(cause);
      if (this.log.size >= MAX_LOG_BYTES) this.giveUp(cause);
      return false;
    }
  }

  private putNow(writes: Iterable<[Key, string | null]>): void {
    for (const [key, value] of writes) {
      if (value === null) this.db.removeSync(physicalKey(key));
      else this.db.putSync(physicalKey(key), isLong(key) ? packLong(key, value) : value);
    }
  }

  /** Inside `batch`, whose own promise tells when and whether all of these are on disk. */
  private putLater(writes: Iterable<[Key, string | null]>): void {
    const promises = new Set<Promise<boolean>>();
    for (const [key, value] of writes) {
      if (value === null) promises.add(this.db.remove(physicalKey(key)));
      else promises.add(this.db.put(physicalKey(key), isLong(key) ? packLong(key, value) : value));
    }
    // Most of a batch share one.
    for (const promise of promises) promise.catch(ignoreCommitError);
  }

  /**
   * A lost group leaves later commits without ground: none of them may be acknowledged. Where the write found no room
   * nothing of it counts, and the durable state is where the next writer begins. After anything else, a failed sync
   * above all, nobody knows what is on disk: this process writes no more, and the next start says what it finds.
   */
  private fail(group: Group<C>, cause: unknown): void {
    const lost = [group, ...(this.pending ? [this.pending] : [])].reverse();
    this.inFlight = this.pending = null;
    const { code, syscall } = cause as NodeJS.ErrnoException;
    let error: StoreError;
    if (syscall === "write" && NO_ROOM.has(code ?? "")) {
      error = diskFull(cause);
      this.losses++;
      this.options.onLost?.(lost.flatMap(({ commits }) => [...commits].reverse()));
    } else error = this.giveUp(cause);
    for (const { reject } of lost) reject(error);
  }

  private giveUp(cause: unknown): StoreError {
    if (this.failure) return this.failure;
    this.failure = cause instanceof StoreError ? cause : new StoreError("FLUSH_FAILED", `The disk failed, so that nothing more can be kept before the next start (${String(cause)}).`, { cause });
    this.options.onFailure?.(this.failure);
    this.pending?.reject(this.failure);
    this.pending = null;
    return this.failure;
  }
}

/** What LMDB's own writes reject with holds a promise that rejects as well. */
function ignoreCommitError(cause: unknown): void {
  (cause as { commitError?: Promise<never> }).commitError?.catch(() => {});
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
