// What a request means: rules and tables over English as people type it, and over what was said before. Other languages are put into
// English first (inEnglish.ts). No model. Says "unclear" rather than guess.
import { daysBetween, eachDay } from "../../../dates";
import { searchKey } from "../../../places/searchKey";
import { sentence } from "../../../said";
import type { ThreadMessage, TripState } from "../../types";
import type { Language } from "../../../words/languages";
import type { DaySelection, Intent, Preferences } from "../types";
import { alternativesIn, choiceIn } from "./alternatives";
import { clockIn } from "./amounts";
import { countedDays, daysFrom, endsIn, readDays } from "./days";
import { ASKS, describesTrip, opensTrip, saysHowLong } from "./described";
import { editsIn } from "./edits";
import { inEnglish, onlyAsks, partsOf, piecesIn } from "./inEnglish";
import { likeDayIn } from "./likeDay";
import { answerIn, asksDay } from "./openQuestion";
import { preferencesIn } from "./preferences";
import { languageOf } from "./german/detect";
import { helpIn, placesIn, questionIn } from "./questions";
import { referenceTo, stemsOf } from "./references";
import { repetitionIn } from "./repeat";
import { dayMeant, daysOnwards, requestOf, type Request } from "./request";
import { rideIn, toldWhen } from "./rides";
import { normalized } from "./spelling";
import { moneyIn, type Party } from "./sums";
import { withTyped } from "./typed";

/** Of no use to who asks for a dry place on a day that will be wet. */
const SHELTER = /\b(?:indoors?|inside|covered|dry|instead)\b/;
const UNSUPPORTED: [RegExp, string][] = [
  [/\b(book|reserve|buy|order)\b.*\b(flights?|hotels?|rooms?|tickets?|trains?|tables?|cars?|tours?)\b/, sentence("book or buy anything")],
  [/\b(?:find|search|look|cheap\w*|which|what|any|compare|check|show|recommend|how much)\b.*\bflights?\b|^flights?\b/, sentence("look up flights")],
  [/\b(weather|forecast|rain(?:ing)?|temperature)\b/, sentence("see the weather forecast")],
  [/\b(visas?|passports?|vaccin\w+)\b/, sentence("advise on visas or papers")],
  [/\b(e-?mail|text|call|message|send)\b.*\b(to|my|the|them|him|her|hotel|friend)\b/, sentence("send messages")],
  [/\btranslat\w+\b/, sentence("translate")],
  [/\b(exchange rates?|convert)\b/, sentence("give today's exchange rates")],
  [/\bwho (?:is paying|pays|paid|owes|will pay|should pay)\b/, sentence("say who pays: that stands with each cost, and under Budget")],
  [/\bsplit (?:up )?(?:the |our )?group\b|\bsplit up\b/, sentence("part the group: open an item and choose who takes part")],
  [/\b(insurance|rental car|rent a car)\b/, sentence("arrange insurance or cars")],
];

/**
 * Every request in the message, in order. Never empty. `thread` is what was said before, oldest first; `language` the asker's, where
 * the message doesn't tell its own.
 */
export function understand(message: string, trip: TripState, thread: ThreadMessage[], language?: Language): Intent[] {
  const journey = journeyIn(message, trip, thread, language);
  if (journey) return [journey];
  const answered = journeyAnswered(message, trip, thread, language);
  if (answered) return answered;
  const heard = inEnglish({ message, trip, thread }, language);
  const intents = understandEnglish(heard.message, heard.trip, heard.thread);
  // What a question speaks of isn't a wish to plan the trip anew.
  if (onlyAsks(message, language) && intents.every((intent) => intent.kind === "plan" && intent.like === undefined)) return [{ kind: "unclear", text: message }];
  const pieces = piecesIn(message, trip, language);
  return pieces ? intents.map((intent) => withTyped(intent, pieces)) : intents.map((intent) => asAsked(message, intent));
}

