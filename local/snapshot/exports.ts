// Exports that somebody asks a running deployment for: one at a time, written to a file that the asker then fetches. How
// far one is stands in `_exports`, so that it can be watched as any data can.
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { texts } from "../database/everyDocument";
import type { Database, JSONObject } from "../database/types";
import type { FileStorage } from "../functions/files/fileStorage";
import { EXPORTS } from "../functions/system/systemTables";
import { exportSnapshot } from "./exportSnapshot";
import { int64 } from "./exportedValue";

/** A finished export that nobody asks for again must not fill the disk. */
const KEPT_MS = 60 * 60 * 1000;

export class Exports {
  private running: Promise<void> | null = null;
  private forget: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly files: FileStorage,
    /** Its own; emptied at start. */
    private readonly dir: string,
  ) {}

  /** What a process that died was at has failed. */
  async start(): Promise<void> {
    this.clear();
    await this.write((rows) => rows.filter(({ state }) => state === "in_progress").map(({ _id }) => ({ _id, fields: { state: "failed" } })));
  }

  /** Resolves once it is under way; false when another one is. */
  async request(options: { includeStorage: boolean }): Promise<boolean> {
    if (this.running) return false;
    let over = () => {};
    this.running = new Promise((resolve) => (over = resolve));
    const end = () => {
      this.running = null;
      over();
    };
    try {
      const id = await this.begin();
      void this.run(id, options).finally(end);
      return true;
    } catch (error) {
      end();
      throw error;
    }
  }

  /** The file of an export that is finished, or null. `ts` as its row's `start_ts` says. */
  fileOf(ts: string): string | null {
    const path = this.path(ts);
    return /^\d{1,20}$/.test(ts) && existsSync(path) ? path : null;
  }

  async stop(): Promise<void> {
    await this.running;
    this.clear();
  }

  /** Instead of the one before it; returns its row's id. */
  private async begin(): Promise<string> {
    this.clear();
    const { value: id, durable } = await this.database.write(async (tx) => {
      for (const text of [...texts(tx, "", EXPORTS)]) tx.remove("", (JSON.parse(text) as { _id: string })._id, EXPORTS);
      return tx.insert("", EXPORTS, { state: "in_progress" });
    });
    await durable;
    return id;
  }

  private async run(id: string, options: { includeStorage: boolean }): Promise<void> {
    let fields: JSONObject;
    try {
      mkdirSync(this.dir, { recursive: true, mode: 0o700 });
      const ts = String(this.database.durableTs);
      const summary = await exportSnapshot(this.database, this.files, this.path(ts), options);
      fields = { state: "completed", start_ts: int64(BigInt(ts)), complete_ts: int64(BigInt(this.database.durableTs)), zip_object_key: `${ts}.zip`, documents: summary.documents, files: summary.files };
      this.forget = setTimeout(() => this.clear(), KEPT_MS).unref();
    } catch (error) {
      console.error("An export failed", error);
      fields = { state: "failed" };
    }
    await this.write(() => [{ _id: id, fields }]).catch((error: unknown) => console.error("An export's end could not be noted", error));
  }

  private async write(changes: (rows: { _id: string; state: string }[]) => { _id: string; fields: JSONObject }[]): Promise<void> {
    const { durable } = await this.database.write(async (tx) => {
      const rows = [...texts(tx, "", EXPORTS)].map((text) => JSON.parse(text) as { _id: string; state: string });
      for (const { _id, fields } of changes(rows)) tx.patch("", _id, fields, EXPORTS);
    });
    await durable;
  }

  private clear(): void {
    if (this.forget) clearTimeout(this.forget);
    this.forget = null;
    rmSync(this.dir, { recursive: true, force: true });
  }

  private path(ts: string): string {
    return join(this.dir, `${ts}.zip`);
  }
}
