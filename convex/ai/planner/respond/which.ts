// Which of several things is meant: asked only where the answer makes a difference, and where one reading
// is the sensible one it is taken and said.
import { formatDay } from "../../../trips/labels";
import type { ActivityState, ToolName } from "../../types";
import type { PlanContext } from "../draftTypes";
import type { ActivityReference } from "../types";
import { NOT_FOUND, WHICH_ONE } from "../understand/openQuestion";
import type { Outcome } from "./respond";
import { bullets } from "./words";

const MOST_ASKED = 6;

export const said = (tool: ToolName, result: string, paragraph: string): Outcome => ({ calls: [{ tool, args: {}, result }], steps: [], paragraphs: [paragraph] });

const quoted = (words: string) => `“${words.trim().replace(/[?.!]+$/, "").slice(0, 60)}”`;

/** In the order of the reference: what an answer to the question counts by. */
export const meant = ({ ids }: ActivityReference, { trip }: PlanContext): ActivityState[] => ids.flatMap((id) => trip.activities.find((activity) => activity.id === id) ?? []);

export type Which = { kind: "one"; activity: ActivityState; /** To be said after a change. */ assumed: string | null } | { kind: "open"; outcome: Outcome };

/**
 * Of several those for which the request can't be carried out (`possible`) aren't meant; if more than one
 * is left, the outcome is the question which. Of none it says so.
 */
export function whichOf(target: ActivityReference, context: PlanContext, possible?: (id: string) => boolean): Which {
  const candidates = meant(target, context);
  const words = quoted(target.words);
  const [first] = candidates;
  if (!first) return { kind: "open", outcome: said("answer", "Found nothing by that name", `${NOT_FOUND} ${words} in the plan. Use its name as it stands in the list, or say the day.`) };
  if (candidates.length === 1) return { kind: "one", activity: first, assumed: target.assumed ? `I took ${words} to be ${first.title}, ${target.assumed}.` : null };
  const left = possible ? candidates.filter(({ id }) => possible(id)) : candidates;
  const [only, ...others] = left;
  if (only && others.length === 0) return { kind: "one", activity: only, assumed: `I took ${words} to be ${only.title}: of those that it could mean, this can only be done there.` };
  const shown = candidates.slice(0, MOST_ASKED).map(({ title, day }) => `${title}${day ? ` on ${formatDay(day)}` : ""}`);
  const more = candidates.length - shown.length;
  const question = [WHICH_ONE + `\n${bullets(shown)}`, more > 0 ? `There are ${more} more: say its name or the day.` : ""].filter(Boolean).join("\n\n");
  return { kind: "open", outcome: said("answer", "Asked which one is meant", question) };
}

/** Does the work for the one that is meant, and says what was taken for granted. */
export function withTarget(target: ActivityReference, context: PlanContext, work: (activity: ActivityState) => Outcome, possible?: (id: string) => boolean): Outcome {
  const which = whichOf(target, context, possible);
  if (which.kind === "open") return which.outcome;
  const outcome = work(which.activity);
  return which.assumed !== null && outcome.steps.length > 0 ? { ...outcome, paragraphs: [...outcome.paragraphs, which.assumed] } : outcome;
}
