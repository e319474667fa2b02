// The last executions of functions with what they printed, for whoever watches them: `convex logs` asks for what came
// after a moment, and waits until there is something.
import { createHistogram } from "node:perf_hooks";
import type { FunctionKind } from "./types";

const KEPT = 1000;
const WAIT_MS = 30_000;
const WATCHERS = 32;

export type LoggedExecution = {
  kind: FunctionKind | "httpAction";
  /** "module:name"; "http:GET" for a route. */
  path: string;
  component: string;
  requestId: string;
  logLines: string[];
  error: string | null;
  /** Milliseconds. */
  took: number;
};

type Entry = { at: number; execution: LoggedExecution };

const UDF_TYPES = { query: "Query", mutation: "Mutation", action: "Action", httpAction: "HttpAction" };

export class ExecutionLog {
  /** Microseconds that executions of each kind took, since the start. */
  readonly times = { query: createHistogram(), mutation: createHistogram(), action: createHistogram(), httpAction: createHistogram() };
  /** Oldest first; `at`: milliseconds since the epoch, each greater than the one before. */
  private entries: Entry[] = [];
  private last = Date.now();
  private readonly waiting = new Set<() => void>();

  add(execution: LoggedExecution): void {
    this.times[execution.kind].record(Math.max(1, Math.round(execution.took * 1000)));
    this.append(execution);
  }

  /** What there is to say of a function that was not run. */
  warn({ kind, path, component }: Pick<LoggedExecution, "kind" | "path" | "component">, sentence: string): void {
    this.append({ kind, path, component, requestId: "", logLines: [`[WARN] '${sentence}'`], error: null, took: 0 });
  }

  private append(execution: LoggedExecution): void {
    this.last = Math.max(Date.now(), this.last + 0.01);
    this.entries.push({ at: this.last, execution });
    if (this.entries.length > 2 * KEPT) this.entries = this.entries.slice(-KEPT);
    for (const wake of [...this.waiting]) wake();
  }

  /** What came after `cursor`, as the official command line reads it: at once for 0, else when there is something, or after a while. */
  async after(cursor: number, gone: AbortSignal): Promise<{ entries: object[]; newCursor: number }> {
    if (cursor > 0 && this.last <= cursor && this.waiting.size < WATCHERS) await this.next(gone);
    const entries = this.entries.slice(-KEPT).filter(({ at }) => at > cursor);
    return { entries: entries.map(shown), newCursor: Math.max(this.last, cursor) };
  }

  private next(gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        gone.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, WAIT_MS).unref();
      this.waiting.add(done);
      gone.addEventListener("abort", done);
    });
  }
}

function shown({ at, execution }: Entry) {
  const { kind, path, component, requestId, logLines, error, took } = execution;
  return {
    kind: "Completion",
    udfType: UDF_TYPES[kind],
    componentPath: component === "" ? null : component,
    identifier: path,
    timestamp: at / 1000,
    executionTimestamp: (at - took) / 1000,
    executionTime: took / 1000,
    logLines,
    error,
    success: error === null ? { status: "success" } : null,
    requestId,
    executionId: requestId,
    cachedResult: false,
  };
}