/** "Is Wednesday too full?" wants to know: nothing is taken out for it. */
function asAsked(message: string, intent: Intent): Intent {
  const asks = intent.kind === "relax" && /^(?:and |but )?(?:is|isn't|are|was|will|does|do) /i.test(message.trim()) && message.trim().endsWith("?");
  return asks ? { kind: "ask", topic: "whyDay", target: null, text: message.toLowerCase(), days: intent.days } : intent;
}

/** A journey to be added, whose names no table may read: they are taken out before, and what is left says whether and when. */
function journeyIn(message: string, trip: TripState, thread: ThreadMessage[], language?: Language): Extract<Intent, { kind: "add" }> | null {
  const found = rideIn(message);
  if (!found) return null;
  const { ride } = found;
  // The first words about an empty trip say what trip it is, unless they are of one flight at its hour.
  const opens = thread.length === 0 && ride.start === null && ride.number === undefined && trip.activities.every(({ day }) => day === null);
  const told = opens ? null : toldWhen(message, found);
  if (told !== null) {
    // What is left of a German message may be a date, which tells no language.
    const heard = inEnglish({ message: told, trip, thread }, languageOf(message) ?? language);
    const { text, days, discourse } = requestOf(heard.message, heard.trip, heard.thread);
    const isAll = /^[^\p{L}\d]*(?:(?:on|at|in|the|of|around|for|next|this|day|morning|afternoon|evening|noon|night)\b[^\p{L}\d]*)*$/u.test(readDays(text, heard.trip, discourse.day).rest);
    if (isAll) return { kind: "add", what: ride.mode, meal: null, days: days.slice(0, 1), at: null, preferences: {}, ride };
  }
  const heard = inEnglish({ message: found.rest, trip, thread }, language);
  const [intent, ...others] = understandEnglish(heard.message, heard.trip, heard.thread);
  return intent?.kind === "add" && intent.meal === null && others.length === 0 ? { ...intent, preferences: {}, ride } : null;
}

/** "On Friday", where we have asked on which day a journey is. */
function journeyAnswered(message: string, trip: TripState, thread: ThreadMessage[], language?: Language): Intent[] | null {
  const [request, question] = thread.slice(-2);
  if (request?.role !== "user" || !asksDay(question)) return null;
  const journey = journeyIn(request.text, trip, thread.slice(0, -2), language);
  if (!journey) return null;
  const heard = inEnglish({ message, trip, thread }, language);
  return answerIn(requestOf(heard.message, heard.trip, heard.thread), () => [journey], () => []);
}

function understandEnglish(message: string, trip: TripState, thread: ThreadMessage[]): Intent[] {
  const said = [...thread];
  return englishClauses(message, trip).flatMap((clause) => {
    const intents = intentsIn(clause, trip, said);
    said.push({ role: "user", text: clause });
    return intents.length > 0 ? intents : [unclearOf(clause, trip, said.slice(0, -1))];
  });
}

/** With the few things and days that it names. */
function unclearOf(text: string, trip: TripState, thread: ThreadMessage[]): Intent {
  const request = requestOf(text, trip, thread);
  const said = ` ${searchKey(request.text)} `;
  const heard = ({ title }: { title: string }) => stemsOf(title).filter((stem) => stem.length > 4 && !isCommon(stem, trip) && said.includes(` ${stem}`));
  const named = trip.activities.filter((activity) => activity.day !== null && heard(activity).length > 0);
  const whole = named.filter(({ title }) => said.includes(` ${searchKey(title.split(": ").at(-1)!)} `));
  // "Osaka Castle" is not the other castle too.
  const spoken = new Set(whole.flatMap(heard));
  const ids = named.filter((activity) => whole.includes(activity) || heard(activity).some((stem) => !spoken.has(stem))).map(({ id }) => id);
  return { kind: "unclear", text, ...(ids.length > 0 && ids.length <= FEW && { ids }), ...(request.days.length > 0 && request.days.length <= FEW && { days: request.days }) };
}
const FEW = 2;
const isCommon = (stem: string, { destinations }: TripState) => /^(?:breakfast|lunch|dinner|restaurant|kitchen|coffee|house|hotel)/.test(stem) || destinations.some(({ name }) => stemsOf(name).includes(stem));

const EDIT_VERB = /^(?:(?:please|also|then|can you|could you|can we|could we|and)[, ]+)*(?:add|include|insert|squeeze in|remove|delete|drop|skip|replace|swap|move|shift|put|make|keep|relax|optimi[sz]e|reorder|fill|get rid of|take out)\b/;

/**
 * The parts of a message that ask for one change each: "remove the castle and add a ramen lunch on day 2".
 * A message that is anything else is one part, for a wish may take several sentences.
 */
export function clausesOf(message: string, trip: TripState, language?: Language): string[] {
  const parts = partsOf(message, language);
  if (!parts) return englishClauses(message, trip);
  const isChange = (part: string) => {
    const heard = inEnglish({ message: part, trip, thread: [] }, language);
    const intents = intentsIn(heard.message, heard.trip, []);
    // "Den Montag ruhiger" has no verb, and wants no less.
    return (EDIT_VERB.test(normalized(heard.message)) || intents.every((intent) => intent.kind === "relax" && intent.days.length > 0)) && changes(intents);
  };
  return parts.length > 1 && parts.every(isChange) ? parts : [message];
}

function englishClauses(message: string, trip: TripState): string[] {
  const clauses = message.split(/[.!;\n]+\s+(?=\S)|,?\s+and then\s+|,?\s+then\s+|,?\s+and\s+(?=(?:also |please |then )*(?:add|include|insert|squeeze|remove|delete|drop|skip|replace|swap|move|shift|put|make|keep|relax|optimi[sz]e|reorder|fill)\b)/i).map((clause) => clause.trim());
  const isChange = (clause: string) => EDIT_VERB.test(normalized(clause)) && changes(intentsIn(clause, trip, []));
  return clauses.length > 1 && clauses.every(isChange) ? clauses : [message];
}

/** How many requests back one is still "the last". */
const MOST_BACK = 3;

const CHANGES: Intent["kind"][] = ["relax", "fill", "replace", "add", "remove", "move", "shift", "last", "order", "fewer", "swapDays", "swapItems", "optimize", "fitBudget", "plan", "keep", "clear"];
const changes = (intents: Intent[]) => intents.length > 0 && intents.every(({ kind }) => CHANGES.includes(kind));

function intentsIn(message: string, trip: TripState, thread: ThreadMessage[]): Intent[] {
  const request = requestOf(message, trip, thread);
  // Earlier requests mean what they meant when they were made.
  const earlier = (index: number) => {
    const message = thread[index];
    return message?.role === "user" ? englishClauses(message.text, trip).flatMap((clause) => intentsIn(clause, trip, thread.slice(0, index))) : [];
  };
  const asked = [...thread.keys()].filter((index) => thread[index]!.role === "user").reverse();
  const pending = () => (asked[0] === undefined ? [] : earlier(asked[0]));
  // An answer such as "the second" means nothing once it is carried out: what it answered does.
  const last = () => asked.slice(0, MOST_BACK).map(earlier).find((intents) => intents.length > 0) ?? [];
  return (
    opening(request) ??
    answerIn(request, pending, (text) => englishClauses(text, trip).flatMap((clause) => intentsIn(clause, trip, thread))) ??
    nothingMore(request) ??
    helpIn(request) ??
    choiceIn(request, earlier) ??
    repetitionIn(request, last) ??
    alternativesIn(request) ??
    likeDayIn(request) ??
    questionIn(request) ??
    nonEmpty(editsIn(request)) ??
    savings(request) ??
    unsupported(request) ??
    placesIn(request) ??
    goingEarly(request) ??
    mention(request) ??
    planning(request) ??
    []
  );
}

const TAKEN_BACK = /(?:^|[\s,.…])(?:never ?mind|forget (?:it|that|about it)|scratch that|ignore that|no wait)[.! ]*$/;
const THANKS = /^(?:(?:thanks?|thank|thx|cheers|great|perfect|super|cool|nice|lovely|wonderful|awesome|brilliant|excellent|good|fine|ok|okay|love|like|that|this|it|is|are|looks?|sounds?|we|i|you|so|very|really|much|lots?|a|all|for|your|the|help|plan|job|work|done|well|just|what|wanted|now|to|us|me)(?:'s|'re)?[\s,.!:)]*)+$/;

