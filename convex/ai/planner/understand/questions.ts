// Requests that only want to know: costs, reasons, opening hours, what else there is, what this can do.
import type { ActivityReference, DaySelection, Intent, PartOfDay } from "../types";
import { agendaIn } from "./agenda";
import { comparisonIn } from "./comparison";
import { LENGTH } from "./calendar/saidLengths";
import { readDays } from "./days";
import { matching, referencesTo, referenceTo, stemsOf } from "./references";
import type { Request } from "./request";

export function helpIn({ text }: Request): Intent[] | null {
  if (/^(?:help|what can you do|how does this work|what do you do(?! on))\b|^(?:hi|hello|hey)(?: (?:there|you))?[\s!.,]*$/.test(text)) return [{ kind: "ask", topic: "help", target: null, text }];
  if (CHANGED.test(text)) return [{ kind: "ask", topic: "help", target: null, text: "changed" }];
  if (/\b(undo|take (?:it|that) back|revert|put (?:it|that|them) back|put (?:the|our) [a-z -]+ back(?! (?:to|by|an?|half|on|until|\d)))\b/.test(text)) return [{ kind: "ask", topic: "help", target: null, text: "undo" }];
  return null;
}

/** "What did you just change?" */
const CHANGED = /\bwhat (?:have|did|has|was) (?:you |i |we |been )?(?:just )?(?:change[ds]?|done|do|take out|remove|added?)(?: just| just now| exactly| there)?[?.! ]*$/;

export function questionIn(request: Request): Intent[] | null {
  return comparisonIn(request) ?? distance(request) ?? wayTo(request) ?? rest(request) ?? leaving(request) ?? timeFor(request) ?? whichDay(request) ?? worth(request) ?? agendaIn(request) ?? check(request) ?? cost(request) ?? reason(request) ?? hours(request);
}

const WAYS = [
  /\bhow (?:far|long|much time|many (?:minutes|km|kilomet\w+|miles))\b.*?\b(?:between|from)\s+(.+?)\s+(?:and|to)\s+(.+)$/,
  /\bhow (?:do|can|would|should|will) (?:we|i|you|they|one) (?:best )?(?:get|go|travel|come) from\s+(.+?)\s+to\s+(.+)$/,
  /\b(?:realistic|doable|possible|feasible|manageable|ok|okay|time)\b.*?\bto (?:do|see|visit|go to|fit in)\s+(.+?)\s+(?:right )?(?:after|before|and then|and)\s+(.+)$/,
  /\bhow far (?:is|are|away is)\s+(.+?)\s+(?:away )?from\s+(.+)$/,
  /\bdistance\b.*?\b(?:between|from)\s+(.+?)\s+(?:and|to)\s+(.+)$/,
  /\b(?:enough|sufficient|how much|any) time\b.*?\bbetween\s+(.+?)\s+and\s+(.+)$/,
  /\benough time\b.*?\bto get from\s+(.+?)\s+to\s+(.+)$/,
];

/** "How far is the castle from the market?", "is there enough time between them?". */
function distance(request: Request): Intent[] | null {
  const text = request.text.replace(/[?.!]+$/, "").replace(/\b(?:on foot|by (?:bus|metro|train|taxi|car)|walking)\b/g, "");
  const found = WAYS.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!found) return null;
  const ends = [referenceTo(found[1]!, request), referenceTo(found[2]!, request)] as const;
  const [target, other] = /\bafter\b/.test(found[0]) ? [ends[1], ends[0]] : ends;
  return [{ kind: "ask", topic: "distance", target, other, text: request.text }];
}

const GOES_TO = /\bhow (?:do|can|would|should|will) (?:we|i|you|they|one) (?:best )?(?:get|go|travel|come) (?:over |back )?to (?:the )?(.+)$/;

