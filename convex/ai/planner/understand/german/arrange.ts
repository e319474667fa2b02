// What a change is about, put in the order in which English says it: what, then where to, then when.
import { ANY_WHEN, whenWith } from "./when";
import { PART_TIMES } from "./times";
import type { Change } from "./verbs";

const STRETCH = new RegExp(ANY_WHEN, "gu");
const GOAL = new RegExp(whenWith("to|at|around|from|before|after|in the"), "gu");
const IT = "das|es|den|die|ihn|sie|dies|dieses|diesen|diese|das da|dies hier|den da|die da";
const ALONE = new RegExp(`^(?:${IT})$`, "iu");
const PLURAL = /^(?:die |alle |sie )?beiden?$|^alle (?:zwei|beide)$/iu;

const squeezed = (text: string): string => text.replace(/\s+/g, " ").replace(/ ,/g, ",").trim();
const bare = (stretch: string): string => stretch.slice(1, -1);

/** "Das" alone is a thing that was spoken of. */
export const thing = (words: string): string => {
  const said = squeezed(words).replace(/^(?:,|und) /, "");
  return PLURAL.test(said) ? "both" : ALONE.test(said) || said === "" ? "it" : said;
};

function stretches(text: string, pattern: RegExp): { found: string[]; rest: string } {
  const found = [...text.matchAll(pattern)].map(([all]) => all);
  return { found, rest: squeezed(text.replace(pattern, " ")) };
}

/** A part of a day is a time where nothing nearer is said. */
const timed = (goals: string[]): string[] => {
  const hasClock = goals.some((goal) => /\d:\d\d/.test(goal));
  return goals.flatMap((goal) => {
    const clock = PART_TIMES[bare(goal)];
    return clock === undefined ? [goal] : hasClock ? [] : [`${goal[0]}${clock}${goal.at(-1)}`];
  });
};

/** "Das Abendessen am Montag auf 20 Uhr": of Monday, to eight; without "auf", Monday is where it goes. */
export function moved(rest: string): string | null {
  const all = [...rest.matchAll(STRETCH)].map(([one]) => one);
  // "Den Mittwoch wie den Dienstag" is planned after it.
  if (all.length === 0 || /(?<=^| )wie(?=$| )/iu.test(rest)) return null;
  const goals = all.some((one) => one.startsWith("to ", 1)) || all.every((one) => /^(?:at|around|from|after|before|in the) /.test(bare(one)))
    ? all.filter((one) => new RegExp(GOAL.source, "u").test(one))
    : dayThenTime(rest, all);
  const own = all.filter((one) => !goals.includes(one));
  const what = thing(rest.replace(STRETCH, " ").replace(/(?<=^| )(?:auf|nach|zu|zum|in|erst|lieber|dann|besser|noch|so)(?=$| )/giu, " "));
  const when = timed(goals).map((goal) => bare(goal).replace(/^(?:to|on|for|of|until) /, "")).sort((a, b) => Number(/^(?:at|around|from) /.test(a)) - Number(/^(?:at|around|from) /.test(b)));
  return `${what}${own.map((one) => ` of ${bare(one).replace(/^(?:on|of|for|to) /, "")}`).join("")} to ${when.join(" ")}`;
}

/** The last day that is said, where another stands before it, is the goal: "das Abendessen am Montag am Dienstag um acht". A day before a time says which thing. */
function dayThenTime(rest: string, all: string[]): string[] {
  const days = all.filter((one) => !/^(?:at|around|from|after|before|in the) /.test(bare(one)));
  const clocks = all.filter((one) => !days.includes(one));
  const apart = clocks.length > 0 && days.length === 1 && /(?:erst|dann|lieber|besser|schon)/iu.test(rest.slice(rest.indexOf(days[0]!) + days[0]!.length, rest.indexOf(clocks[0]!)));
  return apart ? clocks : [...days.slice(-1), ...clocks];
}