/** Thanks, and what somebody takes back in the same breath: nothing is to be done. */
function nothingMore({ text }: Request): Intent[] | null {
  const isPraise = THANKS.test(text) && /\b(?:thanks?|thx|cheers|great|perfect|lovely|wonderful|awesome|brilliant|excellent|nice|cool)\b/.test(text);
  return TAKEN_BACK.test(text) || isPraise ? [{ kind: "dismiss" }] : null;
}

const nonEmpty = (intents: Intent[]) => (intents.length > 0 ? intents : null);

const SAVING = /\b(cheaper|save money|too expensive|within (our |the |my )?budget|under budget|cut (the )?costs?|fit (the|our|my|it|everything) (in(to)? )?(the |our |my )?budget|less expensive|over budget)\b/;

function savings({ text, trip }: Request): Intent[] | null {
  return SAVING.test(text) && !/\bplan\b/.test(text) ? [{ kind: "fitBudget", budget: moneyIn(text, trip.budget?.currency ?? "EUR", partyOf(trip)) }] : null;
}

const partyOf = ({ startDate, endDate, travellers }: TripState): Party => ({ days: daysBetween(startDate, endDate) + 1, travellers });

function unsupported({ text, days }: Request): Intent[] | null {
  const isWet = days.length > 0 && SHELTER.test(text);
  const found = UNSUPPORTED.find(([pattern]) => pattern.test(text) && !(isWet && pattern.test("rain")));
  return found ? [{ kind: "unsupported", what: found[1] }] : null;
}

