import type { AttemptOutcome } from "./schema";

/** The caller's turn: the built-in planner answers. */
export class NoModelLeft extends Error {
  override readonly name = "NoModelLeft";
  constructor(
    readonly reason: "failed" | "deadline",
    readonly attempts: readonly { model: string; outcome: AttemptOutcome }[],
  ) {
    super(reason === "deadline" ? "No model answered in time." : "No model could answer.");
  }
}
