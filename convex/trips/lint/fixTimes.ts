// Ways out for what stands at the wrong time: later, the other way round, elsewhere in the day, on another day, among the ideas.
import { roundUp, toTime } from "../../ai/planner/clock";
import { together, type Item, type Subject } from "../../ai/planner/checker/subject";
import { DEFAULT_PREFERENCES } from "../../ai/planner/draftTypes";
import { timedOn } from "../../ai/planner/draft/timeline";
import { retimeDay, swapped as inOtherOrder } from "../../ai/planner/repair/retimeDay";
import { daysBetween } from "../../dates";
import { say } from "../../said";
import type { Language } from "../../words/languages";
import { freeSlot, lengthOf, type Slot } from "./freeSlot";
import type { Edit, Fix, LintTrip, Problem } from "./types";

export type Fixing = { trip: LintTrip; subject: Subject; /** What it puts into the trip is written in. */ language: Language };
export type Fixes = Iterable<Fix>;

/** What is booked, locked or done stays where it is. */
export const mayMove = ({ locked }: Pick<Item, "locked">) => !locked;

export const itemsOf = ({ subject }: Fixing, { activityIds }: Pick<Problem, "activityIds">): Item[] => activityIds.flatMap((id) => subject.items.filter((item) => item.id === id));

const placed = (day: string, { start, end }: Slot) => ({ day, start: toTime(start), end: toTime(Math.min(end, 1439)) });

/** The rest of the day, each as early as what is before it allows. */
export function* later(fixing: Fixing, item: Item): Fixes {
  const edits = retimed(fixing, item);
  if (edits.length > 0) yield { id: "later", ...inWords(fixing, edits, "later"), edits };
}

export function* swapped(fixing: Fixing, [one, other]: [Item, Item]): Fixes {
  const edits = retimed(fixing, one, [one.id, other.id]);
  if (edits.length > 0) yield { id: "swap", label: say("Put {second} before {first}", { second: other.title, first: one.title }), preview: inWords(fixing, edits, "swap").preview, edits };
}

function retimed({ trip, subject }: Fixing, item: Item, swap?: [string, string]): Edit[] {
  const alongside = { ...trip, activities: trip.activities.filter((other) => together(other, item)) };
  const starts = alongside.activities.flatMap(({ day, start, type }) => (day === item.day && start !== null && type !== "hotel" ? [start] : []));
  const preferences = { ...DEFAULT_PREFERENCES, notBefore: starts.sort()[0] ?? null };
  const after = retimeDay({ trip: alongside, cities: subject.cities, preferences }, item.day!, swap && inOtherOrder(timedOn(alongside, item.day!), ...swap), mayMove);
  return (after?.activities ?? []).flatMap((now): Edit[] => {
    const was = alongside.activities.find(({ id }) => id === now.id)!;
    return was.start === now.start && was.end === now.end ? [] : [{ op: "set", id: now.id, set: { start: now.start, end: now.end } }];
  });
}

/** "Move Castle to 11:30", and what else moves. */
function inWords({ trip }: Fixing, edits: Edit[], how: "later" | "swap"): Pick<Fix, "label" | "preview"> {
  const moves = edits.flatMap((edit) => (edit.op === "set" ? [{ title: trip.activities.find(({ id }) => id === edit.id)!.title, at: edit.set.start }] : []));
  const [only] = moves;
  if (only && moves.length === 1 && how === "later") return { label: say("Move {item} to {time}", { item: only.title, time: { time: only.at! } }), preview: null };
  const stops = moves.map(({ title, at }) => say("{item} at {time}", { item: title, time: { time: at! } }));
  return { label: say("Start {count, plural, one {# stop} other {# stops}} later", { count: moves.length }), preview: say("Then: {stops}.", { stops }) };
}

/** It ends sooner, where that leaves enough of it. */
export function* shortened(item: Item, until: number): Fixes {
  const end = Math.floor(until / 5) * 5;
  const least = item.place && !item.meal ? item.place.visit[0] : 30;
  if (item.from !== null && mayMove(item) && end - item.from >= least) yield { id: `shorten:${item.id}`, label: say("End {item} at {time}", { item: item.title, time: { time: toTime(end) } }), preview: null, edits: [{ op: "set", id: item.id, set: { end: toTime(end) } }] };
}

export function* sameDay({ subject }: Fixing, item: Item): Fixes {
  const slot = mayMove(item) && item.type !== "transport" ? freeSlot(subject, item, item.day!) : null;
  if (slot && slot.start !== item.from) yield { id: `slot:${item.id}`, label: say("Move {item} to {time}", { item: item.title, time: { time: toTime(slot.start) } }), preview: null, edits: [{ op: "set", id: item.id, set: placed(item.day!, slot) }] };
}

/** The nearest day in its city that has room. */
export function* otherDay({ subject }: Fixing, item: Item): Fixes {
  if (!mayMove(item) || item.type === "transport" || item.type === "hotel") return;
  const nearest = subject.days
    .filter(({ date, here }) => date !== item.day && (item.destinationId === null || here.some(({ id }) => id === item.destinationId)))
    .sort((a, b) => distance(a.date, item.day!) - distance(b.date, item.day!));
  for (const { date } of nearest) {
    const slot = freeSlot(subject, item, date);
    if (!slot) continue;
    yield {
      id: `day:${item.id}`,
      label: say("Move {item} to {day}", { item: item.title, day: { date } }),
      preview: say("At {time}, when there is room.", { time: { time: toTime(slot.start) } }),
      edits: [{ op: "set", id: item.id, set: placed(date, slot) }],
    };
    return;
  }
}

const distance = (a: string, b: string) => Math.abs(daysBetween(a, b)) + (a < b ? 0.5 : 0);

export function* toIdeas(item: Item): Fixes {
  if (mayMove(item)) yield { id: `ideas:${item.id}`, label: say("Put {item} back to the ideas", { item: item.title }), preview: null, edits: [{ op: "set", id: item.id, set: { day: null } }] };
}

/** Everything that helps where two things don't go together; the later one first. */
export function* apart(fixing: Fixing, pair: Item[]): Fixes {
  const [first, second] = pair;
  if (!first || !second) return;
  if (second.type !== "transport") yield* later(fixing, second);
  if (first.type !== "transport" && second.begins !== null && first.day === second.day) yield* shortened(first, second.from!);
  yield* sameDay(fixing, second);
  if (first.day === second.day) yield* swapped(fixing, [first, second]);
  yield* sameDay(fixing, first);
  yield* otherDay(fixing, second);
  yield* toIdeas(second);
  yield* toIdeas(first);
}

/** As long as one needs, from the same start. */
export function* longer(fixing: Fixing, item: Item): Fixes {
  if (item.from === null || !mayMove(item)) return;
  const end = roundUp(item.from + lengthOf({ ...item, to: null }), 5);
  if (end < 1440) yield { id: "longer", label: say("Let {item} last until {time}", { item: item.title, time: { time: toTime(end) } }), preview: null, edits: [{ op: "set", id: item.id, set: { end: toTime(end) } }] };
  yield { id: "untimed", label: say("Leave its end open"), preview: null, edits: [{ op: "set", id: item.id, set: { end: null } }] };
}
