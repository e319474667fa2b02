// The documents of a query one after another: a walk over its index range, less what its operators leave out.
import type { Pipeline } from "./queryPlan";
import type { Scan } from "./scan";
import type { QueryStream } from "../types";

export class DocumentStream implements QueryStream {
  private done = false;

  constructor(
    private readonly scan: Scan,
    private readonly pipeline: Pipeline,
    private readonly expectOpen: () => void,
  ) {}

  next(): string | null {
    if (this.done) return null;
    this.expectOpen();
    while (!this.pipeline.full) {
      const row = this.scan.next();
      if (row === null) break;
      const verdict = this.pipeline.accept(row.text);
      if (verdict === "pass") return row.text;
      if (verdict === "stop") break;
    }
    this.close();
    return null;
  }

  close(): void {
    this.done = true;
    this.scan.record();
  }
}
