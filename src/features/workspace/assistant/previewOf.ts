// Where the places of one tool call are, as its small map shows them: what it is about, and around it the
// day's other stops as they stand in the plan now. Pure.
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { dayLabel } from "../dayLabel";
import type { TripView } from "../useItinerary";
import type { FocusPlace } from "../map/mapFocus";
import { stopsOf } from "../map/tripFeatures";
import type { ToolCall } from "./useThread";

export type PreviewPoint = {
  lat: number;
  lng: number;
  name: string;
  /** Null for a place that is for no day. */
  dayIndex: number | null;
  /** In the pin: its number in the plan, "+" if it isn't there, "−" if it leaves; null for a stop beside. */
  mark: string | null;
};
export type Preview = {
  /** In the order of the days; stops beside come first, so that they lie below. */
  points: PreviewPoint[];
  /** Each day's way through its stops. */
  routes: { dayIndex: number; points: { lat: number; lng: number }[] }[];
  /** What the big map shows when this is pressed; null for several days. */
  day: string | null;
  places: FocusPlace[];
  /** For those who can't see it. */
  description: string;
};

type DatedTrip = Parameters<typeof dayLabel>[1];
type Subject = { name: string; day: string | null; lat: number; lng: number; leaves: boolean };
/** More names would be a list read aloud. */
const MOST_NAMED = 6;

/** Null when nothing of the call is at a known point. `waits`: its changes are proposed and not decided on. */
export function previewOf(call: ToolCall, view: Pick<TripView, "days"> & { trip: DatedTrip }, waits = false): Preview | null {
  const subjects = subjectsOf(call);
  if (subjects.length === 0) return null;
  const dates = [...new Set(subjects.flatMap(({ day }) => day ?? []))].sort();
  const live = view.days.filter(({ date }) => dates.includes(date)).flatMap(stopsOf);
  const pinOf = ({ lat, lng, day }: Subject) => live.find((pin) => pin.activity.day === day && pin.lngLat[0] === lng && pin.lngLat[1] === lat);
  const indexOf = (day: string | null) => view.days.find(({ date }) => date === day)?.index ?? null;
  const taken = new Set(subjects.map(pinOf));
  const beside = live.filter((pin) => !taken.has(pin));
  return {
    points: [
      ...beside.map(({ activity, dayIndex, lngLat: [lng, lat] }): PreviewPoint => ({ lat, lng, name: activity.title, dayIndex, mark: null })),
      ...subjects.map((subject): PreviewPoint => {
        const { name, lat, lng, day, leaves } = subject;
        const pin = pinOf(subject);
        // What was to leave and is still there stayed, or came back.
        const mark = leaves && (waits || !pin) ? "−" : day === null ? String(subjects.indexOf(subject) + 1) : pin ? String(pin.number) : "+";
        return { name, lat, lng, dayIndex: indexOf(day), mark };
      }),
    ],
    routes: [...new Set(live.map(({ dayIndex }) => dayIndex))].map((dayIndex) => ({
      dayIndex,
      points: live.filter((pin) => pin.dayIndex === dayIndex).map(({ lngLat: [lng, lat] }) => ({ lat, lng })),
    })),
    day: dates.length === 1 && subjects.every(({ day }) => day !== null) ? dates[0]! : null,
    places: dates.length > 1 ? [] : subjects.map(({ name, lat, lng }) => ({ name, lat, lng })),
    description: describe(subjects, dates, view.trip),
  };
}

function subjectsOf({ changes = [], places = [] }: ToolCall): Subject[] {
  if (changes.length === 0) return places.map(({ name, day, lat, lng }) => ({ name, day, lat, lng, leaves: false }));
  return changes.flatMap(({ op, before, after }) => {
    const face = after ?? before;
    // Hotels and ways stand for no stop on the map.
    if (!face || face.lat === null || face.lng === null || face.type === "hotel" || face.type === "transport") return [];
    return [{ name: face.title, day: face.day, lat: face.lat, lng: face.lng, leaves: op === "remove" }];
  });
}

function describe(subjects: Subject[], dates: string[], trip: DatedTrip): string {
  const names = listed(subjects.slice(0, MOST_NAMED).map(({ name }) => name), "unit");
  const more = subjects.length - MOST_NAMED;
  const places = more > 0 ? t("{places} and {count, number} more", { places: names, count: more }) : names;
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return places;
  return first === last ? t("{places} on {day}", { places, day: dayLabel(first, trip) }) : t("{places} from {start} to {end}", { places, start: dayLabel(first, trip), end: dayLabel(last, trip) });
}
