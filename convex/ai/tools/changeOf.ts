// What a repair came to, in the line of its card.
import { say, type SaidText } from "../../said";
import type { RepairResult } from "../planner/draftTypes";

export function changeOf({ step, added, removed }: Pick<RepairResult, "step" | "added" | "removed">): SaidText {
  if (!step) return say("Changed nothing");
  if (added.length > 0) return removed.length > 0 ? say("Added {added}, took out {removed}", { added, removed }) : say("Added {added}", { added });
  if (removed.length > 0) return say("Took out {removed}", { removed });
  return typeof step.label === "string" ? step.label : { ...step.label, as: "opening" };
}
