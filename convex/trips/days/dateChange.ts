// What becomes of a plan when its trip gets other dates: one set of changes, and what there is to see of it before. Nothing is
// lost: what finds no day any more is an idea. Pure.
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import type { Doc } from "../../_generated/dataModel";
import { addDays, daysBetween, eachDay } from "../../dates";
import { statusOn } from "../activities/activityModel";
import type { Change } from "../changes";
import { ordersAround } from "./dayModel";
import { dayName } from "../history/labels";

/** With the first day, with the last day, or every day stays on its calendar date. */
export type DaysRule = "fromStart" | "fromEnd" | "keep";
export type NewDates = {
  startDate: string;
  endDate: string;
  openDates: Doc<"trips">["openDates"];
  rule: DaysRule;
  /** Booked and locked items go along too; else they keep their dates. */
  moveFixed: boolean;
};
export type DatedPlan = {
  trip: Doc<"trips">;
  destinations: readonly Doc<"destinations">[];
  /** Living ones, ideas too. */
  activities: readonly Doc<"activities">[];
  dayNotes: readonly Doc<"dayNotes">[];
  variants: readonly Doc<"dayVariants">[];
  /** What waits in those variants. */
  parked: readonly Doc<"activities">[];
};
type Item = Doc<"activities">;
type Named = { title: string; day: string; booked: boolean; locked: boolean };
export type DatePreview = {
  /** New days in order: which old one stands there, and how much is planned in it. `from` null: it is added, and empty but for what keeps its date. */
  days: { date: string; from: string | null; count: number }[];
  cities: { name: string; arrival: string; departure: string; nights: number; nightsBefore: number }[];
  toIdeas: Named[];
  /** Stays that lose nights, and journeys whose arrival is cut to the trip. */
  cut: string[];
  /** Booked and locked items that are about to stand on another date than was agreed. */
  moved: Named[];
  /** Those that keep their date while the days around them move. */
  kept: Named[];
  /** Days whose notes become ideas. */
  notes: string[];
};
export type DateChange = { changes: Change[]; preview: DatePreview };

export function planDateChange(plan: DatedPlan, given: NewDates): DateChange {
  const { trip } = plan;
  // Dates that only stood in are nobody's to keep.
  const dates: NewDates = trip.openDates ? { ...given, moveFixed: true, rule: given.rule === "keep" ? "fromStart" : given.rule } : given;
  const shift = dates.rule === "fromStart" ? daysBetween(trip.startDate, dates.startDate) : dates.rule === "fromEnd" ? daysBetween(trip.endDate, dates.endDate) : 0;
  const within = (day: string) => dates.startDate <= day && day <= dates.endDate;
  const placing = new Placing(dates, shift, within);
  for (const item of plan.activities) placing.add(item);
  const words = noteChanges(plan.dayNotes, shift, within);
  const variants = variantChanges(plan, dates, shift, within);
  const cities = cityChanges(plan, dates, shift);
  const ideas = [...placing.ideas.sort(inPlanOrder), ...variants.ideas];
  const last = plan.activities.filter(({ day }) => day === null).reduce<string | null>((highest, { order }) => (highest === null || order > highest ? order : highest), null);
  const keys = generateNKeysBetween(last, null, ideas.length + words.ideas.length);
  const placed = placing.placed();
  return {
    changes: [
      { op: "trip", set: { startDate: dates.startDate, endDate: dates.endDate, openDates: dates.openDates ?? undefined } },
      ...cities.map(({ row, arrival, departure }): Change => ({ op: "patchRow", table: "destinations", row, set: { arrival, departure } })),
      ...placed.map(({ item, set }): Change => ({ op: "patch", activity: item, set })),
      ...ideas.map((item, index): Change => ({ op: "patch", activity: item, set: { ...asIdea(item), order: keys[index]! } })),
      ...words.ideas.map((row, index): Change => ({ op: "insert", activity: noteAsIdea(row, trip, keys[ideas.length + index]!) })),
      ...words.changes,
      ...variants.changes,
    ],
    preview: {
      days: eachDay(dates.startDate, dates.endDate).map((date) => {
        const from = addDays(date, -shift);
        return { date, from: trip.startDate <= from && from <= trip.endDate ? from : null, count: placed.filter(({ set }) => set.day === date).length };
      }),
      cities: cities.map(({ row, arrival, departure }) => ({ name: row.name, arrival, departure, nights: daysBetween(arrival, departure), nightsBefore: daysBetween(row.arrival, row.departure) })),
      toIdeas: ideas.map(named),
      cut: placing.cut,
      moved: shift === 0 ? [] : placed.filter(({ item, set }) => isFixed(item) && set.day !== item.day).map(({ item }) => named(item)),
      kept: shift === 0 ? [] : placed.filter(({ item, set }) => isFixed(item) && set.day === item.day).map(({ item }) => named(item)),
      notes: words.ideas.map(({ day }) => day),
    },
  };
}

const isFixed = ({ locked, status }: Item) => locked === true || status === "booked";
const named = ({ title, day, status, locked }: Item): Named => ({ title, day: day!, booked: status === "booked", locked: locked === true });
const inPlanOrder = (a: Item, b: Item) => (a.day! === b.day! ? (a.order < b.order ? -1 : 1) : a.day! < b.day! ? -1 : 1);
const clamp = (day: string, { startDate, endDate }: Pick<NewDates, "startDate" | "endDate">) => (day < startDate ? startDate : day > endDate ? endDate : day);

type Placed = { item: Item; set: { day: string; endDay?: string | null; order: string } };