/** "On Thursday we have to leave for the airport at noon": nothing of that day is later. */
function goingEarly({ text, days, trip }: Request): Intent[] | null {
  const at = /\b(?:at|by|around|in the) (?:noon|midday)\b/.test(text) ? "12:00" : clockIn(text);
  const goes = !ASKS.test(text) && /\b(?:have to|need to|must|got to|should|want to)\b.*\b(?:leave|set off|head off|check out|be (?:gone|at the (?:airport|station)))\b/.test(text);
  const isPlanned = trip.activities.some(({ day }) => day !== null && days.includes(day));
  return goes && at !== null && days.length === 1 && isPlanned ? [{ kind: "keep", days, preferences: { notAfter: at } }] : null;
}

/** A name and nothing else, "what about the castle?": told of. */
function mention(request: Request): Intent[] | null {
  if (describesTrip(request)) return null;
  const stems = stemsOf(request.text);
  const target = referenceTo(request.text, request);
  const names = request.trip.activities.filter(({ id }) => target.ids.includes(id)).map(({ title }) => stemsOf(title));
  const whole = stems.length > 0 && names.some((words) => stems.every((stem) => words.some((word) => word.startsWith(stem))));
  return whole ? [{ kind: "ask", topic: "why", target, text: request.text }] : null;
}

const PLANNING =
  /\b(plan(?!ned\b)\w*|draft|itinerary|schedule|organi[sz]e|fill|re-?plan|create|make|give|build|propose|we (want|like|love|would|are)|i (want|like|love|would|am|'d|'m)|prefer\w*|surprise|sort)\b/;

const SAYS_PLAN = /\b(?:plan(?!ned\b)\w*|draft|itinerary|schedule|organi[sz]e|re-?plan|everything|trip|whole|all (?:the )?days|surprise|start over|redo|anew|again)\b/;

/** The first words about an empty trip, where they say what trip it is: to be planned, whatever they would ask of a trip that has a plan. */
function opening(request: Request): Intent[] | null {
  const { text, trip } = request;
  if (!opensTrip(request)) return null;
  const named = PLANNING.test(text) ? daysToPlan(request, true) : "all";
  // From its first day on it is the whole trip, however many days are counted.
  const meant = named === "all" || named[0] === trip.startDate ? named : asManyAsSaid(request, named);
  const some = meant !== "all" && meant.length < eachDay(trip.startDate, trip.endDate).length;
  return [{ kind: "plan", days: some ? meant : "all", preferences: preferencesIn(text, trip.budget?.currency, partyOf(trip)) }];
}

