// Requests that change one thing or one day: replace, remove, move, add, lighten, put in order.
import { eachDay } from "../../../dates";
import type { DaySelection, Intent } from "../types";
import { clockIn } from "./amounts";
import { daysIn, readDays } from "./days";
import { preferencesIn } from "./preferences";
import { referencesTo, referenceTo, namesNothing } from "./references";
import { dayMeant, daysOnwards, type Request } from "./request";

const LIGHTER =
  /\b(relax\w*|easier|lighter|slower|slow down|calmer|less (busy|packed|full|on|walking|stuff)|too (much|busy|full|packed|long|tiring)|quieter|chill|take it easy|fewer)\b/;
const INDOORS = /\b(indoors?|inside|rain\w*|covered)\b/;

/** Empty when nothing of the kind is asked. */
export function editsIn(request: Request): Intent[] {
  return swapOfDays(request) ?? swapOfItems(request) ?? replacement(request) ?? wholeDay(request) ?? move(request) ?? removal(request) ?? addition(request) ?? [];
}

const SWAP = /\b(?:swap|switch|exchange|trade)\b/;

/** "Swap day 2 and day 3": two days and nothing else. */
function swapOfDays({ text, trip, discourse, days }: Request): Intent[] | null {
  const [day, other, ...more] = days;
  if (day === undefined || other === undefined || more.length > 0 || !SWAP.test(text)) return null;
  const rest = readDays(text, trip, discourse.day).rest.replace(new RegExp(SWAP, "g"), " ").replace(/\b(?:with|around|over|days?|plans?)\b/g, " ");
  return namesNothing(rest) ? [{ kind: "swapDays", days: [day, other] }] : null;
}

/** "Swap the castle and the market": of the plan both, or the second is a wish for something else. */
function swapOfItems(request: Request): Intent[] | null {
  const [, first, second] = /\b(?:swap|switch|trade|exchange|replace)\s+(?:the order of )?(.+?)\s+(?:and|with)\s+((?!an? |something |anything )[^,]+)$/.exec(request.text) ?? [];
  if (first === undefined || second === undefined || /\breplace\b.*\bwith\b/.test(request.text)) return null;
  const one = referenceTo(first, request);
  const other = referenceTo(second.replace(/[.!?]+$/, ""), request);
  return one.ids.length === 1 && other.ids.length === 1 && one.ids[0] !== other.ids[0] && !namesNothing(first) && !namesNothing(second) ? [{ kind: "swapItems", targets: [one, other] }] : null;
}

function replacement(request: Request): Intent[] | null {
  const { text } = request;
  const exchange = exchangeIn(text);
  if (exchange && !/^(days?|dates?|everything)/.test(exchange.words)) {
    const { words, wish } = exchange;
    const preferences = { ...preferencesIn(wish), indoorOnly: INDOORS.test(wish) };
    return referencesTo(words, request).map((target) => ({ kind: "replace", target, preferences, wish }));
  }
  const single = /\b(?:replace|swap out|swap|exchange(?! rates?\b)|find (?:an alternative|a replacement) (?:to|for)|something (?:else|different) (?:than|for|instead of))\s+(.+)$/.exec(text);
  return single && referencesTo(single[1]!, request).map((target) => ({ kind: "replace", target, preferences: {}, wish: "something else" }));
}

function exchangeIn(text: string): { words: string; wish: string } | null {
  const direct = /\b(?:replace|swap|change|exchange|switch)\s+(.+?)\s+(?:with|for|to|by)\s+(.+)$/.exec(text) ?? /\binstead of\s+(.+?)(?:,| )\s*(?:do |have |put )?(something .+|a .+)$/.exec(text);
  if (direct) return { words: direct[1]!, wish: direct[2]! };
  const turned = /\b(?:have|do|put|want|find us|give us)\s+((?:something|an?) .+?)\s+instead of\s+(.+)$/.exec(text);
  return turned && { words: turned[2]!, wish: turned[1]! };
}

/** Beside these a day is where one comes, or where something is taken away. */
const NOT_ONWARDS = /\barriv|\b(?:take|remove|drop|cut|move|shift)\b.*\bfrom\b|\b(?:starts?|begins?)\b/;

/** "Everything calmer from Thursday on": to the last day. */
function wholeDay(request: Request): Intent[] | null {
  const { text, trip } = request;
  const days = (NOT_ONWARDS.test(text) ? null : daysOnwards(request)) ?? dayMeant(request);
  if (days.length > 0 && LIGHTER.test(text) && !/\b(re-?)?plan\b/.test(text)) return [{ kind: "relax", days }];
  const orders = /\b(optimi[sz]e|reorder|better order|less (walking|travel)|shorten the way|efficient|rearrange)\b/.test(text);
  return orders ? [{ kind: "optimize", days: days.length > 0 ? days : eachDay(trip.startDate, trip.endDate) }] : null;
}