/** "How do we get to Osaka on Tuesday?": from the city before, or from what stands before it on that day. */
function wayTo(request: Request): Intent[] | null {
  const { trip, text } = request;
  const words = GOES_TO.exec(text.replace(/[?.!]+$/, ""))?.[1];
  if (words === undefined || / from /.test(words)) return null;
  const { rest } = readDays(words, trip, request.discourse.day);
  const name = rest.replace(/\b(?:on|by|from here|there|best|then)\b/g, " ").replace(/\s+/g, " ").trim();
  const town = trip.destinations.findIndex((destination) => destination.name.toLowerCase() === name || words.startsWith(destination.name.toLowerCase()));
  const end = (index: number): ActivityReference => ({ words: trip.destinations[index]!.name, ids: [], days: [] });
  if (town > 0) return [{ kind: "ask", topic: "distance", target: end(town - 1), other: end(town), text }];
  const other = referenceTo(words, request);
  const item = other.ids.length === 1 ? trip.activities.find(({ id }) => id === other.ids[0]) : undefined;
  const before = item && trip.activities.filter(({ day, start, lat }) => day === item.day && start !== null && lat !== null && start < (item.start ?? "")).sort((a, b) => a.start!.localeCompare(b.start!)).at(-1);
  return before ? [{ kind: "ask", topic: "distance", target: { words: before.title, ids: [before.id], days: [] }, other, text }] : null;
}

/** "When do we have to leave for the airport?" */
function leaving({ text, days }: Request): Intent[] | null {
  if (!/\b(?:when|what time|how early|how late)\b.*\b(?:leave|set off|head|start|go|get|be|arrive)\b.*\b(?:airport|station|flight|plane|train|ferry)\b/.test(text)) return null;
  return [{ kind: "ask", topic: "leaving", target: null, text, days }];
}

const MOST_OF = /\b(?:cheapest|most expensive|dearest|priciest|busiest|fullest|most packed|quietest|emptiest|lightest|longest|shortest|most tiring|hardest|easiest|least|most)\b/;

/** "Which day has the longest walks?", "what's the cheapest day?" */
function whichDay({ text }: Request): Intent[] | null {
  const asked = /\b(?:which|what)\b.*\bdays?\b/.test(text) && MOST_OF.test(text);
  return asked && !/\bplan\b|\bcheaper\b/.test(text) ? [{ kind: "ask", topic: "whichDay", target: null, text }] : null;
}

const CHECK = [
  /\bwhat (?:would|should|could|do) (?:you|we|i) (?:change|improve|do (?:better|differently)|fix|recommend changing)\b/,
  /\b(?:anything|something) (?:wrong|missing|off|to fix|i should change|we should change)\b/,
  /\b(?:any|see|spot|find) (?:problems?|issues?|mistakes?|conflicts?|clash\w*)\b/,
  /\b(?:check|review|look over) (?:the|our|my|this|it)?\s?(?:whole |entire )?(?:plan|trip|itinerary|schedule|day|it)?\b(?! (?:weather|flights?|price\w*))/,
  /\b(?:is|does) (?:the|our|my|this|that|it|all this)(?: \w+)?(?: plan| trip| itinerary| schedule| day)? (?:realistic|doable|feasible|work|make sense|manageable|possible)\b/,
];