/** What first, its days and its time at the end. */
export function added(rest: string): string {
  const { found, rest: what } = stretches(rest, STRETCH);
  const place = /(?:^| )in [\uE700-\uE7FF]/u.exec(what)?.[0] ?? "";
  const named = what.replace(place, " ").replace(/(?<=^| )(?:noch|auch|dann|da|dort|außerdem|zusätzlich|unbedingt|dafür|stattdessen)(?=$| )/giu, " ");
  return squeezed(`${thing(named)} ${place} ${timed(found).join(" ")}`);
}

/** "X durch Y", "X gegen Y aus". */
function replaced(rest: string): string {
  const [, what, wish] = /^(.+?) (?:durch|gegen|mit|für|zu|in) (.+)$/iu.exec(rest) ?? [];
  return what === undefined || wish === undefined ? thing(rest) : `${thing(what)} with ${squeezed(wish)}`;
}

/** Two things, each with its article. */
const TWO = /^((?:das|die|den|der|eine?n?) .+?) und ((?:das|die|den|der|eine?n?) .+)$/iu;
const ONLY_DAYS = /^(?:(?:und|mit|gegen|den|die|das|miteinander|,)\s*)*$/iu;
/** Each is a thing of the plan, not a wish. */
const EACH_OTHER = /^(.+?) (?:und|mit|gegen) ((?:das|die|der|den|dem)? ?(?!eine?[nrms]? |etwas |was |irgend).+?)(?: miteinander)?$/iu;
const swapped = (rest: string): string | null => {
  const [, one, other] = EACH_OTHER.exec(squeezed(rest)) ?? [];
  return one === undefined || other === undefined ? null : `swap ${thing(one)} with ${thing(other)}`;
};

const STRETCHED = new RegExp(ANY_WHEN, "u");
const PUT = new RegExp(whenWith("to|on|for|at|around|from|in the|after|before"), "u");

/** "Alles ruhiger": what it shall be like, however many days that is said of. */
const IS_STATE = /(?:^|\s)(?:(?:ruhig|entspannt|gemütlich|gemuetlich|locker|leicht|langsam|relaxt|gechillt)er|weniger (?:voll|stressig|dicht)|(?:viel |etwas |deutlich )?weniger|nicht so voll)$/iu;

/** Null where the words say nothing that this change could be made to. */
export function arranged(change: Change, rest: string): string | null {
  switch (change) {
    case "put":
    case "move": {
      // "Mach den Dienstag ruhiger" puts nothing anywhere: its day is what is changed.
      const putsNothing = !PUT.test(rest) || IS_STATE.test(squeezed(rest.replace(STRETCH, " ")));
      const said = change === "put" && putsNothing ? null : moved(rest);
      return said ? `move ${said}` : change === "move" && !STRETCHED.test(rest) ? `move ${thing(rest)}` : null;
    }
    case "add": {
      const what = squeezed(rest.replace(STRETCH, " "));
      if (/^(?:noch |ein bisschen |ruhig )*(?:etwas|was|irgendwas|irgendetwas|mehr|ein paar sachen|noch was|noch etwas|mehr programm)(?: mehr| schönes| nettes)?$/iu.test(what)) return `fill ${squeezed(rest.replace(what, " "))}`;
      const [, one, other] = TWO.exec(what) ?? [];
      const when = (rest.match(STRETCH) ?? []).join(" ");
      return one !== undefined && other !== undefined ? `add ${added(`${one} ${when}`)} and add ${added(`${other} ${when}`)}` : `add ${added(rest)}`;
    }
    case "swap":
      if (ONLY_DAYS.test(squeezed(rest.replace(STRETCH, " ")))) return `swap ${squeezed(rest)}`;
      return swapped(rest) ?? `replace ${replaced(rest)}`;
    case "replace":
      return `replace ${replaced(rest)}`;
    case "remove":
      return `remove ${thing(squeezed(rest).replace(/^auf /iu, ""))}`;
    default:
      return `${change} ${squeezed(rest)}`;
  }
}
