// By whose clock an item's times are: its city's, or for a journey those of where it leaves and arrives. Pure.
import { t } from "../../../../i18n/t";
import type { Activity, Destination } from "../../useItinerary";
import { zoneWords } from "../journey";

type Timed = Pick<Activity, "type" | "transport" | "day" | "endDay" | "destinationId">;

/** Null for an idea, whose city may change yet, and where no city is known. `undated`: the trip's days aren't dates yet. */
export function clocksOf({ type, transport, day, endDay, destinationId }: Timed, destinations: Pick<Destination, "_id" | "timeZone" | "arrival" | "departure">[], undated = false): string | null {
  if (day === null) return null;
  const own = destinations.find(({ _id }) => _id === destinationId);
  const on = (date: string) => destinations.filter(({ arrival, departure }) => arrival <= date && date <= departure);
  const arrives = endDay ?? day;
  if (type !== "transport") {
    const zone = (own ?? on(day).at(-1))?.timeZone;
    return zone ? zoneWords(zone, undated ? null : day) : null;
  }
  const from = transport?.from?.timeZone ?? on(day)[0]?.timeZone;
  const to = transport?.to?.timeZone ?? on(arrives).at(-1)?.timeZone;
  const [leaving, landing] = [from && zoneWords(from, undated ? null : day), to && zoneWords(to, undated ? null : arrives)];
  if (!leaving || !landing || leaving === landing) return leaving ?? landing ?? null;
  return t("leaves by {leaving}, arrives by {landing}", { leaving, landing });
}
