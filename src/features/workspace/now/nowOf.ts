// A travel day at an instant: where one is, what is on, what comes next and when to leave for it. Pure.
import { formatDuration } from "../../../i18n/measures";
import { t } from "../../../i18n/t";
import { addDays } from "../../../lib/dates";
import { clockIn, instantAt } from "../../../lib/instants";
import { cityOn, momentsOf, zonesOf } from "../moments";
import type { Activity, Day, Destination, Leg, TripView } from "../useItinerary";

/** What has no end is taken to last as long. */
const USUAL_MS = 60 * 60_000;
/** For finding one's shoes. */
const BEFORE_LEAVING_MS = 5 * 60_000;

export type Timed = { activity: Activity; startsAt: number; endsAt: number; /** By whose clocks it begins and ends. */ zones: { from: string; to: string } };
export type NowView = {
  day: Day;
  city: Destination | undefined;
  timeZone: string;
  clock: { date: string; time: string };
  /** It is this day there; else it is looked at before or after. */
  live: boolean;
  current: Timed[];
  next: Timed | null;
  /** When to go for what is next, if there is a way to it; "HH:mm" there. */
  leave: { at: number; time: string; leg: Leg } | null;
  /** After what is next, on this day. */
  later: Timed[];
  untimed: Activity[];
  /** Where one sleeps tonight, and what one leaves this morning. */
  stays: Activity[];
  checkOuts: Activity[];
  tomorrow: Timed | null;
};

type Trip = Pick<TripView, "days" | "activities" | "destinations" | "legTo">;

/** The clock that one goes by: on a day of moving on, the first one too, that of the place one leaves, until one has arrived. */
function zoneOn(trip: Trip, date: string, instant: number): string {
  const evening = cityOn(date, trip.destinations)?.timeZone ?? trip.destinations[0]?.timeZone ?? "UTC";
  const here = cityOn(date, trip.destinations, "morning")?.timeZone ?? evening;
  const isFirst = trip.days[0]?.date === date;
  if (here === evening && !isFirst) return evening;
  const journey = trip.activities.find((activity) => activity.day === date && activity.type === "transport" && zonesOf(activity, trip.destinations).to === evening && activity.start);
  const moments = journey && momentsOf(journey, trip.destinations);
  const morning = journey && isFirst ? zonesOf(journey, trip.destinations).from : here;
  return moments && instant < (moments.endsAt ?? moments.startsAt) ? morning : evening;
}

/** The trip's day that it is there; null before and after the trip. */
export function dayAt(trip: Trip, instant: number): Day | null {
  // On a day of moving on the clocks of both ends may say that it is that day: the later one holds once it is.
  return trip.days.findLast(({ date }) => clockIn(zoneOn(trip, date, instant), instant).date === date) ?? null;
}

/** `chosen`: a day to look at as it will begin; it is as now if it is today. Null for a trip without days. */
export function nowOf(trip: Trip, instant: number, chosen?: string): NowView | null {
  const present = dayAt(trip, instant);
  const day = trip.days.find(({ date }) => date === chosen) ?? present ?? trip.days[0];
  if (!day) return null;
  const live = day === present;
  const at = live ? instant : instantAt(day.date, "00:00", zoneOn(trip, day.date, 0));
  const timeZone = zoneOn(trip, day.date, at);
  const timed = timedOf(trip);
  const current = live ? timed.filter(({ startsAt, endsAt, activity }) => startsAt <= at && at < endsAt && activity.status !== "done") : [];
  const ahead = timed.filter(({ startsAt, activity }) => startsAt > at - (live ? 0 : 1) && activity.status !== "done");
  const today = ahead.filter(({ activity }) => activity.day === day.date);
  const next = today[0] ?? null;
  return {
    day,
    city: trip.destinations.find((place) => place.timeZone === timeZone && place.arrival <= day.date && day.date <= place.departure) ?? day.destinations.at(-1),
    timeZone,
    clock: clockIn(timeZone, at),
    live,
    current,
    next,
    leave: next && leaveFor(trip, next, timeZone),
    later: today.slice(1),
    untimed: day.activities.filter(({ start, status }) => start === null && status !== "done"),
    stays: day.hotels,
    checkOuts: day.checkOuts,
    tomorrow: ahead.find(({ activity }) => activity.day !== null && activity.day >= addDays(day.date, 1)) ?? null,
  };
}

/** All that has a time, in the order in which it happens. */
function timedOf({ activities, destinations }: Trip): Timed[] {
  return activities
    .filter(({ type }) => type !== "hotel")
    .flatMap((activity) => {
      const moments = momentsOf(activity, destinations);
      return moments ? [{ activity, startsAt: moments.startsAt, endsAt: moments.endsAt ?? moments.startsAt + USUAL_MS, zones: zonesOf(activity, destinations) }] : [];
    })
    .sort((a, b) => a.startsAt - b.startsAt);
}

function leaveFor({ legTo }: Trip, { activity, startsAt }: Timed, timeZone: string): NowView["leave"] {
  const leg = legTo.get(activity._id);
  if (!leg) return null;
  const at = startsAt - leg.minutes * 60_000 - BEFORE_LEAVING_MS;
  return { at, time: clockIn(timeZone, at).time, leg };
}

/** "in 25 min", "in 2 hr 5 min"; "now" for what begins this minute or has begun. */
export function untilWords(instant: number, now: number): string {
  const minutes = Math.ceil((instant - now) / 60_000);
  return minutes <= 0 ? t("now") : t("in {duration}", { duration: formatDuration(minutes) });
}

/** "about 12 min by foot". */
export function wayWords({ minutes, mode }: Pick<Leg, "minutes" | "mode">): string {
  return t(
    "about {duration} by {mode, select, walk {foot} bike {bike} metro {metro} tram {tram} bus {bus} taxi {taxi} ferry {ferry} transit {transit} train {train} flight {flight} other {car}}",
    { duration: formatDuration(minutes), mode },
  );
}
