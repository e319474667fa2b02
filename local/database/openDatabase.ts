// The database floor as the floors above see it: snapshot reads side by side, writes one after
// another, commits on disk in groups.
import { Layer } from "../store/layer";
import type { Snapshot } from "../store/snapshot";
import { Store, type Recovery } from "../store/store";
import { diskFull, StoreError } from "../store/errors";
import { prepareSchemas } from "./schema/applySchemas";
import { CLOCK_KEY, Catalog, type Table } from "./catalog";
import { Clock, type ClockState } from "./clock";
import { Inspector } from "./inspector";
import { Writes } from "./readSets/readSet";
import { IntervalReadSetIndex } from "./readSets/readSetIndex";
import { DatabaseTransaction } from "./transaction";
import type { Commit, ComponentPath, ComponentSchema, Database, Pin, ReadSet, ReadSetIndex, SerializedVectorQuery, Transaction, Ts, VectorMatch } from "./types";
import { VectorIndexes } from "./vectors/vectorIndexes";

export type DatabaseOptions = {
  /** Milliseconds since the epoch, for tests of a clock that misbehaves. */
  now?: () => number;
  /** As in `StoreOptions`, for tests that want many checkpoints. */
  checkpointWrites?: number;
  /** The disk failed: no commit can follow before the next start. Called before any of those that wait is told. */
  onFailure?: (error: StoreError) => void;
};

/** What a commit carries to its flush. */
type PendingCommit = Commit & { onDurable?: () => void; /** What isn't in its layer is taken back by it. */ tx?: DatabaseTransaction; vectorised?: ReadonlyMap<Table, ReadonlySet<string>> };

/**
 * Opens the data folder for this process alone. Throws `StoreError` with a `code` when it is in
 * use, was written by a newer version or cannot be written; nothing is touched then.
 */
export async function openDatabase(dataDir: string, options: DatabaseOptions = {}): Promise<Database> {
  return new LmdbDatabase(dataDir, options);
}

/** The wall clock with the fraction of a millisecond that `Date.now` leaves out. */
function preciseNow(): number {
  const precise = performance.timeOrigin + performance.now();
  // `performance` does not follow a clock that is set while the process runs; `Date` does.
  const coarse = Date.now();
  return Math.abs(precise - coarse) < 2 ? precise : coarse;
}

class SnapshotPin implements Pin {
  constructor(
    readonly ts: Ts,
    readonly snapshot: Snapshot,
  ) {
    snapshot.retain();
  }

  release(): void {
    this.snapshot.release();
  }
}

class LmdbDatabase implements Database {
  private readonly store: Store<PendingCommit>;
  private readonly catalog: Catalog;
  private readonly clock: Clock;
  private readonly vectors: VectorIndexes;
  readonly inspector: Inspector;
  private readonly listeners = new Set<(commits: Commit[]) => void>();
  private readonly earlyListeners = new Set<(commits: Commit[]) => number>();
  /** When the group that is on its way to the disk was committed, where readers may see it. */
  private upcomingTs: Ts | null = null;
  private readonly queue: (() => Promise<void>)[] = [];
  private running = false;
  private closing = false;
  private committedTs: Ts;
  durableTs: Ts;

  constructor(dataDir: string, { now = preciseNow, checkpointWrites, onFailure }: DatabaseOptions) {
    this.store = new Store<PendingCommit>(dataDir, {
      isWriterWaiting: () => this.running,
      beforeFlush: (layer) => {
        const clock = this.clock.reserve();
        if (clock !== null) layer.set(CLOCK_KEY, clock);
      },
      onFlushing: (commits) => this.announce(commits),
      afterFlush: (commits) => this.afterFlush(commits),
      // Once the writer that is at work has failed, and before the next one begins.
      onLost: (commits) => {
        this.queue.unshift(async () => this.takeBack(commits));
        void this.drain();
      },
      onFailure,
      checkpointWrites,
    });
    const stored = this.store.snapshot.get(CLOCK_KEY);
    this.clock = new Clock(stored === undefined ? null : (JSON.parse(stored) as ClockState), now);
    this.catalog = Catalog.load(this.store.snapshot);
    this.vectors = new VectorIndexes(this.catalog);
    this.inspector = new Inspector(this.catalog, () => this.store.snapshot, this.store.flushTimes);
    this.committedTs = this.durableTs = stored === undefined ? this.clock.next() : (JSON.parse(stored) as ClockState).ts;
  }

  pin(): SnapshotPin {
    if (this.closing) throw closed();
    return new SnapshotPin(this.durableTs, this.store.snapshot);
  }

  pinUpcoming(): { at: SnapshotPin; durable: Promise<boolean> | null } {
    const upcoming = this.upcomingTs === null ? null : this.store.upcoming;
    if (upcoming === null) return { at: this.pin(), durable: null };
    const at = new SnapshotPin(this.upcomingTs!, upcoming.snapshot);
    upcoming.snapshot.release();
    return { at, durable: upcoming.durable.then(() => true, () => false) };
  }

  async read<T>(work: (tx: Transaction) => Promise<T>, at?: Pin): Promise<{ value: T; ts: Ts; reads: ReadSet }> {
    if (this.closing) throw closed();
    const { ts, snapshot } = at instanceof SnapshotPin ? at : { ts: this.durableTs, snapshot: this.store.snapshot };
    snapshot.retain();
    const tx = new DatabaseTransaction(this.catalog, snapshot, ts, null);
    try {
      const value = await work(tx);
      return { value, ts, reads: tx.reads };
    } finally {
      tx.close();
      snapshot.release();
    }
  }

