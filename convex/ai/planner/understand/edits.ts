// Requests that change one thing or one day: replace, remove, move, add, lighten, put in order.
import { eachDay } from "../../../dates";
import type { ActivityReference, DaySelection, Intent, PartOfDay } from "../types";
import { clockIn, mealClock } from "./amounts";
import { earlyStart, fewerOf, lateStart, mealsEachDay, mostStops, orderOfStops, shiftOfDay } from "./dayEdits";
import { daysIn, readDays } from "./days";
import { lengthOfStop } from "./lengths";
import { preferencesIn } from "./preferences";
import { asOneWord, referencesTo, referenceTo, namesNothing, stemsOf } from "./references";
import { dayMeant, daysOnwards, type Request } from "./request";

const LIGHTER =
  /\b(relax\w*|easier|lighter|slower|slow down|calmer|shorter|more (?:free time|time to (?:breathe|rest)|breathing (?:room|space))|less (busy|packed|full|on|walking|stuff|rushed|hectic|stressful)|too (much|busy|full|packed|long|tiring)|do(?:ing)? less|(?:looks|is|seems|feels|gets) (?:(?:really|very|quite|so|pretty|rather|a bit|awfully) )*(?:packed|full|busy|crammed|rushed|tight|tiring|stressful|exhausting)|quieter|chill|take it easy|fewer|less of an? \w+|thin (?:it |things |\w+day )?out|trim (?:it|\w+day)|(?:keep|make|have)\b.*\b(?:light|easy|calm|quiet|slow))\b/;
const INDOORS = /\b(indoors?|inside|rain\w*|covered)\b/;

/** Empty when nothing of the kind is asked. */
export function editsIn(request: Request): Intent[] {
  return freeTime(request) ?? lengthOfStop(request) ?? shiftOfDay(request) ?? mealsEachDay(request) ?? swapOfDays(request) ?? swapOfItems(request) ?? replacement(request) ?? oneOfDay(request) ?? orderOfStops(request) ?? mostStops(request) ?? fewerOf(request) ?? wholeDay(request) ?? lateStart(request) ?? earlyStart(request) ?? move(request) ?? removal(request) ?? addition(request) ?? [];
}

