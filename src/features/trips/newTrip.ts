// The rules of the "Where to?" form, apart from the form: nights shared out among the cities, what is
// still missing, and the arguments for the backend.
import { cityName } from "../../i18n/cityName";
import { t } from "../../i18n/t";
import { addDays, daysBetween, isDate } from "../../lib/dates";
import { parseMoney } from "../../lib/money";
import type { DateRange } from "../../ui/DateRangePicker";

export const MAX_TRAVELLERS = 50;
export const MAX_TRIP_DAYS = 365;

export type Stop = {
  key: string;
  name: string;
  country: string;
  countryCode: string;
  lat: number;
  lng: number;
  timeZone: string;
  geonameId: number | null;
  /** Nobody knows where it is: its point and its clock are those of a city nearby. */
  unplaced?: boolean | undefined;
  nights: number;
};

export type OpenDates = { days: number; month: string | null };

export type TripDraft = {
  title: string;
  stops: Stop[];
  dates: DateRange;
  /** Set while it isn't known when: how long, and perhaps the month (YYYY-MM). The dates are kept for when it is. */
  open: OpenDates | null;
  travellers: number;
  budget: string;
  currency: string;
  /** True once somebody has set the nights by hand; until then they are shared evenly. */
  nightsChosen: boolean;
};

export type DraftProblems = Partial<Record<"title" | "stops" | "dates" | "travellers" | "budget", string>>;

/** Nights of the whole trip; null while the dates are not both there. */
export function totalNights({ start, end }: DateRange): number | null {
  if (!isDate(start) || !isDate(end)) return null;
  const nights = daysBetween(start, end);
  return nights >= 0 && nights < MAX_TRIP_DAYS ? nights : null;
}

/** As `totalNights`, of a draft that may have no dates yet. */
export function nightsOf({ dates, open }: Pick<TripDraft, "dates" | "open">): number | null {
  if (!open) return totalNights(dates);
  return Number.isInteger(open.days) && open.days >= 1 && open.days <= MAX_TRIP_DAYS ? open.days - 1 : null;
}

/** `total` shared among `count` as evenly as it goes, the first ones getting what is left over. */
export function splitNights(total: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.floor(total / count) + (index < total % count ? 1 : 0));
}

/** The draft with nights that add up to the trip's, keeping what was chosen as far as it goes. */
export function withNights(draft: TripDraft): TripDraft {
  const total = nightsOf(draft);
  const count = draft.stops.length;
  if (total === null || count === 0) return draft;
  const nights = draft.nightsChosen ? draft.stops.map((stop) => stop.nights) : splitNights(total, count);
  let missing = total - nights.reduce((sum, each) => sum + each, 0);
  if (missing > 0) nights[count - 1]! += missing;
  for (let index = count - 1; missing < 0 && index >= 0; index--) {
    const taken = Math.min(nights[index]!, -missing);
    nights[index]! -= taken;
    missing += taken;
  }
  return { ...draft, stops: draft.stops.map((stop, index) => ({ ...stop, nights: nights[index]! })) };
}

/** With one more city at its end, where one may have been before. */
export function withCity(draft: TripDraft, { geonameId, name, country, countryCode, lat, lng, timeZone, unplaced }: Omit<Stop, "key" | "nights">): TripDraft {
  const stop: Stop = { key: crypto.randomUUID(), geonameId, name, country, countryCode, lat, lng, timeZone, unplaced, nights: 0 };
  return withNights({ ...draft, stops: [...draft.stops, stop] });
}

/**
 * One night more (`by` 1) or less (-1) in the stop at `index`; the next stop gives or takes it, the last one's
 * partner is the one before. Unchanged when there is none to give.
 */
export function shiftNight(draft: TripDraft, index: number, by: 1 | -1): TripDraft {
  const after = draft.stops.map((_, at) => at).filter((at) => at > index);
  const before = draft.stops.map((_, at) => at).filter((at) => at < index).reverse();
  const partner = [...after, ...before].find((at) => draft.stops[at]!.nights - by >= 0);
  if (partner === undefined || draft.stops[index]!.nights + by < 0) return draft;
  const stops = draft.stops.map((stop, at) => ({ ...stop, nights: stop.nights + (at === index ? by : at === partner ? -by : 0) }));
  return { ...draft, stops, nightsChosen: true };
}

/** `Kyoto & Osaka`, `Lisbon, Porto & Faro`: what the trip is called when it is given no name. */
export function suggestedTitle(stops: readonly Pick<Stop, "name" | "countryCode">[]): string {
  const names = [...new Set(stops.map(cityName))].slice(0, 4);
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} & ${names[names.length - 1]!}`;
}

/** What keeps the draft from being a trip, as sentences by field; empty when it is one. */
export function problemsOf(draft: TripDraft): DraftProblems {
  const problems: DraftProblems = {};
  const { start, end } = draft.dates;
  if (draft.stops.length === 0) problems.stops = t("Add at least one city.");
  if (draft.open) {
    if (nightsOf(draft) === null) problems.dates = t("From 1 to {most, number} days.", { most: MAX_TRIP_DAYS });
  } else if (!isDate(start) || !isDate(end)) problems.dates = t("Choose the first and the last day.");
  else if (end < start) problems.dates = t("The last day is before the first.");
  else if (daysBetween(start, end) >= MAX_TRIP_DAYS) problems.dates = t("A trip can be {most, number} days at most.", { most: MAX_TRIP_DAYS });
  if (!Number.isInteger(draft.travellers) || draft.travellers < 1 || draft.travellers > MAX_TRAVELLERS) {
    problems.travellers = t("From 1 to {most, number} people.", { most: MAX_TRAVELLERS });
  }
  if (draft.budget.trim() && !parseMoney(draft.budget, draft.currency)) problems.budget = t("Enter an amount, such as {amount, number}.", { amount: 2400 });
  if ([...draft.title.trim()].length > 120) problems.title = t("Use 120 characters at most.");
  return problems;
}

/** Dates of a trip that has none: only how far they are apart is told by them. */
const NO_DATE = "2024-01-01";

/** Arguments of `trips.create` for a draft without problems. */
export function createArgs(draft: TripDraft) {
  const { start, end } = draft.open ? { start: NO_DATE, end: addDays(NO_DATE, draft.open.days - 1) } : draft.dates;
  let arrival = start;
  const last = draft.stops.length - 1;
  const destinations = draft.stops.map(({ name, countryCode, lat, lng, timeZone, geonameId, unplaced, nights }, index) => {
    const departure = index === last ? end : addDays(arrival, nights);
    const destination = { name, countryCode, lat, lng, timeZone, ...(geonameId !== null && { geonameId }), ...(unplaced && { unplaced }), arrival, departure };
    arrival = departure;
    return destination;
  });
  const budget = draft.budget.trim() ? parseMoney(draft.budget, draft.currency) : null;
  return {
    title: draft.title.trim() || suggestedTitle(draft.stops),
    startDate: start,
    endDate: end,
    ...(draft.open && { openDates: { month: draft.open.month } }),
    travellers: draft.travellers,
    ...(budget && { budget }),
    destinations,
  };
}
