// A project of somebody's, written by a test into a folder of its own, with the `convex` package beside it.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export class ScratchProject {
  readonly dir = realpathSync(mkdtempSync(join(tmpdir(), "convex-local-")));

  constructor() {
    mkdirSync(join(this.dir, "node_modules"));
    symlinkSync(join(process.cwd(), "node_modules/convex"), join(this.dir, "node_modules/convex"));
  }

  /** By their paths in the project. */
  write(files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.dir, name)), { recursive: true });
      writeFileSync(join(this.dir, name), text);
    }
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