const PART = /\b(morning|afternoon|evening)s?\b/;
const FREE = "(?:free|empty|open|unplanned|to ourselves)";
const FREES = [
  new RegExp(`\\b(?:keep|leave|make|set)\\b .*\\b${FREE}\\b`),
  new RegExp(`\\b(?:give|gives|have|want|need|like|take|get|love)\\b.*\\b(?:a|an|the|one|some|our) ${FREE} (?:\\w+ )?(?:morning|afternoon|evening)\\b`),
  /\b(?:drop|cancel|skip|cut|leave out)\b (?:(?:the|our|all|of|\w+day) )*(?:morning|afternoon|evening)\b/,
  /\b(?:drop|cancel|skip|cut|clear|remove|call off|scrap|delete)\b (?:it |us )?(?:everything|all|all of it|the lot)(?: (?:that's |we have )?(?:planned )?)?(?: ?(?:on|in|for|from|of))?(?: the)? .*(?:morning|afternoon|evening|day \d+|\w+day)\b/,
  /\b(?:clear|free up|empty)\b (?:the |our |out )?(?:whole )?(?:.* )?(?:morning|afternoon|evening|day \d+|\w+day)\b/,
  /\bnothing (?:planned |at all )?(?:on|in|for)\b.*\b(?:morning|afternoon|evening)\b/,
];

/** "Give us a free afternoon on Sunday". */
function freeTime({ text, days }: Request): Intent[] | null {
  if (!FREES.some((pattern) => pattern.test(text)) || /\b(?:breakfast|lunch|dinner|re-?plan)\b/.test(text)) return null;
  const part = PART.exec(text)?.[1] as PartOfDay | undefined;
  return part === undefined && days.length === 0 ? null : [{ kind: "clear", days, part: part ?? null }];
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
  const [, first, by, second] = /\b(?:swap|switch|trade|exchange|replace)\s+(?:the order of )?(.+?)\s+(and|with)\s+((?!an? |something |anything )[^,]+)$/.exec(request.text) ?? [];
  if (first === undefined || second === undefined || /\breplace\b.*\bwith\b/.test(request.text)) return null;
  const onDays = (target: ActivityReference): ActivityReference => {
    const there = request.trip.activities.filter(({ id, day }) => target.ids.includes(id) && day !== null && request.days.includes(day)).map(({ id }) => id);
    return target.ids.length > 1 && there.length > 0 ? { ...target, ids: there } : target;
  };
  const one = onDays(referenceTo(first, request));
  const other = onDays(referenceTo(second.replace(/[.!?]+$/, ""), request));
  // "And" is of two things of the plan, one of which may be asked for; "with" may be a wish.
  const isEach = by === "and" ? one.ids.length > 0 && other.ids.length > 0 : one.ids.length === 1 && other.ids.length === 1;
  const isThat = by === "with" && /^the\b/.test(second) && one.ids.length > 0 && other.ids.length > 0 && !one.ids.some((id) => other.ids.includes(id)) && INTEREST_ONLY.test(second) === false;
  if (isThat && !namesNothing(first) && !namesNothing(second)) return [{ kind: "swapItems", targets: [one, other] }];
  return isEach && one.ids[0] !== other.ids[0] && !namesNothing(first) && !namesNothing(second) ? [{ kind: "swapItems", targets: [one, other] }] : null;
}

/** Of a place that is nowhere named: a wish. */
const INTEREST_ONLY = /^the (?:best|nicest|nearest|next|closest|other|same)\b/;

/** "Too many museums, swap one for a park": one of those. */
const ONE_OF_THEM = /^(?:one|some|any|another)(?: of (?:them|these|those))?$/;

function replacement(request: Request): Intent[] | null {
  const { text } = request;
  const exchange = exchangeIn(text);
  if (exchange && !/^(days?|dates?|everything)/.test(exchange.words)) {
    const { wish } = exchange;
    const words = ONE_OF_THEM.test(exchange.words) ? (/\btoo many (?:of the )?([a-z]+)/.exec(text)?.[1] ?? exchange.words) : exchange.words;
    const preferences = { ...preferencesIn(wish), indoorOnly: INDOORS.test(wish) };
    return referencesTo(words, request).map((target) => ({ kind: "replace", target, preferences, wish }));
  }
  const better = disliked(request);
  if (better) return better;
  const instead = /\b(?:leave out|skip|drop|remove|forget)\s+(.+?)(?:,| and|, and) (?:rather )?(?:go to|see|visit|do|have)\s+(.+?)\s+instead\b/.exec(text);
  if (instead) return referencesTo(instead[1]!, request).map((target) => ({ kind: "replace", target, preferences: preferencesIn(instead[2]!), wish: instead[2]!.replace(/^(?:the|a|an) /, "") }));
  const other = /\b(?:find|get|suggest|pick|choose)\s+(?:us |me )?(?:an?other|a different|a better|a nicer|some other|a cheaper|a less expensive)\s+(.+)$/.exec(text);
  const others = other && referencesTo(other[1]!, request);
  if (others?.some(({ ids }) => ids.length > 0)) return others.map((target) => ({ kind: "replace", target, preferences: { ...preferencesIn(other![1]!), avoid: dislikedIn(text) }, wish: /\b(?:a cheaper|less expensive)\b/.test(other![0]) ? "something cheaper" : "something else" }));
  const single = /\b(?:replace|swap out|swap|exchange(?! rates?\b)|find (?:an alternative|a replacement) (?:to|for)|something (?:else|different) (?:than|for|instead of))\s+(.+)$/.exec(text);
  return single && referencesTo(single[1]!, request).map((target) => ({ kind: "replace", target, preferences: {}, wish: "something else" }));
}

/** "I don't like ramen, find another dinner". */
const dislikedIn = (text: string) => [...text.matchAll(/\b(?:don't (?:like|eat|want)|do not (?:like|eat|want)|hates?|not into|sick of|enough of|tired of|allergic to) (?:any |more |the )*([a-z]+)/g)].map((match) => match[1]!);

const BETTER = /\b(?:something|anything|somewhere|(?:a|another|any) (?:[a-z]+er|better|more [a-z]+) (?:place|restaurant|spot|option|one))\b.*$/;

/** "The kids will be bored at the museum, something more fun for them?", "anything cheaper than the market hall?": something else in its place. */
function disliked(request: Request): Intent[] | null {
  const { text } = request;
  const than = /\b(?:something|anything|somewhere|what|a place) ([a-z]+er|better|nicer|more [a-z]+|less [a-z]+) than (.+)$/.exec(text);
  const better = BETTER.exec(text);
  const meal = /\b(?:any|an?|another|some)? ?([a-z]+er|better|nicer) (?:place|restaurant|spot|table|option)s? (?:for|to have) (?:a |an |our )?((?:breakfast|lunch|dinner)\b.*)$/.exec(text);
  const words = than?.[2] ?? meal?.[2] ?? (better && /[,.;:!?]\s*(?:and |so |but )?(?:is there |are there |do you have |can we (?:have|do|see|get) |could we (?:have|do|see) |how about |what about |gibts )?$/.test(text.slice(0, better.index)) ? text.slice(0, better.index) : null);
  const wish = than || meal ? `something ${(than ?? meal)![1]!}` : (better?.[0] ?? "");
  // "Tired after the museum" says nothing against it.
  if (!words || LIGHTER.test(text) || (!than && !meal && /\b(?:after|before)\b/.test(words))) return null;
  const target = referenceTo(words.replace(WISHED, " ").replace(/[.,;:!?]+\s*$/, ""), request);
  const preferences = { ...preferencesIn(`${wish} ${/\b(?:kids?|children)\b/.exec(text)?.[0] ?? ""}`), indoorOnly: INDOORS.test(wish) };
  return target.ids.length > 0 && stemsOf(target.words).length > 0 ? [{ kind: "replace", target, preferences, wish: than || meal ? wish : `something else ${wish}` }] : null;
}

/** Beside a name, who it is that doesn't like it, and why. */
const WISHED = /\b(?:kids?|children|will|would|be|get|bored?|boring|hates?|tired|of|not|don't|won't|like|too|far|expensive|crowded|much|fun|with|by)\b/g;

function exchangeIn(text: string): { words: string; wish: string } | null {
  const direct = /\b(?:replace|swap|change|exchange|switch)\s+(.+?)\s+(?:with|for|to|by)\s+(.+)$/.exec(text) ?? /\binstead of\s+(.+?)(?:,| )\s*(?:do |have |put )?(something .+|a .+)$/.exec(text);
  if (direct) return { words: direct[1]!, wish: direct[2]! };
  const turned = /\b(?:have|do|put|want|find us|give us)\s+((?:something|an?) .+?)\s+instead of\s+(.+)$/.exec(text);
  return turned && { words: turned[2]!, wish: turned[1]! };
}

/** Beside these a day is where one comes, or where something is taken away. */
const NOT_ONWARDS = /\barriv|\b(?:take|remove|drop|cut|move|shift)\b.*\bfrom\b|\b(?:starts?|begins?)\b/;

/** "We're tired after Monday, keep Tuesday light": where each part of it names days, those beside the wish. */
function daysOfWish({ text, trip, discourse }: Request): DaySelection | null {
  const parts = text.split(/,\s+|[.;!]\s+/).map((part) => ({ part, days: daysIn(part, trip, discourse.day) })).filter(({ days }) => days.length > 0);
  const wished = parts.filter(({ part }) => LIGHTER.test(part));
  return parts.length > 1 && wished.length === 1 ? wished[0]!.days : null;
}

/** Of no day that is named: which one is asked. */
const COMPLAINT = /^(?:(?:this|that|it|everything|all|the plan|the trip|our plan|our trip)(?:'s| is| are| looks| seems| feels) )?(?:all |just |way |much |far |a bit |simply |really )*too (?:much|busy|full|packed|tiring|stressful|exhausting)(?: for (?:us|me|the kids|my \w+))?[.! ]*$/;

/** "Everything calmer from Thursday on": to the last day. */
function wholeDay(request: Request): Intent[] | null {
  const { text, trip } = request;
  const days = daysOfWish(request) ?? (NOT_ONWARDS.test(text) ? null : daysOnwards(request)) ?? dayMeant(request);
  if (days.length > 0 && LIGHTER.test(text) && !/\b(re-?)?plan\b/.test(text)) return [{ kind: "relax", days }];
  if (days.length === 0 && COMPLAINT.test(text)) return [{ kind: "relax", days }];
  const orders = /\b(optimi[sz]e|reorder|better order|(?:less|too much) (?:walking|travel\w*|running around|driving|back and forth)|walk(?:ing)? too (?:much|far)|shorten the way|efficient|rearrange)\b/.test(text);
  return orders ? [{ kind: "optimize", days: days.length > 0 ? days : eachDay(trip.startDate, trip.endDate) }] : null;
}

function move(request: Request): Intent[] | null {
  const { text, trip, discourse } = request;
  const said = withoutVerb(request) ?? ofDayTo(request) ?? /\b(?:move|shift|put|push|bring)\s+(.+?)\s+(?:to|on|onto|into)\s+(.+)$/.exec(text) ?? /\brather (?:see|visit|do|have|go to)\s+(.+?)\s+(?:on|at)\s+(.+)$/.exec(text) ?? /\b(?:move|shift|put|push|bring)\s+(.+?)\s+((?:a |one |the )?(?:day|next|following|previous|tomorrow|yesterday).*)$/.exec(text);
  const nowhere = said ? null : /^(?:(?:please|can you|could you|can we|could we|let's)[, ]+)*(?:move|shift|reschedule|postpone)\s+([^,]+)$/.exec(text.replace(/[.?!]+$/, "").replace(/ please$/, ""));
  if (nowhere) return asksWhere(nowhere[1]!, request);
  if (!said) return null;
  const [, words, where] = said as unknown as [string, string, string];
  // "A day later" is seen from where it stands.
  const targets = referencesTo(words, request);
  const own = trip.activities.find(({ id }) => id === targets[0]!.ids[0])?.day ?? discourse.day;
  const to = daysIn(where.replace(/\b(?:a|one) day (later|earlier)\b/, (_, side) => (side === "later" ? "the next day" : "the previous day")), trip, own);
  const at = clockIn(where) ?? (/^(?:at |around )?\d{1,2}(?: o'?clock)?$/.test(where) ? clockIn(`at ${where.replace(/^(?:at|around) /, "")}`) : null);
  const part = at === null ? (PART.exec(where)?.[1] as PartOfDay | undefined) : undefined;
  const mealOf = ({ ids }: ActivityReference) => trip.activities.find(({ id }) => id === ids[0])?.meal;
  return to.length > 0 || at !== null || part !== undefined ? targets.map((target) => ({ kind: "move", target, to, at: at && mealClock(at, mealOf(target)), ...(part && { part }) })) : null;
}

const HOUR_SAID = "(?:\\d{1,2}(?::\\d\\d)?(?: ?[ap]m)?)";
const SOONER = new RegExp(`^(?:(?:hey|please|can we|could we|let's|we want|we'd like|do|have|i want|we|rather) )*(.+?) (?:earlier|later)(?: that day| the same day)?,? (?:like |maybe |say |more like )*((?:at|around) ${HOUR_SAID})$`);
const RETIMED = new RegExp(`^(?:(?:please|can we|could we|let's|we want|we'd like|do|have|i want|we|rather) )*(.+?) (?:(?:rather|already|better|earlier|later|only) )*((?:at|around) ${HOUR_SAID}|in the (?:morning|afternoon|evening)) (?:rather than|instead of|instead|not|rather)\\b.*$`);
const IS_OTHER = /\b(?:add|remove|drop|skip|swap|replace|with|why|what|how|when|where|which|nothing|no|make|plan|start\w*|show|find|something|move|push|shift|put|bring)\b/;

/** "Dinner Tuesday at 7 rather than 8:20", "the castle in the morning instead": to then, of its day. */
function withoutVerb(request: Request): string[] | null {
  const said = request.text.replace(/[.!]+$/, "").replace(/,? please$/, "");
  const [all, words, when] = RETIMED.exec(said) ?? SOONER.exec(said) ?? [];
  if (all === undefined || IS_OTHER.test(words!) || /\?\s*$/.test(request.text)) return null;
  return referenceTo(words!, request).ids.length > 0 ? [all, words!, when!] : null;
}

/** "Monday is too full, move one thing to Tuesday": one of that day, which is asked. */
function oneOfDay(request: Request): Intent[] | null {
  const { text, trip, discourse } = request;
  const [all, side] = /\b(?:move|shift|put|push|bring)\s+(?:one|something|some|a thing|one (?:thing|stop|sight|of (?:them|it|those|these)))(?: (?:from|of|on) .*?)? (?:over )?(?:to|on|onto) (.+)$/.exec(text) ?? [];
  if (all === undefined || side === undefined) return null;
  const to = daysIn(side, trip, discourse.day);
  const from = daysIn(text, trip, discourse.day).filter((day) => !to.includes(day));
  const ids = trip.activities.filter(({ day, meal, start, type }) => from.length === 1 && day === from[0] && !meal && start !== null && type !== "transport" && type !== "hotel").map(({ id }) => id);
  return to.length === 1 && ids.length > 0 ? [{ kind: "move", target: { words: "one of them", ids, days: from }, to, at: null }] : null;
}

/** "Push dinner on Sunday to 8pm": of that day, to that hour. */
function ofDayTo({ text, trip, discourse }: Request): RegExpExecArray | null {
  const said = /\b(?:move|shift|put|push|bring)\s+(.+\s(?:on|of|from)\s.+?)\s+to\s+(.+)$/.exec(text);
  return said && daysIn(said[1]!, trip, discourse.day).length > 0 && (clockIn(`at ${said[2]!}`) !== null || daysIn(said[2]!, trip, discourse.day).length > 0) ? said : null;
}

/** To be moved, and nobody says where to. */
function asksWhere(words: string, request: Request): Intent[] | null {
  const targets = referencesTo(words, request);
  return targets.some(({ ids }) => ids.length > 0) ? targets.map((target) => ({ kind: "move", target, to: [], at: null })) : null;
}

const OFF = /^(?!(?:the |our )?(?:rest|plan|day|trip|it|that|this)\b)(.+?)(?: is| are|'s) (?:off|cancelled|canceled|not happening|a no-go)\b|^(?!(?:we|you|they|it|that|this)\b)([^,]+?) can (?:go|be dropped)(?=[,;.]|$)|\b(?:we|i|they)(?:'re| are)? (?:won't|can't|not going to|will not) (?:make it|be able to (?:go|make it)|be going|go) to (.+?)(?:[,;]| because| since|$)/;

function removal(request: Request): Intent[] | null {
  const off = /\?\s*$/.test(request.text) ? null : OFF.exec(request.text);
  const gone = off && referenceTo(off[1] ?? off[2] ?? off[3]!, request);
  if (gone && gone.ids.length > 0 && stemsOf(gone.words).length > 0) return [{ kind: "remove", targets: [gone] }];
  const said = /\b(?:remove|delete|drop|ditch|axe|skip|cancel|cut(?= (?:the|our|that|this|lunch|dinner|breakfast)\b(?! (?:costs?|budget|prices?)))|take out|get rid of|leave out|scrap|lose|kick out|no need for)\s+(.+)$/.exec(request.text) ?? /\btake\s+(.+?)\s+(?:out|off)\b/.exec(request.text);
  if (!said || /\b(re-?)?plan\b(?!$)/.test(request.text.replace(/\b(from|of|in) (the|our) plan\b/, ""))) return null;
  // "The castle isn't for us, ditch it": what the message has named.
  const before = /^(?:it|that|this|that one)\W*$/.test(said[1]!) ? referenceTo(request.text.slice(0, said.index), request) : null;
  if (before && before.ids.length > 0 && stemsOf(before.words).length > 0) return [{ kind: "remove", targets: [before] }];
  return [{ kind: "remove", targets: said[1]!.split(/,| and (?:the )?/).flatMap((words) => referencesTo(words, request)) }];
}

const ADD = /\b(?:add|(?:let's|lets) (?:also )?(?:do|visit|see|go to)(?! (?:something|it|that|this|them|nothing|the (?:same|first|second|third|last)))|do a day trip to|include|insert|squeeze in|fit in|also (?:visit|see|go to)|we(?:'d| would)? (?:also )?(?:want|like) to (?:visit|see|go to)|book in|put in)\s+(.+)$/;
const WHEN =
  /\b(on|at|for|in|to|during|around|before|after)\b.*\b(day \d+|monday|tuesday|wednesday|thursday|friday|saturday|sunday|day|\d{1,2}(:\d\d)?( ?[ap]m)?|morning|afternoon|evening|april|may)\b.*/g;

function addition(request: Request): Intent[] | null {
  const said = ADD.exec(request.text) ?? putIn(request.text) ?? placeFor(request) ?? mealAlone(request);
  if (!said || /\bplan\b|\bas (much|many)\b|\beverything\b/.test(request.text)) return null;
  const { words, place } = besideIn(said[1]!, request);
  const meal = /\b(breakfast|brunch)\b/.test(words) ? "breakfast" : /\blunch\b/.test(words) ? "lunch" : /\bdinner|supper\b/.test(words) ? "dinner" : null;
  const what = words
    .replace(/\bas an? (?:day trip|excursion|outing)\b|^an? (?:day trip|excursion|outing) to\b/, "")
    .replace(WHEN, "")
    .replace(/\b(there|nearby|yesterday|tomorrow|that day|the same day|the (?:next|following|previous) day|the day (?:after|before)|too|as well|please|again|somewhere|anywhere|somehow)\b|[?!.]+$/g, "")
    .replace(/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?\b/g, "")
    .replace(/^\s*(a|an|the|some|visit to|trip to)\s+/, "")
    .trim();
  const named = meal === null ? offered(words, request) : null;
  if (meal === null && named === null && namesNothing(readDays(words, request.trip, request.discourse.day).rest)) return [{ kind: "unclear", text: request.text }];
  const days = place ? [place.day!] : daysThere(words, request);
  const part = PART.exec(words)?.[1] as PartOfDay | undefined;
  const there = meal === null && (days.length > 0 || part !== undefined) ? request.trip.activities.filter(({ day, title }) => day !== null && asOneWord(title) === asOneWord((named ?? what).replace(/ (?:in|on|at)$/, ""))) : [];
  // What is in the plan comes to the day that is said.
  if (there.length === 1) return [{ kind: "move", target: { words: what, ids: [there[0]!.id], days: [] }, to: days, at: clockIn(words), ...(clockIn(words) === null && part && { part }) }];
  const clock = clockIn(words);
  return [{ kind: "add", what: named ?? (what || words), meal, days, at: clock && mealClock(clock, meal), ...(place?.near && { near: place.near }), preferences: preferencesIn(named ?? words) }];
}

/** "Stick an ice cream in after the castle". */
function putIn(text: string): string[] | null {
  const [, what, when] = /\b(?:stick|pop|throw|chuck|slot|squeeze|fit|put)\s+(.+?)(?: (?:break|stop))?\s+in\s+((?:right |just )?(?:after|before|on|at|around)\b.+)$/.exec(text) ?? [];
  return what === undefined || when === undefined ? null : [text, `${what} ${when}`];
}

/** "Need somewhere for coffee around 4 on Wednesday". */
function placeFor({ text, days }: Request): string[] | null {
  const [, words] = /^(?:(?:please|hey|and|also|we|i|we'd|i'd|do) )*(?:need|want|would like|like|fancy|could do with|could use|look(?:ing)? for) (?:(?:a|an|some|another|nice|good|quick|still|also|please) )*(?:(?:somewhere|place|spot|stop|cafe|café|bar)(?: (?:nice|good|quiet))? (?:for|to (?:have|get|grab|drink))|to grab|(?=(?:coffee|tea|cake|ice cream|snack|drinks?|beers?|cocktails?)\b)) ?(.+)$/.exec(text.replace(/[.!]+$/, "")) ?? [];
  return words !== undefined && days.length === 1 && !/\?\s*$/.test(text) ? [words, words] : null;
}

const BESIDE = /\s+(?:right |just |directly )?(after|before|near|close to|next to|by)\s+(?!\d)(.+)$/;

/** "A coffee after the castle": that day, and about when one is there. */
function besideIn(said: string, request: Request): { words: string; place: { day: string; near: string | null } | null } {
  const [all, side, beside] = BESIDE.exec(said) ?? [];
  const target = beside === undefined || stemsOf(beside).length === 0 ? null : referenceTo(beside, request);
  const there = target?.ids.length === 1 ? request.trip.activities.find(({ id, day }) => id === target.ids[0] && day !== null) : undefined;
  if (!there || all === undefined) return { words: said, place: null };
  return { words: said.replace(all, ""), place: { day: there.day!, near: side === "before" ? there.start : there.end } };
}

/** "Vegetarian dinner on Monday, please": one meal of one day. */
function mealAlone({ text, days }: Request): RegExpExecArray | null {
  return days.length === 1 && !/\b(?:plan|what|where|why|how|when|cheaper|nothing|no|not|skip|at|late\w*|early|earlier)\b/.test(text) ? /^(?:(?:and|also|please|pls|we|i|we'd|i'd|want|would|like|love|need|have|on \w+day|for|a|an|some|rather)[, ]+)*((?:breakfast|lunch|dinner) on \w+day,? (?:be |should be |to be )?(?:vegetarian|vegan|halal|gluten[- ]?free|pescatarian)\b.*|(?:[a-z-]+ ){1,3}(?:breakfast|brunch|lunch|dinner|supper)(?: (?:on|for|at) .*|,? (?:please|pls|thanks))*)$/.exec(text.replace(/[.!?]+$/, "")) : null;
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
