// The one table of what the assistant can do to a trip, read by everything that offers or runs tools.
// No tool reads or writes anything outside the trip and the files of its cities.
import type { PlanContext } from "../planner/draftTypes";
import type { ToolDefinition } from "../providers/types";
import { dayTools } from "./dayTools";
import { itemTools } from "./itemTools";
import { lookTools } from "./lookTools";
import { problem, type Tool, type ToolOutcome } from "./tool";
import { validateArguments } from "./validateArguments";

export const TOOLS: readonly Tool[] = [...dayTools, ...itemTools, ...lookTools];

const byName = new Map(TOOLS.map((tool) => [tool.name, tool]));

/** As providers take them. */
export const toolDefinitions = (): ToolDefinition[] => TOOLS.map(({ name, description, parameters }) => ({ name, description, parameters }));

/** Never throws for what a model sends: an unknown tool or bad arguments are a problem it can correct. */
export function runTool(name: string, args: unknown, context: PlanContext): ToolOutcome {
  const tool = byName.get(name);
  if (!tool) return problem(`There is no tool ${name.slice(0, 40)}. There are: ${[...byName.keys()].join(", ")}.`);
  const valid = validateArguments(tool.parameters, args);
  return valid.ok ? tool.run(valid.value, context) : problem(`Nothing was done: ${valid.problems.join("; ")}.`);
}

/** Whether an answer is one that the tools can work with: says or asks for something, and every request is of a known tool with good arguments. */
export const isAcceptable = (text: string, requests: readonly { name: string; args: unknown }[]): boolean =>
  (text.trim() !== "" || requests.length > 0) &&
  requests.every(({ name, args }) => {
    const tool = byName.get(name);
    return tool !== undefined && validateArguments(tool.parameters, args).ok;
  });
