// "And the museum too", "what about Wednesday?": what was asked last, for something else.
import type { DaySelection, Intent } from "../types";
import { readDays } from "./days";
import { referencesTo, stemsOf } from "./references";
import type { Request } from "./request";

const AGAIN = /^(?:(?:and|also|then|ok|now|same|the same|do the same|what about|how about|likewise)\b[, ]*)+(?:for|with|to|on)?\b(.*)$/;
const TOO = /^(.+?),? (?:too|as well|also)$/;
const VERB = /\b(add|remove|replace|move|keep|leave|clear|free|make|plan|swap|drop|skip|put|fill|why|show|how much|when|change|relax|delete|include|but|take|go with|is|are|do we|some|we|i|cost|costs|instead)\b/;

/** Null when this says what it wants by itself, or there is nothing to repeat. */
export function repetitionIn(request: Request, last: () => Intent[]): Intent[] | null {
  const said = request.text.replace(/[?.!]+$/, "").trim();
  const words = AGAIN.exec(said)?.[1] ?? TOO.exec(said)?.[1];
  if (words === undefined || words.trim() === "" || VERB.test(words)) return null;
  const { days, rest } = readDays(words, request.trip, request.discourse.day);
  const [intent] = last();
  if (!intent) return null;
  const named = stemsOf(rest).length > 0 || /\b(one|other)\b/.test(rest);
  return named ? ofOther(intent, words, request) : days.length > 0 ? onOther(intent, days) : null;
}

function ofOther(intent: Intent, words: string, request: Request): Intent[] | null {
  const targets = referencesTo(words, request);
  if (targets.every(({ ids }) => ids.length === 0)) return null;
  switch (intent.kind) {
    case "remove":
      return [{ kind: "remove", targets }];
    case "replace":
    case "move":
      return targets.map((target) => ({ ...intent, target }));
    case "ask":
      return intent.topic === "why" || intent.topic === "whyNot" || intent.topic === "hours" ? targets.map((target) => ({ ...intent, topic: intent.topic === "hours" ? "hours" : "why", target })) : null;
    default:
      return null;
  }
}

function onOther(intent: Intent, days: DaySelection): Intent[] | null {
  switch (intent.kind) {
    case "relax":
    case "fill":
    case "optimize":
    case "agenda":
    case "alternatives":
    case "cost":
    case "add":
    case "plan":
      return [{ ...intent, days }];
    case "ask":
      return intent.topic === "whyDay" ? [{ ...intent, days }] : null;
    default:
      return null;
  }
}