/** Beside a wish for a plan, what is told or asked: of no list of wishes. */
const TELLS = /\?\s*$|\b(?:is|are|was|were|need|says?|can|could|than|rather|somewhere|they|he|she|it|tired|maybe|als|reicht|reichen|enough|(?:a bit|a little|bit|slightly) (?:later|earlier)|(?:we|i) (?!eat|food|hate|don't|love|like|want|prefer)[a-z]+)\b/;
const ASKS_OR_COMPLAINS = /\?\s*$|\btoo (?:short|long|early|late)\b/;
const IMPROVE = /^(?:(?:please|can you|could you|and)[, ]+)*(?:make (?:it|this|that)|do (?:it|this|that) more)\b/;

function planning(request: Request): Intent[] | null {
  const { text, trip } = request;
  const preferences = preferencesIn(text, trip.budget?.currency, partyOf(trip));
  const described = describesTrip(request);
  const asked = described || PLANNING.test(text);
  if (!asked && Object.keys(preferences).length === 0) return null;
  // A trip that is planned is planned anew only where somebody says so, or what they wish.
  const isPlanned = trip.activities.some(({ source, day }) => source === "ai" && day !== null);
  // "Make it more fun for the kids": ways to do so are shown, of a day that is asked for.
  const ofNoDay = isPlanned && !described && !SAYS_PLAN.test(text) && daysMeant(request).length === 0;
  if (ofNoDay && IMPROVE.test(text)) return [{ kind: "alternatives", days: request.discourse.day === null ? [] : [request.discourse.day], count: 2, variants: [], preferences }];
  if (isPlanned && Object.keys(preferences).length === 0 && !described && request.days.length === 0 && !SAYS_PLAN.test(text)) return null;
  if (isPlanned && !described && !SAYS_PLAN.test(text) && namesThing(request)) return null;
  // What asks, changes one thing or speaks of one is no wish to plan anew.
  if (!asked && (ASKS.test(text) || EDIT_VERB.test(text) || namesThing(request))) return null;
  // What is there isn't thrown away for words that ask for no plan, a question least of all.
  if (isPlanned && !described && !SAYS_PLAN.test(text) && !onlyLimits(preferences) && (asked ? ASKS_OR_COMPLAINS.test(text) && !/\b(?:fill|more|busier|pack)\b/.test(text) : TELLS.test(text))) return null;
  // "Osaka Castle" names a thing, whatever else one might read into it.
  if (!asked && stemsOf(text).length < 4 && trip.destinations.some(({ name }) => text.includes(name.toLowerCase()))) return null;
  const days = daysMeant(request);
  if (isPlanned && !described && !SAYS_PLAN.test(text) && onlyLimits(preferences)) return [{ kind: "keep", days: days.length > 0 ? days : "all", preferences }];
  if (days.length > 0 && /\b(fill|more|busier|pack)\b/.test(text)) return [{ kind: "fill", days, preferences }];
  const toPlan = daysToPlan(request, described);
  return [{ kind: "plan", days: toPlan === "all" ? toPlan : asManyAsSaid(request, toPlan), preferences }];
}

/** What is not to be, and no wish for anything: of a plan that there is, what goes against it gives way. */
const LIMITS: (keyof Preferences)[] = ["avoid", "diets", "notBefore", "notAfter", "stepFree"];
const onlyLimits = (preferences: Partial<Preferences>) => {
  const wishes = Object.keys(preferences) as (keyof Preferences)[];
  return wishes.length > 0 && wishes.every((wish) => LIMITS.includes(wish));
};

/** By a word of its own: not its kind, its city or its meal. */
function namesThing({ text, trip }: Request): boolean {
  const said = new Set(stemsOf(text));
  const common = new Set(stemsOf(`${trip.destinations.map(({ name }) => name).join(" ")} breakfast lunch dinner restaurant restaurants kitchens coffee houses house stay hotel`));
  const whole = ` ${searchKey(text)} `;
  if (trip.activities.some(({ day, title }) => day !== null && title.includes(" ") && whole.includes(` ${searchKey(title)} `))) return true;
  return trip.activities.some(({ day, title }) => day !== null && stemsOf(title).some((stem) => stem.length > 3 && said.has(stem) && !common.has(stem) && Object.keys(preferencesIn(stem)).length === 0 && Object.keys(preferencesIn(`${stem}s`)).length === 0));
}

/** "Three days from Tuesday". */
const asManyAsSaid = ({ text, trip }: Request, days: DaySelection): DaySelection => (daysFrom(text, trip) ? days.slice(0, countedDays(text, trip)) : days);

/** `described`: a trip is, so that one day beside a length is where it begins. */
function daysToPlan(request: Request, described: boolean): DaySelection | "all" {
  const { text, trip } = request;
  const days = daysMeant(request);
  const [first, ...others] = days;
  if (first === undefined || (/\b(week|trip|everything|whole|all)\b/.test(text) && !daysFrom(text, trip) && !endsIn(text, trip))) return "all";
  return described && others.length === 0 && saysHowLong(text) ? eachDay(first, trip.endDate) : days;
}

/** Those that are named, and of them only those from the day on "from" which it shall be. */
function daysMeant(request: Request): DaySelection {
  const speaksOfOne = /\b(that day|the day|there)\b|\b(?:plan|fill|redo|replan) (?:it|that)\b/.test(request.text);
  return daysOnwards(request) ?? (speaksOfOne ? dayMeant(request) : request.days);
}
