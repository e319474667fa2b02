// The state in one JSON file: read once, then written whole beside itself and renamed, so that a
// crash leaves the old file or the new one.
import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { emptyState, type State } from "./state";

export class StateFile {
  private writing: Promise<void> | null = null;
  private next: Promise<void> | null = null;

  /** Null keeps the state in memory alone. */
  constructor(private readonly path: string | null) {}

  /** Throws for a file that isn't an emulator's state. */
  read(): State {
    if (this.path === null || !existsSync(this.path)) return emptyState();
    const state = JSON.parse(readFileSync(this.path, "utf8")) as State;
    if (state.version !== 1) throw new Error(`${this.path} was written by another version of the Stripe emulator. Move it away to start afresh.`);
    return state;
  }

  /** Resolves once what the state is now is in the file; calls during a write share the one after it. */
  save(state: State): Promise<void> {
    if (this.path === null) return Promise.resolve();
    if (this.writing === null) return (this.writing = this.write(this.path, state).finally(() => (this.writing = null)));
    this.next ??= this.writing
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        return this.save(state);
      });
    return this.next;
  }

  private async write(path: string, state: State): Promise<void> {
    mkdirSync(dirname(path), { recursive: true });
    const text = JSON.stringify(state);
    await writeFile(`${path}.new`, text, { mode: 0o600 });
    chmodSync(`${path}.new`, 0o600);
    await rename(`${path}.new`, path);
  }
}
