// What a request means: rules and tables over English as people type it. No model. Says "unclear"
// rather than guess.
import { addDays, eachDay, weekdayIndex } from "../../../dates";
import { searchKey } from "../../../places/searchKey";
import type { Interest } from "../../../places/types";
import type { ThreadMessage, TripState } from "../../types";
import type { ActivityReference, DaySelection, Diet, Intent, Pace, Preferences } from "../types";

const INTEREST_WORDS: [RegExp, Interest][] = [
  [/\b(temples?|shrines?|pagodas?)\b/, "temples"],
  [/\b(histor\w*|ancient|old town|castles?|ruins?)\b/, "history"],
  [/\b(art|galler\w+|paintings?)\b/, "art"],
  [/\b(architecture|buildings?|modernist)\b/, "architecture"],
  [/\b(food markets?|markets?|bazaars?|souks?)\b/, "markets"],
  [/\b(food|foodie\w*|eat\w*|culinary|street food|cuisine)\b/, "food"],
  [/\b(nature|hik\w+|outdoors?|forests?|mountains?|parks?)\b/, "nature"],
  [/\b(gardens?|botanical)\b/, "gardens"],
  [/\b(views?|viewpoints?|panoramas?|skyline|lookouts?)\b/, "views"],
  [/\b(shop\w*|boutiques?|souvenirs?)\b/, "shopping"],
  [/\b(night ?life|bars?|clubs?|clubbing|pubs?)\b/, "nightlife"],
  [/\b(beach\w*|swim\w*|snorkel\w*|surf\w*)\b/, "beach"],
  [/\b(adventur\w*|kayak\w*|climb\w*|rafting)\b/, "adventure"],
  [/\b(scien\w+|tech\w*|planetarium)\b/, "science"],
  [/\b(music|jazz|concerts?|opera)\b/, "music"],
  [/\b(church\w*|cathedrals?|mosques?|religio\w+|spiritual)\b/, "religion"],
  [/\b(local life|locals?|authentic|off the beaten (path|track)|neighbou?rhoods?)\b/, "localLife"],
  [/\b(photo\w*|instagram\w*)\b/, "photography"],
  [/\b(spas?|onsens?|wellness|hammams?|baths?)\b/, "wellness"],
  [/\b(books?|literature|literary|librar\w+)\b/, "literature"],
  [/\b(sports?|stadiums?|football|baseball|sumo)\b/, "sports"],
  [/\b(museums?)\b/, "art"],
];
const AVOIDABLE: [RegExp, string][] = [
  [/museums?/, "museum"], [/temples?|shrines?/, "temple"], [/markets?/, "market"], [/church\w*/, "church"], [/castles?/, "castle"],
  [/shop\w*/, "shopping"], [/night ?life|bars?|clubs?/, "nightlife"], [/zoos?/, "zoo"], [/beach\w*/, "beach"], [/parks?/, "park"], [/gardens?/, "garden"],
];
const DIETS: [RegExp, Diet][] = [
  [/\bvegan\b/, "vegan"], [/\b(vegetarian|veggie|veg|no meat|meat[- ]free|don'?t eat meat)\b/, "vegetarian"], [/\bhalal\b/, "halal"],
  [/\b(gluten[- ]?free|coeliac|celiac)\b/, "glutenFree"], [/\bpescatarian\b/, "pescatarian"],
];
const NUMBERS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, couple: 2 };
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const CUISINES = ["ramen", "sushi", "udon", "soba", "okonomiyaki", "takoyaki", "kaiseki", "tempura", "curry", "pizza", "pasta", "tapas", "paella", "tacos", "pho", "dim sum", "noodles", "seafood", "barbecue", "burgers", "dessert", "coffee", "tofu", "izakaya", "yakitori", "mezze", "kebab", "falafel", "cheese", "wine", "steak", "brunch"];
const UNSUPPORTED: [RegExp, string][] = [
  [/\b(book|reserve|buy|order)\b.*\b(flights?|hotels?|rooms?|tickets?|trains?|tables?|cars?|tours?)\b/, "book or buy anything"],
  [/\bflights?\b/, "look up flights"],
  [/\b(weather|forecast|rain(y|ing)?|temperature)\b/, "see the weather forecast"],
  [/\b(visas?|passports?|vaccin\w+)\b/, "advise on visas or papers"],
  [/\b(e-?mail|text|call|message|send)\b.*\b(to|my|the|them|him|her|hotel|friend)\b/, "send messages"],
  [/\btranslat\w+\b/, "translate"],
  [/\b(exchange rates?|convert)\b/, "give today's exchange rates"],
  [/\b(insurance|rental car|rent a car)\b/, "arrange insurance or cars"],
];

const normalize = (text: string) => text.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();

/** Every request in the message, in order. Never empty. */
export function understand(message: string, trip: TripState, thread: ThreadMessage[]): Intent[] {
  const text = fixTypos(normalize(message));
  const reader = new Reader(text, trip, thread);
  const intents = reader.intents();
  return intents.length > 0 ? intents : [{ kind: "unclear", text: message }];
}

const KEYWORDS = ["vegetarian", "relaxed", "tuesday", "wednesday", "thursday", "saturday", "temples", "markets", "museum", "museums", "replace", "restaurant", "itinerary", "budget", "cheaper", "breakfast", "dinner", "lunch", "person"];

/** One slip in a long word that matters is put right. */
function fixTypos(text: string): string {
  return text.replace(/[a-z]{6,}/g, (word) => (KEYWORDS.includes(word) ? word : (KEYWORDS.find((keyword) => Math.abs(keyword.length - word.length) <= 1 && oneSlip(word, keyword)) ?? word)));
}

function oneSlip(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  let j = 0;
  while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  const [restA, restB] = [a.slice(i, a.length - j), b.slice(i, b.length - j)];
  return restA.length <= 1 && restB.length <= 1 || (restA.length === 2 && restB === restA[1]! + restA[0]!);
}

class Reader {
  constructor(
    private readonly text: string,
    private readonly trip: TripState,
    private readonly thread: ThreadMessage[],
  ) {}

  private has(pattern: RegExp) {
    return pattern.test(this.text);
  }

  intents(): Intent[] {
    const { text } = this;
    if (/^(help|what can you do|how does this work|hi|hello|hey|what do you do)\b/.test(text)) return [{ kind: "ask", topic: "help", target: null, text }];
    if (this.has(/\b(undo|take (it|that) back|revert|put it back)\b/)) return [{ kind: "ask", topic: "help", target: null, text: "undo" }];
    const cost = this.cost();
    if (cost) return [cost];
    if (this.has(/\bwhy\b/)) return [{ kind: "ask", topic: "why", target: this.reference(text.replace(/.*\bwhy\b( did you)?( choose| pick| add)?/, "")), text }];
    if (this.has(/\b(when (is|does|are)|opening hours?|what time (is|does)|is .* open)\b/)) return [{ kind: "ask", topic: "hours", target: this.reference(text), text }];
    const edits = this.edits();
    if (edits.length > 0) return edits;
    if (this.has(/\b(cheaper|save money|too expensive|within (our |the |my )?budget|under budget|cut (the )?costs?|fit (the|our|my) budget|less expensive|over budget)\b/) && !this.has(/\bplan\b/)) {
      return [{ kind: "fitBudget", budget: this.budget() }];
    }
    const unsupported = UNSUPPORTED.find(([pattern]) => this.has(pattern));
    if (unsupported) return [{ kind: "unsupported", what: unsupported[1] }];
    if (this.has(/\b(suggest\w*|recommend\w*|ideas?|what (is|are|else|should|could|can we)|where (should|can|could|to)|anything|best)\b/) && !this.has(/\b(plan|draft|itinerary|schedule)\b/)) {
      return [{ kind: "ask", topic: "places", target: null, text }];
    }
    if (this.has(/\b(plan\w*|draft|itinerary|schedule|organi[sz]e|fill|re-?plan|create|make|give|build|propose|we (want|like|love|would|are)|i (want|like|love|would|am|'d|'m)|prefer\w*|surprise|sort)\b/) || this.preferencesFound()) {
      const days = this.days();
      const preferences = this.preferences();
      if (days.length > 0 && this.has(/\b(fill|more|busier|pack)\b/)) return [{ kind: "fill", days, preferences }];
      return [{ kind: "plan", days: days.length > 0 && !this.has(/\b(week|trip|everything|whole|all)\b/) ? days : "all", preferences }];
    }
    return [];
  }

  private cost(): Intent | null {
    if (!this.has(/\b(cost|costs|price|expensive|how much|total|spend|spending|budget left|per person|each of us|per head)\b/)) return null;
    if (this.has(/\b(plan|cheaper|less|reduce|too expensive|cut|fit|under|within|replace|save)\b/)) return null;
    const days = this.days();
    return { kind: "cost", per: this.has(/\b(a|per|each) day|daily\b/) ? "day" : this.has(/\b(person|each|head|pp|one of us)\b/) ? "person" : "trip", days: days.length > 0 ? days : "all" };
  }

  private edits(): Intent[] {
    const { text } = this;
    const days = this.days();
    const replace = /\b(?:replace|swap|change|exchange|switch)\s+(.+?)\s+(?:with|for|to|by)\s+(.+)$/.exec(text) ?? /\b()instead of\s+(.+?)(?:,| )\s*(?:do |have |put )?(something .+|a .+)$/.exec(text);
    if (replace && !/^(days?|dates?|everything)/.test(replace[1]!)) {
      const [target, wish] = replace[1] === "" ? [replace[2]!, replace[3]!] : [replace[1]!, replace[2]!];
      return [{ kind: "replace", target: this.reference(target), preferences: { ...new Reader(wish, this.trip, []).preferences(), indoorOnly: /\b(indoors?|inside|rain\w*|covered)\b/.test(wish) }, wish }];
    }
    const single = /\b(?:replace|swap out|find an alternative to|something else (?:than|for))\s+(.+)$/.exec(text);
    if (single) return [{ kind: "replace", target: this.reference(single[1]!), preferences: {}, wish: "something else" }];
    if (this.has(/\b(relax\w*|easier|lighter|slower|slow down|calmer|less (busy|packed|full|on|walking)|too (much|busy|full|packed)|quieter|chill|take it easy|fewer)\b/) && !this.has(/\bplan\b/) && days.length > 0) {
      return [{ kind: "relax", days }];
    }
    if (this.has(/\b(optimi[sz]e|reorder|better order|less (walking|travel)|shorten the way|efficient|rearrange)\b/)) return [{ kind: "optimize", days: days.length > 0 ? days : this.allDays() }];
    const move = /\b(?:move|shift|put|push|bring)\s+(.+?)\s+(?:to|on|onto|into)\s+(.+)$/.exec(text);
    if (move) {
      const to = new Reader(move[2]!, this.trip, []).days();
      const at = this.clock(move[2]!);
      if (to.length > 0 || at) return [{ kind: "move", target: this.reference(move[1]!), to, at }];
    }
    const remove = /\b(?:remove|delete|drop|skip|cancel|take out|get rid of|leave out|scrap|no need for)\s+(.+)$/.exec(text);
    if (remove && !/\bplan\b/.test(text)) {
      const targets = remove[1]!.split(/,| and (?:the )?/).map((words) => this.reference(words));
      return [{ kind: "remove", targets }];
    }
    const add = /\b(?:add|include|insert|squeeze in|fit in|also (?:visit|see|go to)|we(?:'d| would)? (?:also )?(?:want|like) to (?:visit|see|go to)|book in|put in)\s+(.+)$/.exec(text);
    if (add && !/\bplan\b|\bas (much|many)\b|\beverything\b/.test(text)) return [this.addition(add[1]!, days)];
    return [];
  }

  private addition(words: string, days: DaySelection): Intent {
    const meal = /\b(breakfast|brunch)\b/.test(words) ? "breakfast" : /\blunch\b/.test(words) ? "lunch" : /\bdinner|supper\b/.test(words) ? "dinner" : null;
    const what = words
      .replace(/\b(on|at|for|in|to|during|around|before|after)\b.*\b(day \d+|monday|tuesday|wednesday|thursday|friday|saturday|sunday|day|\d{1,2}(:\d\d)?( ?[ap]m)?|morning|afternoon|evening|april|may)\b.*/g, "")
      .replace(/^(a|an|the|some|visit to|trip to)\s+/, "")
      .trim();
    return { kind: "add", what: what || words, meal: meal, days, at: this.clock(words), preferences: new Reader(words, this.trip, []).preferences() };
  }

  /** What in the trip is meant, best match first. */
  reference(words: string): ActivityReference {
    const days = new Reader(words, this.trip, []).days();
    const wanted = searchKey(words.replace(/\b(the|a|an|our|that|this|it|on|in|at|day \d+|visit|please|one)\b/g, " ").replace(new RegExp(`\\b(${WEEKDAYS.join("|")})\\b`, "g"), " "));
    const candidates = this.trip.activities.filter((activity) => activity.day !== null && (days.length === 0 || days.includes(activity.day)));
    const stems = wanted.split(" ").filter((word) => word.length > 2).map((word) => word.replace(/s$/, ""));
    const scored = candidates
      .map((activity) => {
        const haystack = searchKey(`${activity.title} ${activity.meal ?? ""} ${activity.type === "hotel" ? "hotel stay" : ""}`);
        return { id: activity.id, score: stems.filter((stem) => haystack.includes(stem)).length };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    if (scored.length === 0 && stems.length === 0) return { words, ids: this.lastMentioned(), days };
    return { words: words.trim(), ids: scored.filter(({ score }) => score === scored[0]!.score).map(({ id }) => id), days };
  }

  /** "it", "that": the activity that the assistant named last. */
  private lastMentioned(): string[] {
    for (const { text } of this.thread.toReversed()) {
      const named = this.trip.activities.filter((activity) => text.includes(activity.title));
      if (named.length > 0) return [named.at(-1)!.id];
    }
    return [];
  }

  private allDays(): string[] {
    return eachDay(this.trip.startDate, this.trip.endDate);
  }

  /** Days of the trip that are spoken of, in order. */
  days(): DaySelection {
    const all = this.allDays();
    const found = new Set<string>();
    const { text } = this;
    for (const [, number] of text.matchAll(/\bday (\d{1,2})\b/g)) if (all[Number(number) - 1]) found.add(all[Number(number) - 1]!);
    for (const [, range, rangeEnd] of text.matchAll(/\bdays? (\d{1,2}) ?(?:-|to|and|through|&) ?(\d{1,2})\b/g)) for (let day = Number(range); day <= Number(rangeEnd); day++) if (all[day - 1]) found.add(all[day - 1]!);
    for (const [index, word] of ORDINALS.entries()) if (new RegExp(`\\b(${word}|${index + 1}(st|nd|rd|th)) day\\b`).test(text) && all[index]) found.add(all[index]!);
    const firstFew = /\bfirst (two|three|four|2|3|4) days\b/.exec(text);
    if (firstFew) all.slice(0, NUMBERS[firstFew[1]!] ?? Number(firstFew[1])).forEach((day) => found.add(day));
    if (/\b(last|final) day\b/.test(text)) found.add(all.at(-1)!);
    for (const [index, name] of WEEKDAYS.entries()) if (new RegExp(`\\b(${name}|${name.slice(0, 3)})s?\\b`).test(text) && !(name === "saturday" && /\bsat down\b/.test(text))) all.filter((day) => weekdayIndex(day) === index).forEach((day) => found.add(day));
    if (/\bweekend\b/.test(text)) all.filter((day) => weekdayIndex(day) >= 5).forEach((day) => found.add(day));
    for (const [, dayFirst, monthAfter, monthFirst, dayAfter] of text.matchAll(/\b(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* (\d{1,2})(?:st|nd|rd|th)?)\b/g)) {
      const month = MONTHS.indexOf((monthAfter ?? monthFirst)!) + 1;
      const day = all.find((date) => Number(date.slice(5, 7)) === month && Number(date.slice(8)) === Number(dayFirst ?? dayAfter));
      if (day) found.add(day);
    }
    for (const [, number] of text.matchAll(/\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! day)/g)) all.filter((date) => Number(date.slice(8)) === Number(number)).forEach((day) => found.add(day));
    for (const destination of this.trip.destinations) {
      if (new RegExp(`\\b(in|days? in|our time in) ${escape(searchKey(destination.name))}\\b`).test(searchKey(text))) eachDay(destination.arrival, addDays(destination.departure, destination.departure === this.trip.endDate ? 0 : -1)).forEach((day) => found.add(day));
    }
    return all.filter((day) => found.has(day));
  }

  private clock(text: string): string | null {
    const match = /\b(?:at|around|by|from) (\d{1,2})(?::(\d\d))? ?(am|pm)?\b/.exec(text) ?? /\b(\d{1,2}):(\d\d) ?(am|pm)?\b/.exec(text) ?? /\b(\d{1,2})() ?(am|pm)\b/.exec(text);
    if (!match) return null;
    return timeOf(match[1]!, match[2] || undefined, match[3]);
  }

  private budget(): Preferences["budget"] {
    const match = /(€|\$|£|¥)? ?(\d[\d,. ]*\d|\d+) ?(k\b)? ?(eur\w*|usd|dollars?|gbp|pounds?|yen|jpy|€|\$|£|¥)?/.exec(this.text.replace(/^.*?\b(under|within|below|max\w*|budget( of| is)?|up to|no more than|at most|spend|for less than|cheaper than)\b/, "$1 "));
    if (!match || (!match[1] && !match[4])) return null;
    const currency = { "€": "EUR", eur: "EUR", $: "USD", usd: "USD", dol: "USD", "£": "GBP", gbp: "GBP", pou: "GBP", "¥": "JPY", yen: "JPY", jpy: "JPY" }[(match[1] ?? match[4]!).slice(0, 3)] ?? this.trip.budget?.currency ?? "EUR";
    const major = Number(match[2]!.replace(/[, ]/g, "")) * (match[3] ? 1000 : 1);
    return Number.isFinite(major) && major > 0 ? { amount: Math.round(currency === "JPY" ? major : major * 100), currency } : null;
  }

  private preferencesFound(): boolean {
    return Object.keys(this.preferences()).length > 0;
  }

  /** Only what is said. */
  preferences(): Partial<Preferences> {
    const { text } = this;
    const said: Partial<Preferences> = {};
    const avoid = AVOIDABLE.filter(([pattern]) => new RegExp(`\\b(no|avoid|without|skip|hate|not interested in|don't (like|want)|bored of|enough of)( any| more| the)? (${pattern.source})`).test(text)).map(([, kind]) => kind);
    const interests = INTEREST_WORDS.filter(([pattern]) => pattern.test(text)).map(([, interest]) => interest).filter((interest, index, all) => all.indexOf(interest) === index);
    const avoided = INTEREST_WORDS.filter(([pattern]) => avoid.some((kind) => pattern.test(kind))).map(([, interest]) => interest);
    const wanted = interests.filter((interest) => !avoided.includes(interest));
    if (wanted.length > 0) said.interests = wanted;
    if (avoid.length > 0) said.avoid = avoid;
    const must = [...text.matchAll(/\b(?:must see|must-see|have to see|really want to (?:see|visit)|definitely|don't miss|make sure (?:we|to) (?:see|visit)|including|especially)(?: the)? ([a-z' -]{4,40}?)(?=[,.;!]| and | with | but |$)/g)].map((match) => match[1]!.trim());
    if (must.length > 0) said.mustSee = must;
    const diets = DIETS.filter(([pattern]) => pattern.test(text)).map(([, diet]) => diet);
    if (diets.length > 0) said.diets = diets.map((diet) => ({ diet, meals: this.mealsOf(diet) }));
    const pace = this.pace();
    if (pace) said.pace = pace;
    const easy = /\b(a|an|one|two|three|\d) (?:very |really |more )?(?:easy|light|lazy|relaxed|quiet|slow|rest|free|chill|calm|easier|lighter) days?\b/.exec(text);
    if (easy) said.easyDays = NUMBERS[easy[1]!] ?? Number(easy[1]);
    const before = /\b(?:nothing|not|no \w+|never|start\w*(?: no earlier than| after)?|don't start|wake us|not start) (?:before|earlier than|until|after|at)? ?(\d{1,2})(?::(\d\d))? ?(am|pm)?\b/.exec(text);
    if (before) said.notBefore = timeOf(before[1]!, before[2], before[3] ?? "am");
    else if (/\b(sleep in|late starts?|no early|not early|lie-?ins?)\b/.test(text)) said.notBefore = "10:00";
    const until = /\b(?:done|back|finish\w*|end\w*|nothing after|home|no later than)(?: by| at| before)? (\d{1,2})(?::(\d\d))? ?(am|pm)?\b/.exec(text);
    if (until) said.notAfter = timeOf(until[1]!, until[2], until[3] ?? "pm");
    const budget = /\b(budget|under|within|below|max\w*|up to|no more than|at most|spend|less than)\b/.test(text) ? this.budget() : null;
    if (budget) said.budget = budget;
    if (/\b(cheap\w*|budget trip|on a budget|shoestring|low[- ]cost|backpack\w*|frugal|inexpensive)\b/.test(text)) said.budgetStyle = "budget";
    if (/\b(luxur\w+|splurge|fancy|upscale|high[- ]end|five[- ]star)\b/.test(text)) said.budgetStyle = "high";
    if (/\b(kids?|child\w*|family|toddlers?|son|daughter|year[- ]olds?)\b/.test(text)) said.children = true;
    if (/\b(wheelchairs?|step[- ]free|stroller|pram|accessib\w+|bad knees?|can't walk|mobility)\b/.test(text)) said.stepFree = true;
    if (/\b(indoors?|inside|rainy[- ]day)\b/.test(text)) said.indoorOnly = true;
    const cuisines = CUISINES.filter((cuisine) => new RegExp(`\\b${cuisine}\\b`).test(text));
    if (cuisines.length > 0) said.cuisines = cuisines;
    return said;
  }

  private mealsOf(diet: Diet): "all" | ("breakfast" | "lunch" | "dinner")[] {
    const word = diet === "glutenFree" ? "gluten[- ]?free" : diet === "vegetarian" ? "(?:vegetarian|veggie|veg)" : diet;
    const meals = (["breakfast", "lunch", "dinner"] as const).filter((meal) => new RegExp(`\\b${word} (?:[a-z]+ )?(?:(?:breakfasts?|lunch(?:es)?|dinners?)(?:,| and| &) ?)*${meal}(?:e?s)?\\b|\\b${meal}(?:e?s)? (?:should be|must be|are|is) ${word}`).test(this.text));
    return meals.length > 0 ? meals : "all";
  }

  private pace(): Pace | null {
    if (/\b(packed|busy|as much as possible|see everything|full days?|intense|fast pace|action[- ]packed)\b/.test(this.text) && !/\b(not|less|nothing) (too )?(packed|busy)\b/.test(this.text)) return "packed";
    const withoutDays = this.text.replace(/\b(a|an|one|two|three|\d) (?:very |really |more )?(?:easy|light|lazy|relaxed|quiet|slow|rest|free|chill|calm|easier|lighter) days?\b/g, "");
    return /\b(relax\w*|slow\w*|easy[- ]?going|chill\w*|leisurely|laid[- ]back|not too (much|busy|packed)|take it easy|calm)\b/.test(withoutDays) ? "relaxed" : null;
  }
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function timeOf(hour: string, minute: string | undefined, half: string | undefined): string {
  let value = Number(hour);
  if (half === "pm" && value < 12) value += 12;
  if (half === "am" && value === 12) value = 0;
  return `${String(Math.min(value, 23)).padStart(2, "0")}:${minute ?? "00"}`;
}
