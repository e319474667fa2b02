// Answers to a question of ours: "the second", "Nijo", "both", "Tuesday". The request that led to the
// question is then carried out with what it lacked.
import { eachDay } from "../../../dates";
import type { ActivityReference, Intent } from "../types";
import { ORDINALS } from "./amounts";
import { pick } from "./days";
import { matching, referenceTo, stemsOf } from "./references";
import type { Request } from "./request";

/** How the planner asks, in its English (see respond/); an answer that holds one of these waits for what is said next. */
const WHICH_ONE = "Which one do you mean?";
const WHICH_DAY = "Which day?";
const NOT_FOUND = "I don't find";

const MOST_WORDS = 7;
const VERB = /\b(add|remove|replace|move|make|plan|swap|drop|skip|put|fill|why|what|show|how|when|change|relax|delete|include)\b/;
const NONE = /^(?:no(?:ne|pe)?|neither|nothing|never mind|nevermind|forget it|leave it|leave them|none of (?:them|these|those)|not now|no thanks|no thank you|cancel)\b/;

/** Null when no question is open, or what is said answers something else. `pending` is the request before it. */
export function answerIn(request: Request, pending: () => Intent[]): Intent[] | null {
  const [question] = request.discourse.said;
  if (question?.role !== "assistant") return null;
  const asks = [WHICH_ONE, WHICH_DAY, NOT_FOUND].find((words) => question.text.includes(words));
  const offers = /ways to spend \*\*/.test(question.text);
  const text = request.text.replace(/[.!?]+$/, "").trim();
  if (text.split(" ").length > MOST_WORDS) return null;
  if ((asks || offers) && NONE.test(text) && !/\bbut\b|,/.test(text)) return [{ kind: "dismiss" }];
  if (!asks || VERB.test(text)) return null;
  if (asks === WHICH_DAY) return withDays(request, pending());
  const intents = pending().map((intent) => settled(intent, { ...request, text })).filter((settledIntents) => settledIntents !== null);
  return intents.length > 0 ? intents.flat() : null;
}

function withDays({ days, text, trip }: Request, pending: Intent[]): Intent[] | null {
  const meant = /\b(all|every|each|both)\b/.test(text) ? eachDay(trip.startDate, trip.endDate) : days;
  if (meant.length === 0) return null;
  const filled = pending.flatMap((intent): Intent[] => {
    switch (intent.kind) {
      case "relax":
      case "fill":
      case "optimize":
      case "alternatives":
      case "plan":
        return [{ ...intent, days: meant }];
      case "move":
        return [{ ...intent, to: meant }];
      default:
        return [];
    }
  });
  return filled.length > 0 ? filled : null;
}

/** Null for an intent that lacked nothing, or whose question this doesn't answer. */
function settled(intent: Intent, request: Request): Intent[] | null {
  switch (intent.kind) {
    case "replace":
    case "move":
    case "ask": {
      const chosen = intent.target && unsettled(intent.target) ? chosenOf(intent.target, request) : null;
      return chosen && chosen.map((target) => ({ ...intent, target }));
    }
    case "remove": {
      let answered = false;
      const targets = intent.targets.flatMap((target) => {
        const chosen = unsettled(target) ? chosenOf(target, request) : null;
        answered ||= chosen !== null;
        return chosen ?? [target];
      });
      return answered ? [{ ...intent, targets }] : null;
    }
    default:
      return null;
  }
}

const unsettled = ({ ids }: ActivityReference) => ids.length !== 1;
const only = (id: string, words: string): ActivityReference => ({ words, ids: [id], days: [] });

function chosenOf(target: ActivityReference, request: Request): ActivityReference[] | null {
  const { text, days, trip } = request;
  if (target.ids.length === 0) {
    const named = referenceTo(text, request);
    return named.ids.length > 0 ? [named] : null;
  }
  if (/\b(both|all|each|every(?:thing)?)\b/.test(text)) return target.ids.map((id) => only(id, text));
  const options = target.ids.flatMap((id) => trip.activities.find((activity) => activity.id === id) ?? []);
  const nth = new RegExp(`\\b(${ORDINALS.join("|")}|\\d(?:st|nd|rd|th)|last)\\b`).exec(text)?.[1] ?? /^(?:number |no\. ?|#)?(\d)$/.exec(text)?.[1];
  if (/\b(earlier|earliest)\b/.test(text)) return [only(options[0]!.id, text)];
  if (/\b(later|latest)\b/.test(text)) return [only(options.at(-1)!.id, text)];
  const onDays = days.length > 0 ? options.filter(({ day }) => day !== null && days.includes(day)) : [];
  if (onDays.length > 0) return [{ words: text, ids: onDays.map(({ id }) => id), days }];
  const one = nth && pick(options, nth);
  if (one) return [only(one.id, text)];
  const named = stemsOf(text).length > 0 ? matching(text, options) : [];
  return named.length > 0 ? [{ words: text, ids: named.map(({ id }) => id), days: [] }] : null;
}
