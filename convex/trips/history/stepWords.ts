// How the log of operations says what was done: words that follow a person's name ("Anna moved Castle to Tue 13 Apr") and stand
// alone as well ("Undo: moved Castle to Tue 13 Apr"). Where they are written, so that each reader has them in their own language.
import type { Doc } from "../../_generated/dataModel";
import { daysBetween } from "../../dates";
import { MOST_PHRASES, phrasesIn, say, type Said } from "../../said";
import type { ActivityPatch } from "../activities/activityBounds";

type DatedTrip = Pick<Doc<"trips">, "startDate" | "openDates">;
type Titled = { title: string };
type SaidValue = NonNullable<Said["values"]>[string];

/** A day of this trip: its date, or "day 4" while it has no dates. */
export const dayIn = ({ startDate, openDates }: DatedTrip, day: string): SaidValue =>
  openDates ? say("day {number}", { number: daysBetween(startDate, day) + 1 }) : { date: day };

/** "Castle", or "3 items". */
export const named = (items: readonly Titled[]): SaidValue => (items.length === 1 ? items[0]!.title : say("{count, plural, one {# item} other {# items}}", { count: items.length }));

export const addedTo = (trip: DatedTrip, items: readonly Titled[], day: string | null): Said =>
  day === null ? say("added {item} to ideas", { item: named(items) }) : say("added {item} to {day}", { item: named(items), day: dayIn(trip, day) });

export const movedTo = (trip: DatedTrip, items: readonly Titled[], day: string | null): Said =>
  day === null ? say("moved {item} to ideas", { item: named(items) }) : say("moved {item} to {day}", { item: named(items), day: dayIn(trip, day) });

export const reordered = (trip: DatedTrip, day: string | null): Said => (day === null ? say("reordered ideas") : say("reordered {day}", { day: dayIn(trip, day) }));

export const removed = (items: readonly Titled[]): Said => say("removed {item}", { item: named(items) });

export const duplicated = (items: readonly Titled[]): Said => say("duplicated {item}", { item: named(items) });

/** The same fields of each set: of one item, what that was; of several, where they were put, or that they were edited. */
export function edited(trip: DatedTrip, items: readonly Doc<"activities">[], set: ActivityPatch): Said {
  const [first, ...others] = items;
  if (set.day !== undefined && Object.keys(set).length === 1) return movedTo(trip, items.filter(({ day }) => day !== set.day), set.day);
  return first && others.length === 0 ? editedOne(trip, first, set) : say("edited {item}", { item: named(items) });
}

function editedOne(trip: DatedTrip, item: Doc<"activities">, set: ActivityPatch): Said {
  const { title } = item;
  if (set.title !== undefined && set.title !== title) return say("renamed {item} to {name}", { item: title, name: set.title });
  if (set.day !== undefined && set.day !== item.day) return movedTo(trip, [item], set.day);
  if (set.start !== undefined || set.end !== undefined) return say("changed the time of {item}", { item: title });
  if (set.cost !== undefined) return say("changed the cost of {item}", { item: title });
  return say("edited {item}", { item: title });
}

const TRIP_FIELDS: Record<string, Said> = {
  title: say("title"),
  description: say("description"),
  travellers: say("travellers"),
  budget: say("budget"),
  type: say("kind"),
  assistant: say("rule for the assistant's changes"),
  coverId: say("cover"),
};

export const changedTrip = (fields: readonly string[]): Said => say("changed the trip's {fields}", { fields: fields.map((field) => TRIP_FIELDS[field] ?? field) });

type Logged = Pick<Doc<"tripEvents">, "kind" | "label" | "said">;

/** What an event says, to be quoted by another. One of before the log spoke more than English says its sentence, as does what quotes too much itself. */
const quoted = ({ label, said }: Logged): SaidValue => (said && phrasesIn(said) < MOST_PHRASES ? said : label);

/** What undo or redo takes back; of another undo or redo, what that was about. `more`: further steps that went with it. */
export function reversed(kind: "undo" | "redo", event: Logged, more: number): Said {
  const { step = quoted(event), count = more } = (event.kind !== "edit" && event.said?.values) || {};
  if (kind === "undo") return count === 0 ? say("undid: {step}", { step }) : say("undid: {step} and {count, plural, one {# more step} other {# more steps}}", { step, count });
  return count === 0 ? say("redid: {step}", { step }) : say("redid: {step} and {count, plural, one {# more step} other {# more steps}}", { step, count });
}

/** Back to a moment that has a name, or to just before an event. */
export const putBackTo = (moment: { name: string } | { before: Logged }): Said =>
  "name" in moment ? say("put the plan back to “{name}”", { name: moment.name }) : say("put the plan back to before “{step}”", { step: quoted(moment.before) });
