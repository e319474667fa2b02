// How far one turn may go without the person's word. A model that was fooled by a text in the trip is
// stopped here, whatever it believes it was told: the allowance comes from the request alone.
import { eachDay, weekdayIndex } from "../../dates";
import { searchKey } from "../../places/searchKey";
import type { ActivityState, TripState } from "../types";

/** How many of the items that were there before the turn it may take out or change. */
export type Allowance = {
  /** Of what the assistant chose itself. */
  removed: number;
  /** Of what people or an import put in. */
  ownRemoved: number;
  ownChanged: number;
  /** What is named in the request may go, and doesn't count. */
  takesOut: boolean;
};

const REMOVAL = /\b(remove|delete|drop|cancel|clear|empty|erase|wipe|take (\w+ ){0,4}(out|off)|get rid|throw out|leave out|skip|free up|cut|without|entfern\w*|l(oe|o)sch\w*|streich\w*|supprim\w*|enlev\w*|retir\w*|elimin\w*|quita\w*|borra\w*|rimuov\w*|togli\w*|cancell\w*|remov[ae]r?|apag\w*)\b/;
const EXCHANGE = /\b(replace|swap|exchange|change|switch|instead|ersetz\w*|tausch\w*|remplac\w*|cambi\w*|sostitu\w*|substitu\w*|troc\w*)\b/;
const ALL = "(all|everything|every|whole|entire)";
const ALLES = "(alles?|ganze\\w*|tout\\w*|tous|todo\\w*|toda\\w*|tutt[oiae]|tudo)";
/** “Remove them all”, “alles löschen”; not “remove the museum and tell me everything”. */
const EVERYTHING = new RegExp(`${REMOVAL.source}( \\w+)? (${ALL}|${ALLES})\\b|\\b${ALLES} (\\w+ )?${REMOVAL.source}`);
/** The noun aside: “what is the plan” asks for nothing. */
const PLANNING = /(?<!\b(?:the|our|my|your|this|that|a|current) )\b(re ?)?(plan|draft|redo|rebuild|rework|start over|from scratch|relax\w*|lighter|slower|easier|calmer|fewer|less|too (much|many|full|long|tiring|expensive)|cheaper|budget|save money|planen?|plane|planifi\w*|pianific\w*|planej\w*)\b/;
const MOVING = /\b(move|shift|reorder|rearrange|reorgani[sz]e|swap|optimi[sz]e|order|earlier|later|shorten|shorter|postpone|put|verschieb\w*|deplac\w*|mueve|mover|sposta\w*)\b/;
/** “What is on Tuesday?” gives leave for nothing, whatever words are in it. */
const QUESTION = /^(what|when|where|which|who|whose|why|how|is|are|was|does|do|did|has|have)\b(?! (about|if|don t|not)\b)/;

const UNASKED: Allowance = { removed: 2, ownRemoved: 0, ownChanged: 2, takesOut: false };
const NAMED = 3;

/** What the words of the request give leave to. */
export function allowanceFor(request: string): Allowance {
  const text = searchKey(request);
  if (QUESTION.test(text)) return UNASKED;
  if (EVERYTHING.test(text)) return { removed: Infinity, ownRemoved: Infinity, ownChanged: Infinity, takesOut: true };
  const plans = PLANNING.test(text);
  const moves = plans || MOVING.test(text);
  const takesOut = REMOVAL.test(text) || EXCHANGE.test(text);
  const named = takesOut ? NAMED : 0;
  return {
    removed: plans ? Infinity : Math.max(UNASKED.removed, named),
    ownRemoved: named,
    ownChanged: moves ? Infinity : Math.max(UNASKED.ownChanged, named),
    takesOut,
  };
}

/** Whether the request leaves a plan, or how to better it, to the assistant. */
export const leavesThePlan = (request: string): boolean => allowanceFor(request).removed === Infinity;

/** What the trip after the turn lacks or has altered beyond the allowance; empty when all is within it. */
export function beyondAsked(before: TripState, after: TripState, request: string): ActivityState[] {
  const general = allowanceFor(request);
  const days = general.ownRemoved > NAMED ? daysNamedIn(request, before) : [];
  const named = new Set(before.activities.filter((activity) => isNamedIn(request, activity) || days.includes(activity.day ?? "ideas")));
  // Who names one thing, or the whole of one day, speaks of that alone.
  const narrow = { ownRemoved: 0, ownChanged: UNASKED.ownChanged };
  const allowed = days.length > 0 ? { ...general, ...narrow, removed: UNASKED.removed } : named.size > 0 && general.ownRemoved <= NAMED ? { ...general, ...narrow } : general;
  const is = new Map(after.activities.map((activity) => [activity.id, activity]));
  const gone = before.activities.filter((activity) => !is.has(activity.id) && !(allowed.takesOut && named.has(activity)));
  const ownGone = gone.filter(isOwn);
  const ownChanged = before.activities.filter((activity) => isOwn(activity) && is.has(activity.id) && is.get(activity.id) !== activity && !named.has(activity));
  if (ownGone.length > allowed.ownRemoved) return ownGone;
  if (gone.length > allowed.removed) return gone;
  return ownChanged.length > allowed.ownChanged ? ownChanged : [];
}

const isOwn = ({ source }: ActivityState) => source !== "ai";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** “Clear Tuesday”, “everything on day 2”, “all ideas”: calendar days, and "ideas" for the list of them. */
function daysNamedIn(request: string, { startDate, endDate }: TripState): string[] {
  const words = searchKey(request).split(" ");
  const days = eachDay(startDate, endDate).filter((day, index) => {
    const [, month, date] = day.split("-").map(Number);
    const dated = words.some((word, at) => Number.parseInt(word, 10) === date && [words[at - 1], words[at + 1]].some((near) => near?.startsWith(MONTHS[month! - 1]!)));
    return dated || words.includes(WEEKDAYS[weekdayIndex(day)]!) || words.some((word, at) => word === "day" && words[at + 1] === String(index + 1));
  });
  return words.includes("ideas") ? [...days, "ideas"] : days;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** By its whole title or, for a longer one, by most of its words. */
function isNamedIn(request: string, { title }: ActivityState): boolean {
  const said = new Set(searchKey(request).split(" "));
  const words = searchKey(title).split(" ").filter((word) => word.length > 2);
  return words.length > 0 && words.filter((word) => said.has(word)).length > words.length / 2;
}
