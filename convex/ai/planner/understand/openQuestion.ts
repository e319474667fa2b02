// Answers to a question of ours: "the second", "Nijo", "both", "Tuesday". The request that led to the
// question is then carried out with what it lacked.
import { eachDay } from "../../../dates";
import type { ThreadMessage } from "../../types";
import type { ActivityReference, DaySelection, Intent } from "../types";
import { ORDINALS } from "./amounts";
import { pick } from "./days";
import { matching, referenceTo, stemsOf } from "./references";
import type { Request } from "./request";
import { moneyIn } from "./sums";

/** How the planner asks, in its English (see respond/); an answer that holds one of these waits for what is said next. */
const QUESTIONS = {
  whichOne: /Which one do you mean\?/,
  whichDay: /Which day(?:\?| shall it go to\?)/,
  notFound: /I don't find/,
  noBudget: /has no budget yet/,
  /** The first of several was replaced. */
  andOthers: /Say its full name to replace it as well/,
};
type Question = keyof typeof QUESTIONS;
const NAMES = Object.keys(QUESTIONS) as Question[];
/** What one could say next, as an answer offers it. */
const OFFERED = /[Ss]ay “([^”\s]+ [^”]+)”/g;

const MOST_WORDS = 8;
const VERB = /\b(add|remove|replace|move|make|plan|swap|drop|skip|put|fill|why|what|show|how|when|change|relax|delete|include)\b/;
const NONE = /^(?:no(?:ne|pe)?|neither|nothing|never mind|nevermind|forget it|leave it|leave them|none of (?:them|these|those)|not now|no thanks|no thank you|cancel)\b/;
const YES = /^(?:(?:yes|yeah|yep|sure|ok(?:ay)?|please|do|go ahead|sounds good|great|good|that|it|so|then|and|i|we|would|'d|like|love|exactly|thanks|for us)[, ]*)+$/;
/** "Make it Friday", "I'd say on the second": no change of its own. */
const ANSWERING = /^(?:(?:and|well|oh|sorry|ok(?:ay)?|yes|i mean|i meant|i think|i'd say|maybe|please|then|let's (?:say|do|take|go (?:for|with))|(?:make|do|put|move|plan|add) (?:it|that|them)|say|take|that's|it's|it is|we'd like|i want|we want|best)[, ]+)+(?=\S)/;
const NTH = `(${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)|last)`;

/** What the message before asks, for a change that wasn't made. */
export const asksDay = (before: Pick<ThreadMessage, "role" | "text"> | undefined): boolean => before?.role === "assistant" && QUESTIONS.whichDay.test(before.text);

/** Null when no question is open, or what is said answers something else. `pending` is the request before it, `heard` reads one. */
export function answerIn(request: Request, pending: () => Intent[], heard: (text: string) => Intent[]): Intent[] | null {
  const [question] = request.discourse.said;
  if (question?.role !== "assistant") return null;
  const asked = NAMES.find((name) => QUESTIONS[name].test(question.text));
  const offers = /ways to spend \*\*/.test(question.text);
  const whole = request.text.replace(/[.!?]+$/, "").trim();
  if (whole.split(" ").length > MOST_WORDS) return null;
  if ((asked || offers) && NONE.test(whole) && !/\bbut\b|,/.test(whole)) return [{ kind: "dismiss" }];
  if (YES.test(whole) && /\b(?:yes|yeah|yep|sure|please|do|go ahead)\b/.test(whole) && !offers) return agreed(question.text, heard);
  const text = whole.replace(ANSWERING, "").replace(/,? (?:please|then|thanks)$/, "");
  if (!asked || VERB.test(text)) return null;
  switch (asked) {
    case "whichDay":
      return withDays({ ...request, text }, pending());
    case "noBudget":
      return withBudget(text, pending());
    case "andOthers":
    case "whichOne":
    case "notFound": {
      const intents = pending().map((intent) => (asked === "andOthers" ? asWell(intent, { ...request, text }) : settled(intent, { ...request, text }))).filter((intent) => intent !== null);
      return intents.length > 0 ? intents.flat() : null;
    }
  }
}

/** "Yes please", where the answer has told one thing that could be said next. */
function agreed(answer: string, heard: (text: string) => Intent[]): Intent[] | null {
  const [one, ...others] = [...new Set([...answer.matchAll(OFFERED)].map((match) => match[1]!))];
  return one === undefined || others.length > 0 ? null : heard(one);
}

/** A sum without a currency is in the trip's. */
function withBudget(text: string, pending: Intent[]): Intent[] | null {
  const sum = /^(?:about |around |up to |max(?:imum)? |at most |under )?(\d[\d.,]*)(?: in all| in total| altogether)?$/.exec(text)?.[1];
  const budget = moneyIn(sum === undefined ? text : `${sum} eur`, "EUR");
  const filled = budget ? pending.flatMap((intent): Intent[] => (intent.kind === "fitBudget" ? [{ ...intent, budget }] : [])) : [];
  return filled.length > 0 ? filled : null;
}

/** The other one that could be meant, by its name. */
function asWell(intent: Intent, request: Request): Intent[] | null {
  if (intent.kind !== "replace") return null;
  const target = referenceTo(request.text.replace(/,? (?:too|as well|also)$/, ""), request);
  return target.ids.length === 1 ? [{ ...intent, target }] : null;
}

/** "All of them", "the second one", "3". */
function daysAnswered({ days, text, trip }: Pick<Request, "days" | "text" | "trip">): DaySelection {
  const all = eachDay(trip.startDate, trip.endDate);
  if (/\b(all|every|each|both)\b/.test(text)) return all;
  const [, nth, number] = new RegExp(`^(?:on )?(?:(?:the )?${NTH}(?: one)?|(?:number |no\\. ?|#)?(\\d{1,2}))$`).exec(text) ?? [];
  const one = days.length > 0 ? undefined : pick(all, nth ?? number);
  return one === undefined ? days : [one];
}

/** The changes that lacked a day, on those that are now said. */
export function withDays(request: Pick<Request, "days" | "text" | "trip">, pending: Intent[]): Intent[] | null {
  const meant = daysAnswered(request);
  if (meant.length === 0) return null;
  const filled = pending.flatMap((intent): Intent[] => {
    switch (intent.kind) {
      case "relax":
      case "fill":
      case "optimize":
      case "alternatives":
      case "plan":
      case "add":
      case "clear":
      case "shift":
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
    case "swapItems": {
      const open = intent.targets.findIndex(unsettled);
      const chosen = open < 0 ? null : chosenOf(intent.targets[open]!, request);
      return chosen && [{ ...intent, targets: open === 0 ? [chosen[0]!, intent.targets[1]] : [intent.targets[0], chosen[0]!] }];
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
