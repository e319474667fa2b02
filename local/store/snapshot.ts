// One durable state: the last checkpoint with the commits since then over it.
import type { DiskSnapshot } from "./diskSnapshot";
import { Overlay } from "./overlay";
import type { Writes } from "./view";

export class Snapshot extends Overlay {
  private users = 1;

  /** `writes`: newest first. */
  constructor(
    private readonly disk: DiskSnapshot,
    writes: readonly Writes[],
  ) {
    super(() => disk, () => writes);
    disk.retain();
  }

  retain(): this {
    this.users++;
    return this;
  }

  release(): void {
    if (--this.users === 0) this.disk.release();
  }
}
