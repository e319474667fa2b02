// Requests that keep what is planned and change when: a whole day later, one stop before another, every dinner at seven; and fewer of a kind.
import type { ActivityState } from "../../types";
import type { DaySelection, Intent } from "../types";
import { clockIn, COUNTS, mealClock } from "./amounts";
import { eachDay, minutesOfDay } from "../../../dates";
import { toTime } from "../clock";
import { readDays } from "./days";
import { AVOIDABLE, preferencesIn } from "./preferences";
import { namesNothing, referenceTo, stemsOf } from "./references";
import { dayMeant, type Request } from "./request";

const HOUR = 60;

const AMOUNT = /\b(?:by |for |about )*(half an?|an?|one|two|three|four|\d{1,3})( and a half)? ?(hours?|hrs?|h|minutes?|mins?)\b( and a half)?/;
const SHIFTS = /\b(?:move|shift|push|start|begin|bring|postpone|delay|do|have)\b/;
const EARLIER = /\b(?:earlier|forwards?|sooner|ahead)\b/;
/** Beside a day and an amount, no name of a thing. */
const OF_SHIFT = /\b(?:move|shift|push|start|begin|bring|postpone|delay|do|have|everything|whole|entire|all of it|later|earlier|back|backwards?|forwards?|sooner|ahead|let's|lets|rather|want|like|need|would|we'd|i'd|schedule|plans?|kindly)\b/g;

/** "Move everything on Sunday an hour later", "start day 2 half an hour earlier". */
export function shiftOfDay(request: Request): Intent[] | null {
  const { text, trip, discourse } = request;
  const amount = AMOUNT.exec(text);
  if (!amount || !SHIFTS.test(text)) return null;
  const said = text.replace(amount[0], " ").replace(OF_SHIFT, " ");
  const days = dayMeant(request);
  const count = amount[1]!.startsWith("half") ? 0.5 : (COUNTS[amount[1]!] ?? Number(amount[1]));
  const length = (count + (amount[2] || amount[4] ? 0.5 : 0)) * (amount[3]!.startsWith("h") ? HOUR : 1);
  const minutes = EARLIER.test(text) ? -length : length;
  if (!namesNothing(readDays(said, trip, discourse.day).rest)) return shiftOfItem(said, minutes, request);
  return minutes !== 0 && (days.length > 0 || /\b(?:everything|day)\b/.test(text)) ? [{ kind: "shift", days, minutes }] : null;
}

/** "Push dinner on Saturday back an hour": from where it stands. */
function shiftOfItem(words: string, minutes: number, request: Request): Intent[] | null {
  const [item, ...more] = fitting(words, request);
  const at = item && minutesOfDay(item.start!) + minutes;
  return item && more.length === 0 && at! >= 0 && at! < 24 * HOUR ? [{ kind: "move", target: { words: item.title, ids: [item.id], days: [] }, to: [], at: toTime(at!) }] : null;
}

/** "We'd like to start earlier on Monday": by an hour, as nothing else is said. */
export function earlyStart({ text, days }: Request): Intent[] | null {
  return days.length > 0 && days.length <= 3 && /\b(?:start|begin|set off|get going|leave)\b (?:a (?:bit|little) )?earlier\b/.test(text) && !/\bplan\b/.test(text) ? [{ kind: "shift", days, minutes: -HOUR }] : null;
}

/** "I want to sleep in on Sunday", "start every day at 10": what is planned there begins later, where nothing else is wished. */
export function lateStart(request: Request): Intent[] | null {
  const { text, days, trip } = request;
  const { notBefore, ...others } = preferencesIn(text);
  if (!notBefore || Object.keys(others).length > 0 || days.length > 3 || /\b(?:re-?)?plan\b/.test(text) || (days.length === 0 && /\b(?:plan\w*|trip|week)\b/.test(text))) return null;
  const isPlanned = (date: string) => trip.activities.some(({ day, start }) => day === date && start !== null);
  // Of no day that is named it is of all.
  const meant = days.length > 0 ? days : eachDay(trip.startDate, trip.endDate).filter(isPlanned);
  return meant.length > 0 && meant.every(isPlanned) ? [{ kind: "shift", days: meant, minutes: null, notBefore }] : null;
}

const DOES = "(?:put|move|do|see|visit|have|schedule|place|go to|start with|take|be at|make)";
const BESIDE = new RegExp(`\\b(?:${DOES}\\s+)(.+?)\\s+(?:right |directly |just )?(before|after)\\s+(.+)$`);
const AT_END = new RegExp(`\\b${DOES}\\s+(.+?)\\s+(?:at the |as the )?(first|last|very last|beginning|start|end)(?: (?:thing|stop|one))?\\b(.*)$`);
const BEGINS = /\b(start|begin|end|finish)\s+(.*?)\bwith\s+(.+)$/;

/** "Osaka Castle before the market", "put the castle first on Wednesday", "end Sunday with the temple": of one day. */
export function orderOfStops(request: Request): Intent[] | null {
  const text = request.text.replace(/[?.!]+$/, "");
  const beside = BESIDE.exec(text);
  if (beside) return besides(beside[1]!, beside[2] as "before" | "after", beside[3]!, request);
  const begins = BEGINS.exec(text);
  if (begins) return atEnd(`${begins[3]!} ${begins[2]!}`, /start|begin/.test(begins[1]!), request);
  const end = AT_END.exec(text);
  if (!end) return null;
  // "The castle first and the shrine last."
  const also = /\band\s+(.+?)\s+(first|last)\b/.exec(end[3]!);
  const one = atEnd(end[1]!, /first|beginning|start/.test(end[2]!), request);
  const other = also && atEnd(also[1]!, also[2] === "first", request);
  return one && (!also || other) ? [...one, ...(other ?? [])] : null;
}

/** Of all that the words fit, on the days that are said. */
function fitting(words: string, request: Request): ActivityState[] {
  const { ids } = referenceTo(words, request);
  const there = request.trip.activities.filter(({ id, day, start }) => ids.includes(id) && day !== null && start !== null);
  const onDays = there.filter(({ day }) => request.days.includes(day!));
  return request.days.length > 0 ? onDays : there;
}

function besides(words: string, side: "before" | "after", others: string, request: Request): Intent[] | null {
  if (stemsOf(words).length === 0 || stemsOf(others).length === 0) return null;
  const [one, two] = [fitting(words, request), fitting(others, request)];
  const pairs = one.flatMap((item) => two.filter(({ day, id }) => day === item.day && id !== item.id).map((other) => ({ item, other })));
  const [pair, ...more] = pairs;
  return pair && more.length === 0 ? [{ kind: "order", activityId: pair.item.id, to: side, other: pair.other.id }] : null;
}

function atEnd(words: string, first: boolean, request: Request): Intent[] | null {
  const [item, ...more] = stemsOf(words).length > 0 ? fitting(words, request) : [];
  return item && more.length === 0 ? [{ kind: "order", activityId: item.id, to: first ? "first" : "last", other: null }] : null;
}

const NONE_OF = /^no (?:more )?([a-z]+) at all(?:,? please)?[.!]*$/;
const MEALS = ["breakfast", "lunch", "dinner"] as const;
const EACH_DAY = /\b(?:all|every|each|always|generally)\b/;
/** "Dinner earlier on all days, around 6", "dinner earlier on Monday", "always have lunch at 12:30". */
export function mealsEachDay(request: Request): Intent[] | null {
  const { text, trip, days } = request;
  const meal = MEALS.find((name) => new RegExp(`\\b${name}(?:e?s)?\\b`).test(text));
  const isOfDay = days.length > 0 && /\b(?:earlier|later)\b/.test(text);
  if (!meal || !(EACH_DAY.test(text) || isOfDay || new RegExp(`\\b${meal}e?s\\b`).test(text)) || /\b(?:add|replace|remove|skip|cancel|no|re-?plan|vegan|vegetarian|cheaper|where|what|when|why|move|push|shift|bring|put)\b/.test(text)) return null;
  const clock = clockIn(text);
  const said = clock && mealClock(clock, meal);
  const by = /\blater\b/.test(text) ? HOUR : /\bearlier\b/.test(text) ? -HOUR : 0;
  if (!said && by === 0) return null;
  const planned = trip.activities.filter((activity) => activity.meal === meal && activity.day !== null && activity.start !== null && (days.length === 0 || days.includes(activity.day)));
  return planned.length === 0 ? null : planned.map(({ id, title, start }) => ({ kind: "move", target: { words: title, ids: [id], days: [] }, to: [], keepsAll: true, at: said ?? toTime(minutesOfDay(start!) + by) }));
}

const FEWER = /\b(?:fewer|less|not (?:so|as|that) many|too many)\s+(?:of the |of those )?([a-z]+)/;

/** "Fewer temples please": some of them give way to something else. */
export function fewerOf({ text, days, trip }: Request): Intent[] | null {
  const none = NONE_OF.exec(text)?.[1];
  const word = FEWER.exec(text)?.[1] ?? none;
  const kind = word && AVOIDABLE.find(([pattern]) => new RegExp(`^(?:${pattern.source})$`).test(word))?.[1];
  const planned = trip.activities.some(({ day, source }) => day !== null && source === "ai");
  return kind && planned && !/\b(?:re-?)?plan\b/.test(text) ? [{ kind: "fewer", of: kind, ...(word === none && { all: true }), days: days.length > 0 ? days : eachDay(trip.startDate, trip.endDate) }] : null;
}

const MOST = /\b(?:down to|only|at most|max(?:imum)?(?: of)?|no more than|just)\s+(one|two|three|four|five|\d)\s+(?:stops?|things?|sights?|items?|places?|activities)\b/;

/** "Cut Monday down to two stops". */
export function mostStops(request: Request): Intent[] | null {
  const said = MOST.exec(request.text)?.[1];
  const days: DaySelection = dayMeant(request);
  return said && days.length > 0 && !/\b(?:re-?)?plan\b|\badd\b/.test(request.text) ? [{ kind: "relax", days, most: COUNTS[said] ?? Number(said) }] : null;
}