  write<T>(work: (tx: Transaction) => Promise<T>): Promise<{ value: T; ts: Ts; durable: Promise<void> }> {
    return this.alone(async () => {
      const layer = new Layer();
      const ts = this.clock.next();
      const { store, clock } = this;
      const { losses } = store;
      const tx = new DatabaseTransaction(this.catalog, store.committed(layer), ts, { layer, clock, store });
      try {
        const value = await work(tx);
        if (losses !== store.losses) throw diskFull();
        // What it read may not be on disk yet, so that even a write of nothing waits for the disk.
        if (layer.size === 0) return { value, ts: this.committedTs, durable: store.settled() };
        const durable = this.commit(layer, { ts, writes: tx.writes, vectorised: tx.vectorised, tx });
        tx.keepTables();
        return { value, ts, durable };
      } catch (error) {
        tx.abandon();
        throw error;
      } finally {
        tx.close();
      }
    });
  }

  async applySchemas(schemas: ComponentSchema[]): Promise<void> {
    await this.alone(async () => {
      const layer = new Layer();
      const changes = prepareSchemas(this.catalog, this.store.committed(layer), layer, schemas);
      const ts = this.clock.next();
      const isOnDisk = layer.size === 0;
      const takeOver = () => {
        for (const { table, schema } of changes) {
          // Where nothing changed on disk no commit follows, and all snapshots serve the new schema as well.
          table.previous = isOnDisk ? schema : table.schema;
          table.schema = schema;
          table.schemaTs = ts;
          table.persisted = true;
        }
      };
      // A vector index changes nothing on disk; it must not miss what was written before it was declared.
      if (isOnDisk) await this.store.settled().then(takeOver);
      // Held until it is on disk: the next writer must see the new indexes, readers of the old
      // snapshot the old ones.
      else await this.commit(layer, { ts, writes: new Writes(new Set()), onDurable: takeOver });
    });
  }

  async advanceClock(ts: Ts): Promise<boolean> {
    if (ts <= this.durableTs) return true;
    return this.alone(async () => {
      if (!this.clock.raise(ts)) return false;
      await this.commit(new Layer(), { ts: this.clock.next(), writes: new Writes(new Set()) });
      return true;
    });
  }

  get recovery(): Recovery {
    return this.store.recovery;
  }

  vectorSearch(component: ComponentPath, query: SerializedVectorQuery): VectorMatch[] {
    if (this.closing) throw closed();
    return this.vectors.search(this.store.snapshot, component, query);
  }

  get tables() {
    return this.catalog.tables().filter((table) => table.persisted).map(({ component, name, number }) => ({ component, name, number }));
  }

  onDurable(listener: (commits: Commit[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onUpcoming(listener: (commits: Commit[]) => number): () => void {
    this.earlyListeners.add(listener);
    return () => this.earlyListeners.delete(listener);
  }

  readSetIndex<Token>(): ReadSetIndex<Token> {
    return new IntervalReadSetIndex<Token>();
  }

  tableOf(component: ComponentPath, id: string): string | null {
    return this.catalog.tableOfId(component, id)?.name ?? null;
  }

  async close(): Promise<void> {
    if (this.closing) return;
    const last = this.alone(async () => {});
    this.closing = true;
    await last;
    await this.store.close();
  }

  private takeBack(commits: PendingCommit[]): void {
    this.upcomingTs = null;
    for (const { tx } of commits) tx?.undo();
    this.clock.forgetReserve();
    this.committedTs = this.durableTs;
  }

  private commit(layer: Layer, commit: PendingCommit): Promise<void> {
    const durable = this.store.commit(layer, commit);
    this.committedTs = commit.ts;
    return durable;
  }

  /** Not those that bring a new schema, which counts once it is on disk. */
  private announce(commits: PendingCommit[]): number {
    if (commits.some((commit) => commit.onDurable)) return 0;
    this.upcomingTs = commits[commits.length - 1]!.ts;
    return this.tellEarly(commits);
  }

  private tellEarly(commits: Commit[]): number {
    let work = 0;
    for (const listener of this.earlyListeners) work += listener(commits);
    return work;
  }

  private afterFlush(commits: PendingCommit[]): void {
    this.durableTs = commits[commits.length - 1]!.ts;
    const isAnnounced = this.upcomingTs !== null;
    this.upcomingTs = null;
    for (const commit of commits) {
      commit.onDurable?.();
      if (commit.vectorised) this.vectors.follow(this.store.snapshot, commit.vectorised);
    }
    if (!isAnnounced) this.tellEarly(commits);
    for (const listener of this.listeners) {
      try {
        listener(commits);
      } catch (error) {
        console.error("A listener to commits failed:", error);
      }
    }
  }

  /** Runs writers one after another, in the order in which they came. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.closing) return Promise.reject(closed());
    return new Promise<T>((resolve, reject) => {
      this.queue.push(() => work().then(resolve, reject));
      void this.drain();
    });
  }

  private async drain(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) await next();
    this.running = false;
  }
}

function closed(): StoreError {
  return new StoreError("CLOSED", "The database is closed.");
}