/** "Is the castle worth it?", "tell me about the castle". */
function worth(request: Request): Intent[] | null {
  const { text } = request;
  const words = /\b(?:is|are|would) (.+?) (?:be )?(?:really )?(?:worth (?:it|seeing|visiting|a visit|the (?:time|trip|money|visit))|any good|interesting|(?:doable|ok|okay|fine|accessible|suitable|manageable|possible|good|easy|step[- ]free|too (?:steep|far|hard|much)) (?:with|for|in) (?:an? |the |our |my )?(?:\w+ )?(?:buggy|stroller|pram|pushchair|wheelchairs?|kids?|children|toddlers?|baby|elderly|grandma|grandpa|parents))\b/.exec(text)?.[1] ?? /^(?:please |can you |could you )*tell (?:me|us) (?:more |something |a bit )*about (.+?)[?.!]*$/.exec(text)?.[1] ?? /\bwhat(?:'s| is) (?:so )?special about (.+?)[?.!]*$/.exec(text)?.[1];
  if (words === undefined || stemsOf(readDays(words, request.trip, request.discourse.day).rest).length === 0) return null;
  const target = referenceTo(words, request);
  return target.ids.length > 0 ? [{ kind: "ask", topic: "why", target, text }] : [{ kind: "ask", topic: "whyNot", target: null, text: words }];
}

const RESTS = /\b(?:time|room|space|chance)\b.*\b(?:naps?|rest|break|breather|siesta|relax|chill|sleep|ourselves|lie down)\b|^(?:is|are|will) (?:it |that |the )?(?!there).*\b(?:busy|full|packed|free)\b/;

/** "Is there time for a nap on Tuesday afternoon?", "is Tuesday busy?": what is planned then tells. */
function rest({ text, days }: Request): Intent[] | null {
  const part = /\b(morning|afternoon|evening)\b/.exec(text)?.[1] as PartOfDay | undefined;
  const asks = days.length > 0 && days.length <= 2 && RESTS.test(text) && /^(?:is|are|will|do|have|would|did|any)\b|\?\s*$/.test(text) && !/\b(?:too|make|add|plan|keep|less|so)\b/.test(text);
  return asks ? [{ kind: "agenda", asks: "day", days, part: part ?? null, at: null, target: null, meal: null, isElsewhere: false }] : null;
}

/** "Do we have time for the opera?": what would speak against it. */
function timeFor({ text }: Request): Intent[] | null {
  const words = /\b(?:do|will|would|did) (?:we|i) (?:still )?have (?:the |enough |any )?time (?:for|to (?:see|visit|go to|do)) (?:the |a |an )?([^?,.]+)/.exec(text)?.[1];
  return words ? [{ kind: "ask", topic: "whyNot", target: null, text: words.trim() }] : null;
}

/** "What would you change?", "is the plan realistic?" */
function check({ text, days }: Request): Intent[] | null {
  if (/\bwhat (?:can|could|should|would|might) (?:we|i|you) (?:drop|cut|skip|leave out|remove|do without|save on)\b/.test(text)) return [{ kind: "ask", topic: "drop", target: null, text, days }];
  return CHECK.some((pattern) => pattern.test(text)) && !/\binstead\b|\bin\b/.test(text) ? [{ kind: "ask", topic: "check", target: null, text, days }] : null;
}

const SPENDS_TIME = new RegExp(`\\bspend(?:ing)? (?:the |our )?${LENGTH}\\b`);

const AROUND_PRICE = /\b(?:what(?:'s| is| are| does| do| would| will)?|how|much|cost\w*|prices?|expensive|total|spend\w*|per person|each of us|per head|a head|pp|will|would|going to|set us back|is|are|do|does|be|for|about|roughly|approximately|us|we|pay|entry|tickets?|admission|entrance|it)\b/g;

/** "How much is the castle?": by a word of its name, or one meal of one day. */
function pricedThing(request: Request): ActivityReference | null {
  const words = request.text.replace(/[?.!]+$/, "").replace(AROUND_PRICE, " ").replace(/\s+/g, " ").trim();
  const { rest } = readDays(words, request.trip, request.discourse.day);
  const stems = stemsOf(rest);
  if (stems.length === 0 || /\b(?:food|meals?|rooms?|hotels?|trip|budget|euros?|everything|person|left|sights?|transport\w*|lunches|dinners)\b/.test(rest)) return null;
  const target = referenceTo(words, request);
  const titled = request.trip.activities.filter(({ id, title, meal }) => target.ids.includes(id) && stems.every((stem) => stemsOf(`${title} ${meal ?? ""}`).some((word) => word.startsWith(stem))));
  return titled.length > 0 && titled.length <= MOST_PRICED ? { ...target, ids: titled.map(({ id }) => id) } : null;
}
const MOST_PRICED = 3;

function cost(request: Request): Intent[] | null {
  const { text, days } = request;
  // "We'd like to spend a week there".
  if (SPENDS_TIME.test(text) && !/\b(how much|what)\b/.test(text)) return null;
  if (!/\b(cost|costs|price|expensive|how much|in total|total of|(?:the|grand|our|what.*) total|spend|spending|budget left|per person|each of us|per head)\b/.test(text)) return null;
  if (/\b(plan|cheaper|less|reduce|too expensive|cut|fit|under|within|replace|save|why|how come)\b/.test(text)) return null;
  const target = pricedThing(request);
  if (target) return [{ kind: "cost", per: "person", days: days.length > 0 ? days : "all", target }];
  const per = /\b(a|per|each) day|daily\b/.test(text) ? "day" : /\b(person|each|head|pp|one of us)\b/.test(text) ? "person" : "trip";
  return [{ kind: "cost", per, days: days.length > 0 ? days : "all" }];
}

const ABSENT =
  /\b(?:why|how come)\b.*?\b(?:not (?:going to|go to|visiting|see)|not|no|isn't|aren't|isnt|didn't (?:you|we) (?:choose|pick|add|include|go to|visit|put in)|don't we (?:go to|visit|see)|aren't we (?:going to|visiting|seeing)|leave out|left out|skip|skipped|leaving out)\s+(?:there (?:a|an|any)? ?)?(.+)$/;
const ASPECT = /\b(full|busy|packed|crowded|long|much|many|empty|free|light|little|short|nothing|expensive|dear|costly|cheap|early|late|walking|order|like (?:this|that))\b/;
/** What follows a name in "why isn't the castle in the plan". */
const IN_PLAN = /\b(?:in|on|part of|included in) (?:the |our |my )?(?:plan|trip|itinerary|list|it|there)\b.*|\b(?:included|there|at all|then|instead)\b.*/;

function reason(request: Request): Intent[] | null {
  const { text, trip, discourse } = request;
  if (!/\b(why|how come)\b/.test(text)) return null;
  const read = readDays(text, trip, discourse.day);
  const about: DaySelection = read.days.length > 0 ? read.days : discourse.day !== null ? [discourse.day] : [];
  const rest = read.rest.replace(/^.*?\b(?:why|how come)\b/, "");
  if (ASPECT.test(rest) && about.length > 0 && matching(rest.replace(new RegExp(ASPECT, "g"), " "), trip.activities).length === 0) return [{ kind: "ask", topic: "whyDay", target: null, text, days: about }];
  const absent = ABSENT.exec(read.rest)?.[1]?.replace(IN_PLAN, "").replace(/^(the|a|an|any|to|go to)\s+/, "").replace(/[?.!]+$/, "").trim();
  if (absent && stemsOf(absent).length > 0) return [{ kind: "ask", topic: "whyNot", target: null, text: absent, days: read.days }];
  const words = rest.replace(/^\s*(?:did you|have you|do we|are we|is|are|was|were)?\s*(?:choose|chose|chosen|pick|picked|add|added|put in|put|visit(?:ing)?|go(?:ing)? to|see(?:ing)?)?\s*/, "").replace(IN_PLAN, "").replace(/\bso\b.*/, "");
  if (read.days.length > 0 && stemsOf(words).length === 0 && !/\b(one|that|it|this|first|second|third|last|other|stop)\b/.test(words)) return [{ kind: "ask", topic: "whyDay", target: null, text, days: read.days }];
  const targets = referencesTo(read.days.length > 0 ? text.replace(/^.*?\b(?:why|how come)\b/, "").replace(/\b(did you|choose|pick|add|put)\b/g, " ") : words, request);
  return targets.map((target) => ({ kind: "ask", topic: "why", target, text }));
}

function hours(request: Request): Intent[] | null {
  const { text } = request;
  if (!/\b(when (is|does|are)|opening hours?|what time (is|does)|is .* open)\b/.test(text)) return null;
  const words = text.replace(/\b(when|what time|opening hours?|opens?|closed?|closes|does|are|is|until|usually|known|hours?)\b/g, " ");
  return [{ kind: "ask", topic: "hours", target: referenceTo(words, request), text }];
}

const NEAR = /\b(?:near(?:by| to)?|close (?:to|by)|next to|around|after|not far from)\s+(.+?)[?.!]*$/;
const TO_EAT = /\b(?:any|some|somewhere|a (?:good|nice)|where|which|what)\b.*\b(?:place|restaurant|spot|dinner|lunch|breakfast|food|eat|kitchens?|tables?)s?\b/;

/** "Any vegetarian place for Tuesday lunch?", "somewhere to eat near the aquarium?" */
function tablesIn(request: Request): Intent[] | null {
  const { text, days } = request;
  if (!/\?\s*$/.test(text) || !TO_EAT.test(text) || /\b(?:add|replace|move|remove|why|how|when|plan|cost\w*|much)\b|\bdays?\b/.test(text)) return null;
  const near = NEAR.exec(text)?.[1];
  const beside = near === undefined || stemsOf(near).length === 0 ? null : referenceTo(near, request);
  return [{ kind: "ask", topic: "places", target: beside?.ids.length === 1 ? beside : null, text: /\b(?:breakfast|lunch|dinner)\b/.test(text) ? text : `${text} lunch`, days }];
}

export function placesIn(request: Request): Intent[] | null {
  const { text, days } = request;
  const tables = tablesIn(request);
  if (tables) return tables;
  if (!/\b(suggest\w*|recommend\w*|ideas?|(?:what|which) (?:\w+ )?(is|are|else|should|could|can we)|where (should|can|could|to)|what(?:'s| is) (?:left|there|good|nice)\b.*\b(?:see|do|visit|near|around)|anything|best)\b/.test(text)) return null;
  return /\b(plan|draft|itinerary|schedule)\b/.test(text) ? null : [{ kind: "ask", topic: "places", target: null, text, days }];
}
