// What a tool is: data that a model reads, and a plain function over the trip that the planner's own
// functions do the work of.
import type { JsonSchema } from "../providers/types";
import { english, type SaidText } from "../../said";
import type { EditStep, ToolCall, ToolName } from "../types";
import type { PlanContext, RepairResult } from "../planner/draftTypes";
import { changeOf } from "./changeOf";
import { objectOf, type ArgumentSchema, type ArgumentsOf, type Fields } from "./arguments";

export type ToolDone = {
  kind: "done";
  /** For the model: JSON. */
  result: Record<string, unknown>;
  /** Empty when nothing changes. */
  steps: EditStep[];
  /** For people. */
  card: ToolCall;
  /** Ids of known places that it looked up or weighed. */
  about?: string[];
  /** The name of a place that was put into the trip although nobody knows it. */
  unverified?: string;
};
/** Refused for its arguments: the message says what would do. */
export type ToolProblem = { kind: "problem"; message: string };
export type ToolOutcome = ToolDone | ToolProblem;

export type Tool = {
  /** As models call it. */
  name: string;
  description: string;
  parameters: ArgumentSchema & JsonSchema;
  /** With validated arguments only; `context.trip` is the trip as the turn has left it so far. */
  run(args: Record<string, unknown>, context: PlanContext): ToolOutcome;
};

/** Ties the arguments' type to their schema. */
export function defineTool<F extends Fields>(definition: { name: string; description: string; fields: F; run(args: ArgumentsOf<F>, context: PlanContext): ToolOutcome }): Tool {
  const { name, description, fields, run } = definition;
  return { name, description, parameters: objectOf(fields), run: (args, context) => run(args as ArgumentsOf<F>, context) };
}

export const problem = (message: string): ToolProblem => ({ kind: "problem", message });

/** Something looked up or said: no change. */
export const looked = (tool: ToolName, args: Record<string, unknown>, said: SaidText, result: Record<string, unknown>, about: string[] = []): ToolDone => ({ kind: "done", result, steps: [], card: { tool, args, result: said }, about });

/** A planner's repair, for the model and for people. */
export function fromRepair(tool: ToolName, args: Record<string, unknown>, { step, explanation: said, added, removed, minutesSaved, kmSaved, costChange }: RepairResult): ToolDone {
  const explanation = english(said);
  return {
    kind: "done",
    result: step ? { changed: true, explanation, ...(minutesSaved > 0 && { minutesSaved, kmSaved }), ...(costChange && { costChange }) } : { changed: false, reason: explanation },
    steps: step ? [step] : [],
    card: { tool, args, result: changeOf({ step, added, removed }) },
  };
}
