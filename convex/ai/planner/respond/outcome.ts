// What one request came to, as each of the planner's answers and tools says it.
import type { Text } from "../../../said";
import type { EditStep, ToolCall } from "../../types";

/** `about` are ids of known places that it speaks of. */
export type Outcome = { calls: ToolCall[]; steps: EditStep[]; paragraphs: Text[]; about?: string[] };