/** Finds every item its new day, and its place there. */
class Placing {
  readonly ideas: Item[] = [];
  readonly cut: string[] = [];
  /** By new day: those that keep their date, those that come along with their day, and stays whose first nights are gone. */
  private readonly days = new Map<string, { staying: Item[]; coming: Item[]; cutShort: Item[] }>();
  private readonly endDays = new Map<Item, string | null>();

  constructor(
    private readonly dates: NewDates,
    private readonly shift: number,
    private readonly within: (day: string) => boolean,
  ) {}

  add(item: Item) {
    if (item.day === null) return;
    const shift = isFixed(item) && !this.dates.moveFixed ? 0 : this.shift;
    const day = addDays(item.day, shift);
    const endDay = item.endDay ? addDays(item.endDay, shift) : null;
    const first = item.type === "hotel" && endDay !== null ? clamp(day, this.dates) : day;
    const last = endDay === null ? null : clamp(endDay, this.dates);
    // Of a stay there must be a night left.
    if (!this.within(first) || (item.type === "hotel" && last !== null && endDay! > day && last <= first)) {
      this.ideas.push(item);
      return;
    }
    if (first !== day || last !== endDay) this.cut.push(item.title);
    if (item.endDay) this.endDays.set(item, last);
    const on = this.days.get(first) ?? { staying: [], coming: [], cutShort: [] };
    this.days.set(first, on);
    (first !== day ? on.cutShort : shift === 0 ? on.staying : on.coming).push(item);
  }

  placed(): Placed[] {
    return [...this.days].flatMap(([day, { staying, coming, cutShort }]) => {
      const byOrder = (a: Item, b: Item) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);
      staying.sort(byOrder);
      const orders = new Map<Item, string>([...staying.map((item) => [item, item.order] as const), ...ordersAround(coming.sort(byOrder), staying)]);
      let highest = [...orders.values()].reduce<string | null>((most, order) => (most === null || order > most ? order : most), null);
      for (const item of cutShort) orders.set(item, (highest = generateKeyBetween(highest, null)));
      return [...orders].map(([item, order]) => ({ item, set: { day, order, ...(this.endDays.has(item) && { endDay: this.endDays.get(item)! }) } }));
    });
  }
}

/** A booking stays one without a day: it is still to be used, or to be cancelled. */
function asIdea({ status, parkedIn, endDay }: Item): Extract<Change, { op: "patch" }>["set"] {
  return {
    day: null,
    status: status === "booked" ? status : statusOn(null, status),
    ...(endDay && { endDay: null }),
    ...(parkedIn && { parkedIn: null, deletedAt: undefined }),
  };
}

type Note = Doc<"dayNotes">;

function noteAsIdea({ day, title, notes }: Note, trip: Doc<"trips">, order: string): Extract<Change, { op: "insert" }>["activity"] {
  return {
    title: title || `Notes for ${dayName(day, trip)}`,
    description: notes,
    type: "other", destinationId: null, day: null, start: null, end: null, cost: null, placeId: null, lat: null, lng: null,
    order, status: "idea", source: "person",
  };
}

/** All rows move alike, so that no two come to one day. What a day without a date says becomes an idea. */
function noteChanges(rows: readonly Note[], shift: number, within: (day: string) => boolean): { changes: Change[]; ideas: Note[] } {
  const ideas = rows.filter(({ day, title, notes }) => (title || notes) && !within(addDays(day, shift)));
  const changes = rows.map((row): Change => ({
    op: "patchRow", table: "dayNotes", row, set: { day: addDays(row.day, shift), ...(ideas.includes(row) && { title: "", notes: "" }) },
  }));
  return { changes, ideas };
}

/** A plan B goes where its day goes; one whose day is gone ends, and what waited in it are ideas. */
function variantChanges({ variants, parked }: DatedPlan, dates: NewDates, shift: number, within: (day: string) => boolean): { changes: Change[]; ideas: Item[] } {
  const stays = (day: string) => within(addDays(day, shift));
  const living = new Set(variants.filter(({ day }) => stays(day)).map(({ _id }) => _id));
  return {
    changes: [
      ...variants.map((row): Change => ({ op: "patchRow", table: "dayVariants", row, set: living.has(row._id) ? { day: addDays(row.day, shift) } : { deletedAt: Date.now() } })),
      ...parked.filter(({ parkedIn, day }) => living.has(parkedIn!) && day !== null).map((item): Change => ({
        op: "patch",
        activity: item,
        set: { day: addDays(item.day!, shift), ...(item.endDay && { endDay: clamp(addDays(item.endDay, shift), dates) }) },
      })),
    ],
    ideas: parked.filter(({ parkedIn, day }) => !living.has(parkedIn!) && day !== null),
  };
}

/** Cities follow their days as far as the trip goes; the first and the last reach its ends if they did before. */
function cityChanges({ trip, destinations }: DatedPlan, dates: NewDates, shift: number) {
  // Where no old day is left there is nothing to keep: the cities begin with the trip.
  const apart = shift === 0 && (dates.endDate < trip.startDate || trip.endDate < dates.startDate);
  const by = apart ? daysBetween(trip.startDate, dates.startDate) : shift;
  return destinations.map((row, index) => ({
    row,
    arrival: index === 0 && row.arrival === trip.startDate ? dates.startDate : clamp(addDays(row.arrival, by), dates),
    departure: index === destinations.length - 1 && row.departure === trip.endDate ? dates.endDate : clamp(addDays(row.departure, by), dates),
  }));
}