function move(request: Request): Intent[] | null {
  const { text, trip, discourse } = request;
  const said = /\b(?:move|shift|put|push|bring)\s+(.+?)\s+(?:to|on|onto|into)\s+(.+)$/.exec(text) ?? /\b(?:move|shift|put|push|bring)\s+(.+?)\s+((?:a |one |the )?(?:day|next|following|previous|tomorrow|yesterday).*)$/.exec(text);
  if (!said) return null;
  const [, words, where] = said as unknown as [string, string, string];
  // "A day later" is seen from where it stands.
  const targets = referencesTo(words, request);
  const own = trip.activities.find(({ id }) => id === targets[0]!.ids[0])?.day ?? discourse.day;
  const to = daysIn(where.replace(/\b(?:a|one) day (later|earlier)\b/, (_, side) => (side === "later" ? "the next day" : "the previous day")), trip, own);
  const at = clockIn(where);
  return to.length > 0 || at !== null ? targets.map((target) => ({ kind: "move", target, to, at })) : null;
}

function removal(request: Request): Intent[] | null {
  const said = /\b(?:remove|delete|drop|skip|cancel|take out|get rid of|leave out|scrap|lose|kick out|no need for)\s+(.+)$/.exec(request.text) ?? /\btake\s+(.+?)\s+out\b/.exec(request.text);
  if (!said || /\b(re-?)?plan\b(?!$)/.test(request.text.replace(/\b(from|of|in) (the|our) plan\b/, ""))) return null;
  return [{ kind: "remove", targets: said[1]!.split(/,| and (?:the )?/).flatMap((words) => referencesTo(words, request)) }];
}

const ADD = /\b(?:add|include|insert|squeeze in|fit in|also (?:visit|see|go to)|we(?:'d| would)? (?:also )?(?:want|like) to (?:visit|see|go to)|book in|put in)\s+(.+)$/;
const WHEN =
  /\b(on|at|for|in|to|during|around|before|after)\b.*\b(day \d+|monday|tuesday|wednesday|thursday|friday|saturday|sunday|day|\d{1,2}(:\d\d)?( ?[ap]m)?|morning|afternoon|evening|april|may)\b.*/g;

function addition(request: Request): Intent[] | null {
  const said = ADD.exec(request.text);
  if (!said || /\bplan\b|\bas (much|many)\b|\beverything\b/.test(request.text)) return null;
  const words = said[1]!;
  const meal = /\b(breakfast|brunch)\b/.test(words) ? "breakfast" : /\blunch\b/.test(words) ? "lunch" : /\bdinner|supper\b/.test(words) ? "dinner" : null;
  const what = words
    .replace(WHEN, "")
    .replace(/\b(there|nearby|yesterday|tomorrow|that day|the same day|the (?:next|following|previous) day|the day (?:after|before)|too|as well|please|again)\b/g, "")
    .replace(/^\s*(a|an|the|some|visit to|trip to)\s+/, "")
    .trim();
  const named = meal === null ? offered(words, request) : null;
  if (meal === null && named === null && namesNothing(readDays(words, request.trip, request.discourse.day).rest)) return [{ kind: "unclear", text: request.text }];
  return [{ kind: "add", what: named ?? (what || words), meal, days: daysThere(words, request), at: clockIn(words), preferences: preferencesIn(named ?? words) }];
}

/** "Add the second one", "add it back": what was listed, explained or taken out, and isn't in the trip. */
function offered(words: string, { trip, discourse }: Request): string | null {
  const { rest } = readDays(words, trip, discourse.day);
  if (!namesNothing(rest)) return null;
  const { ids, words: name } = referenceTo(rest, { trip, discourse });
  if (ids.length === 0 && name !== rest) return name;
  const text = discourse.said.find(({ role }) => role === "assistant")?.text ?? "";
  const names = [/^(.+?) is out\./m.exec(text)?.[1], ...[...text.matchAll(/\*\*([^*\d]+)\*\*/g)].map((match) => match[1])].filter((one) => one !== undefined);
  const [one, ...others] = names.filter((title) => !trip.activities.some((activity) => activity.title === title));
  return one !== undefined && others.length === 0 ? one : null;
}

/** "There" is the day of what was spoken of last. */
function daysThere(words: string, request: Request): DaySelection {
  const { days, trip, discourse } = request;
  if (days.length > 0 || !/\b(there|nearby|near it)\b/.test(words)) return days;
  const last = discourse.said.map(({ named }) => named.at(-1)).find((id) => id !== undefined);
  const day = trip.activities.find(({ id }) => id === last)?.day ?? discourse.day;
  return day === null || day === undefined ? [] : [day];
}
