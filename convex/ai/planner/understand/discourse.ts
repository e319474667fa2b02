// What a conversation has spoken of so far: which things each message named, what it listed, and which day
// it was about. So "it", "the second one" and "the day after" can be known.
import { eachDay } from "../../../dates";
import { searchKey } from "../../../places/searchKey";
import { formatDay } from "../../../trips/history/labels";
import type { ActivityState, ThreadMessage, TripState } from "../../types";
import { daysIn } from "./days";
import { normalized } from "./spelling";

/** An entry of a list: things of the trip by id, or only a name. */
export type Offered = { name: string; ids: string[] };
export type Said = {
  role: ThreadMessage["role"];
  text: string;
  /** Activities in the order of naming. */
  named: string[];
  offered: Offered[];
};

export type Discourse = {
  /** Newest first. */
  said: Said[];
  /** The day last spoken of. */
  day: string | null;
};

/** More names than this are an overview, and nobody means one of them by "it". */
const FEW = 3;

export function discourseOf(thread: ThreadMessage[], trip: TripState): Discourse {
  const said: Said[] = [];
  let day: string | null = null;
  for (const { role, text } of thread) {
    // Examples of what one might say name days and things that nobody spoke of.
    const shown = role === "assistant" ? text.replace(/“[^”]*”/g, "") : text;
    const named = role === "assistant" ? namedIn(shown, trip) : meantIn(shown, trip);
    said.unshift({ role, text, named, offered: role === "assistant" ? offeredIn(shown, trip) : [] });
    day = dayOf(role, shown, trip, named, day) ?? day;
  }
  return { said, day };
}

function dayOf(role: ThreadMessage["role"], text: string, trip: TripState, named: string[], about: string | null): string | undefined {
  if (role === "user") {
    const days = daysIn(normalized(text), trip, about);
    return days.length <= FEW ? days.at(-1) : undefined;
  }
  const days = eachDay(trip.startDate, trip.endDate).filter((date) => text.includes(formatDay(date)));
  if (days.length > 0) return days.length === 1 ? days[0] : undefined;
  const held = new Set(named.map((id) => trip.activities.find((activity) => activity.id === id)?.day));
  return held.size === 1 ? ([...held][0] ?? undefined) : undefined;
}

/** A meal is known by its title and by the place's name alone. */
const namesOf = ({ title }: ActivityState) => (title.includes(": ") ? [title, title.slice(title.indexOf(": ") + 2)] : [title]);

/** By whole titles; of several things with one title those of a day that the text names. */
function namedIn(text: string, { activities }: TripState): string[] {
  const names = [...new Set(activities.flatMap(namesOf))].filter((name) => name.length > 3).sort((a, b) => b.length - a.length);
  let rest = text;
  const at: { index: number; name: string }[] = [];
  for (const name of names) {
    const index = rest.indexOf(name);
    if (index < 0) continue;
    at.push({ index, name });
    rest = rest.replaceAll(name, " ".repeat(name.length));
  }
  return at
    .sort((a, b) => a.index - b.index)
    .flatMap(({ name }) => {
      const alike = activities.filter((activity) => namesOf(activity).includes(name));
      const onDay = alike.filter(({ day }) => day !== null && text.includes(formatDay(day)));
      return (onDay.length > 0 ? onDay : alike).map(({ id }) => id);
    });
}

const COMMON = new Set("with that this there then them what when where which while would could should have some something more less lunch dinner breakfast near stay from into about instead place places time much many museum temple market".split(" "));

/** People use a part of the name: "the castle". */
function meantIn(text: string, { activities }: TripState): string[] {
  const words = new Set(searchKey(text).split(" ").filter((word) => word.length > 3 && !COMMON.has(word)));
  const scored = activities.map(({ id, title }) => ({ id, score: searchKey(title).split(" ").filter((word) => words.has(word)).length }));
  const most = Math.max(1, ...scored.map(({ score }) => score));
  const meant = scored.filter(({ score }) => score === most);
  return meant.length <= FEW ? meant.map(({ id }) => id) : [];
}

/** Lines of a list that begin with a name; a list of facts or of ways to spend a day offers none. */
function offeredIn(text: string, trip: TripState): Offered[] {
  const offered = text.split("\n").flatMap((line): Offered[] => {
    const bold = /^- \*\*([^*\d][^*]*)\*\*/.exec(line)?.[1];
    if (bold) return [{ name: bold, ids: namedIn(bold, trip) }];
    const begins = trip.activities.filter(({ title }) => line.startsWith(`- ${title}`)).map(({ title }) => title).sort((a, b) => b.length - a.length)[0];
    return begins ? [{ name: begins, ids: namedIn(line, trip).slice(0, 1) }] : [];
  });
  return offered.length > 1 ? offered : [];
}
