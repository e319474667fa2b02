// Which of several things is meant: asked only where the answer makes a difference, and where one reading
// is the sensible one it is taken and said.
import { joined, say, type Said, type Text } from "../../../said";
import type { ActivityState, ToolName } from "../../types";
import type { PlanContext } from "../draftTypes";
import type { ActivityReference } from "../types";
import type { Outcome } from "./outcome";
import { bullets } from "./words";

const MOST_ASKED = 6;

export const said = (tool: ToolName, result: Said, paragraph: Text): Outcome => ({ calls: [{ tool, args: {}, result }], steps: [], paragraphs: [paragraph] });

const quoted = (words: string) => `“${words.trim().replace(/[?.!]+$/, "").slice(0, 60)}”`;

/** In the order of the reference: what an answer to the question counts by. */
export const meant = ({ ids }: ActivityReference, { trip }: PlanContext): ActivityState[] => ids.flatMap((id) => trip.activities.find((activity) => activity.id === id) ?? []);

export type Which = { kind: "one"; activity: ActivityState; /** To be said after a change. */ assumed: Said | null } | { kind: "open"; outcome: Outcome };

/**
 * Of several those for which the request can't be carried out (`possible`) aren't meant; if more than one
 * is left, the outcome is the question which. Of none it says so.
 */
export function whichOf(target: ActivityReference, context: PlanContext, possible?: (id: string) => boolean): Which {
  const candidates = meant(target, context);
  const words = quoted(target.said ?? target.words);
  const [first] = candidates;
  if (!first) return { kind: "open", outcome: said("answer", say("Found nothing by that name"), say("I don't find {words} in the plan. Use its name as it stands in the list, or say the day.", { words })) };
  if (candidates.length === 1) return { kind: "one", activity: first, assumed: target.assumed ? say("I took {words} to be {item}, {reason}.", { words, item: first.title, reason: target.assumed }) : null };
  const left = possible ? candidates.filter(({ id }) => possible(id)) : candidates;
  const [only, ...others] = left;
  if (only && others.length === 0) return { kind: "one", activity: only, assumed: say("I took {words} to be {item}: of those that it could mean, this can only be done there.", { words, item: only.title }) };
  const shown = candidates.slice(0, MOST_ASKED).map(({ title, day }) => (day ? say("{item} on {day}", { item: title, day: { date: day } }) : title));
  const more = candidates.length - shown.length;
  const question = joined([joined([say("Which one do you mean?"), bullets(shown)], "\n"), more > 0 && say("There are {count, number} more: say its name or the day.", { count: more })], "\n\n");
  return { kind: "open", outcome: said("answer", say("Asked which one is meant"), question) };
}

/** Does the work for the one that is meant, and says what was taken for granted. */
export function withTarget(target: ActivityReference, context: PlanContext, work: (activity: ActivityState) => Outcome, possible?: (id: string) => boolean): Outcome {
  const which = whichOf(target, context, possible);
  if (which.kind === "open") return which.outcome;
  const outcome = work(which.activity);
  return which.assumed !== null && outcome.steps.length > 0 ? { ...outcome, paragraphs: [...outcome.paragraphs, which.assumed] } : outcome;
}
