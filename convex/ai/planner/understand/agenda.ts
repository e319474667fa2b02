// Questions that the plan itself answers: what is on a day, where one is at three, when one comes to a thing, how long, what is next to it.
import type { ActivityReference, DaySelection, Intent, PartOfDay } from "../types";
import { clockIn } from "./amounts";
import { saidDays } from "./calendar/saidDays";
import { namesNothing, referenceTo, stemsOf } from "./references";
import { readDays } from "./days";
import type { Request } from "./request";

type Agenda = Extract<Intent, { kind: "agenda" }>;
type Meal = NonNullable<Agenda["meal"]>;

const WE = "(?:we|i|you|they|everybody|everyone)";
/** What is possible or better isn't in the plan. */
const POSSIBLE = /\b(?:could|should|would|can|might|else|instead|recommend\w*|suggest\w*|ideas?|options?|cost\w*|price\w*|much|worth|best|weather|change|improve|drop|skip|missing|wrong)\b/;
const WHAT = /^(?:and |so |but |ok |then )*(?:what(?:'s| is| are| do| will| have| did)?|which|where(?:'s| is| are| do| will)?|show|tell|give|list|read)\b/;
const OF_DAY = /\b(?:plan(?:ned|s)?|schedul\w*|programme?|itinerary|agenda|on|doing|do|up|happening|happens|going on|in store|look like|get up to)\b/;
const ANYTHING = new RegExp(`^(?:and |so )*(?:do ${WE} (?:already )?have|have ${WE} got|is there|are there|is) (?:anything|something|plans|(?:any |some )?(?:free time|gaps?|room))\\b(?!.* (?:to|for|near|else|wrong|missing|off|cheaper|better|nicer|i|we)\\b)|^(?:are|am) ${WE} (?:free|busy|booked)\\b`);
const SHOW = /^(?:please |can you |could you )*(?:show|tell|give|list|read|remind)(?: (?:me|us|out))*(?: (?:about|of|what(?:'s| is)?(?: (?:we|have|had|you))*(?: (?:planned|on|doing|got))?))?(?: (?:the|our|my))?(?: (?:plans?|schedule|itinerary|programme?|agenda|day))?\b/;
const AT_PLACE = new RegExp(`\\bwhere (?:are|will|am|do) ${WE}\\b|\\bwhat (?:are|will|am|do) ${WE} (?:be )?(?:do|doing)\\b`);
const EXTREME = /\b(first|last|final)\s*(?:thing|stop|sight|activity|item|point|program\w*)?\b/;
const BEGINS = new RegExp(`\\b(?:when|what time|how early|how late|where) (?:do|does|are|will|is|should|must) (?:${WE}|the day|our day|it|everything)(?: have to| need to)? (?:start|starting|begin|beginning|set off|get going|get up|leave(?= the hotel|$| on| in)|be ready)\\b`);
const ENDS = new RegExp(`\\b(?:when|what time|how late|where) (?:do|does|are|will|is) (?:${WE}|the day|our day|it|everything) (?:be )?(?:finish(?:ed|ing)?|end(?:ing)?|done|over|back|ready|through)\\b`);
const WHEN = new RegExp(`\\b(?:when|what time|at what time|(?:on )?(?:which|what) day)(?: exactly)? (?:do|are|will|did|am|is|does) (?:${WE}|the|our)\\b(?: (?:be|go|going|get|getting|come|visit|visiting|see|seeing|at|to|in|arrive|arriving|reach|have|having|eat|eating|do|doing|planned|supposed|there))*\\s*(.*)$`);
const STAY = new RegExp(`\\bhow (?:long|much time) (?:do|are|will|did|have|am) ${WE}\\b(.*)$|\\bhow long (?:is|are) (?:the|our) (?:stop|visit|stay|time) (?:at|in|on|to)\\b(.*)$`);
const BESIDE = /\b(?:what|where|which)\b.*?\b(after|before)\s+(.+)$/;
const EATS = new RegExp(`\\bwhere (?:do|are|will|did) ${WE} (?:going to )?(?:eat|eating|dine|have|having)\\b|\\b(?:what|where)(?:'s| is) (?:for )?(?:breakfast|lunch|dinner)\\b|\\bwhich restaurants?\\b.*\\b(?:are|do|did|is)\\b`);
const BEDS = new RegExp(`\\b(?:which|what|where|what's|whats)\\b.*\\b(?:hotels?|accommodation)\\b.*|\\bwhere (?:do|are|will) ${WE} (?:stay|staying|sleep|sleeping)\\b`);
const COUNTED = new RegExp(`\\bhow many ([a-z]+(?: [a-z]+)?) (?:(?:do|are|will|have|did) (?:${WE}|there)|in (?:the|our)|on)\\b`);

const PART = /\b(morning|afternoon|evening|tonight|night)s?\b/;
const partIn = (text: string): PartOfDay | null => {
  const said = PART.exec(text)?.[1];
  return said === undefined ? null : said === "tonight" || said === "night" ? "evening" : (said as PartOfDay);
};
const NOON = /\b(?:noon|midday)\b/;
const mealIn = (text: string): Meal | null => /\b(breakfast|lunch|dinner)\b/.exec(text)?.[1] as Meal | undefined ?? (/\bevening|tonight\b/.test(text) ? "dinner" : NOON.test(text) ? "lunch" : null);

/** Null for what the plan can't say, and for what wants something changed. */
export function agendaIn(request: Request): Intent[] | null {
  const text = request.text.replace(/[?.!]+$/, "").replace(/,? (?:please|again)$/, "").replace(/^(?:(?:hi|hello|hey|please|ok|sorry|excuse me|quick question|one question)[,!.:]* )+/, "");
  return bedsIn(text, request) ?? countIn(text, request) ?? stayIn(text, request) ?? edgesIn(text, request) ?? besideIn(text, request) ?? eatsIn(text, request) ?? whenIn(text, request) ?? dayIn(text, request);
}

const agenda = (request: Request, asks: Agenda["asks"], more: Partial<Agenda> = {}): Intent[] => [{ kind: "agenda", asks, days: request.days, part: null, at: null, target: null, meal: null, isElsewhere: isElsewhere(request), ...more }];

/** A day is named, and it is none of the trip's. */
const isElsewhere = ({ text, days }: Request) => days.length === 0 && saidDays(text).some(({ first }) => first.kind === "weekday" || first.kind === "date");

const isDayKnown = (request: Request) => request.days.length > 0 || isElsewhere(request);

function bedsIn(text: string, request: Request): Intent[] | null {
  const asks = BEDS.test(text) && !POSSIBLE.test(text) && !/\b(?:book|near|nearby|find|good|cheap\w*|far|close|from|leave|to the hotel|in front)\b/.test(text);
  return asks ? agenda(request, "beds") : null;
}

function countIn(text: string, request: Request): Intent[] | null {
  const of = COUNTED.exec(text)?.[1];
  return of === undefined || /^(?:days?|nights?|people|persons?|minutes?|hours?|km|miles|of us|kilomet\w+|options?)\b/.test(of) ? null : agenda(request, "count", { of: of.replace(/^(?:of the|different|more) /, "") });
}

function stayIn(text: string, request: Request): Intent[] | null {
  const match = STAY.exec(text);
  const words = match?.[1] ?? match?.[2];
  if (words === undefined || /\b(?:from|between|to get|take|need|wait)\b/.test(words)) return null;
  const target = thingIn(words.replace(/\b(?:stay|staying|spend|spending|have|be|there|for|planned|at|in|on|got|visit|visiting)\b/g, " "), request);
  return target ? agenda(request, "stay", { target }) : null;
}

function edgesIn(text: string, request: Request): Intent[] | null {
  if (!isDayKnown(request) && request.discourse.day === null) return null;
  const days = isDayKnown(request) ? request.days : [request.discourse.day!];
  if (BEGINS.test(text)) return agenda(request, "first", { days });
  if (ENDS.test(text)) return agenda(request, "last", { days });
  if (!WHAT.test(text) || POSSIBLE.test(text)) return null;
  const side = EXTREME.exec(readDays(text, request.trip, request.discourse.day).rest)?.[1];
  return side === undefined ? null : agenda(request, side === "first" ? "first" : "last", { days });
}

/** "What's next after lunch on Tuesday?" */
function besideIn(text: string, request: Request): Intent[] | null {
  const [, side, words] = BESIDE.exec(text) ?? [];
  if (side === undefined || words === undefined || POSSIBLE.test(text) || /^(?:that|it|this)?$/.test(words.trim())) return null;
  const at = clockIn(`at ${words}`);
  const target = at === null ? thingIn(words, request) : null;
  if (target) return agenda(request, side as "after" | "before", { target });
  return at !== null && request.days.length > 0 ? agenda(request, side as "after" | "before", { at }) : null;
}

function eatsIn(text: string, request: Request): Intent[] | null {
  const asks = EATS.test(text) && !POSSIBLE.test(text) && !/\b(?:good|well|nice|near)\b/.test(text);
  return asks ? agenda(request, "meals", { meal: mealIn(text) }) : null;
}

function whenIn(text: string, request: Request): Intent[] | null {
  const words = WHEN.exec(text)?.[1];
  if (words === undefined || /\b(?:open\w*|clos\w+|leave|shut\w*)\b/.test(text)) return null;
  const target = thingIn(words, request);
  return target ? agenda(request, "when", { target }) : null;
}

function dayIn(text: string, request: Request): Intent[] | null {
  if (!isDayKnown(request) || POSSIBLE.test(text)) return null;
  const at = AT_PLACE.test(text) ? (clockIn(text) ?? (NOON.test(text) ? "12:00" : null)) : null;
  if (at !== null) return agenda(request, "at", { at });
  const { rest } = readDays(text, request.trip, request.discourse.day);
  const asks = ANYTHING.test(text) || AT_PLACE.test(text) || (/^(?:and |so |but |ok |then )*what/.test(text) && OF_DAY.test(text)) || (SHOW.test(text) && namesNothing(rest.replace(SHOW, "").replace(PART, "").replace(/\bfor\b/, "")));
  return asks && thingIn(rest, request) === null ? agenda(request, "day", { part: partIn(text) }) : null;
}

const OF_QUESTION = /\b(?:what|when|where|which|planned|plans?|doing|schedule\w*|anything|booked|again|exactly|going|have|happening|next|comes?|are|looks?|like|programme?|agenda|itinerary|get up)\b/g;

function thingIn(words: string, request: Request): ActivityReference | null {
  const said = words.replace(OF_QUESTION, " ").replace(/\s+/g, " ").trim();
  if (stemsOf(readDays(said, request.trip, request.discourse.day).rest).length === 0 && !/\b(?:it|there|that)\b/.test(said)) return null;
  const target = referenceTo(said, request);
  const onDays = onSaidDays(target.ids, request);
  return onDays.length > 0 ? { ...target, ids: onDays } : null;
}

function onSaidDays(ids: string[], { trip, days }: Request): DaySelection {
  const there = ids.filter((id) => trip.activities.some((activity) => activity.id === id && activity.day !== null && (days.length === 0 || days.includes(activity.day))));
  return there.length > 0 ? there : ids;
}
