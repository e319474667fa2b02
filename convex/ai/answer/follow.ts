// Lets people follow an answer while it is made: what there is of it is told a few times a second, and
// whether somebody still waits for it comes back.
import type { SaidText } from "../../said";
import type { ToolCall } from "../types";

export type SoFar = { progress: SaidText; reply: string; calls: ToolCall[] };

const TELL_EVERY_MS = 200;
/** Without news too, so that the worker isn't taken for lost, and hears that it was stopped. */
const ALIVE_EVERY_MS = 600;

export class Follow {
  private readonly soFar: SoFar = { progress: "Reading your trip", reply: "", calls: [] };
  private readonly stopped = new AbortController();
  private readonly timer: ReturnType<typeof setInterval>;
  private isNew = false;
  private toldAt = Date.now();
  private telling: Promise<void> = Promise.resolve();
  private isTelling = false;

  /** `tell` resolves to false once nobody waits any more: `signal` then aborts. */
  constructor(private readonly tell: (soFar: SoFar) => Promise<boolean>) {
    this.timer = setInterval(() => this.tick(), TELL_EVERY_MS);
  }

  get signal(): AbortSignal {
    return this.stopped.signal;
  }

  progress(progress: SaidText): void {
    this.soFar.progress = progress;
    this.isNew = true;
  }

  text(delta: string): void {
    this.soFar.reply += delta;
    this.isNew = true;
  }

  tool(call: ToolCall): void {
    this.soFar.calls.push(call);
    this.progress(call.result);
  }

  /** Another one answers: what was written so far is not the answer. */
  restart(progress: SaidText): void {
    this.soFar.reply = "";
    this.soFar.calls = [];
    this.progress(progress);
  }

  /** Resolves when the last word is told. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.telling;
  }

  private tick(): void {
    const now = Date.now();
    if (this.isTelling || (!this.isNew && now - this.toldAt < ALIVE_EVERY_MS)) return;
    this.isNew = false;
    this.isTelling = true;
    this.toldAt = now;
    this.telling = this.tell({ ...this.soFar, calls: [...this.soFar.calls] }).then(
      (isAwaited) => {
        this.isTelling = false;
        if (!isAwaited) this.stopped.abort();
      },
      // A step that could not be told is no reason to stop; the next one is tried.
      () => {
        this.isTelling = false;
      },
    );
  }
}
