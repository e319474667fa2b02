import { formatTime } from "../../../lib/dates";
import { clockIn } from "../../../lib/instants";
import { zoneName } from "../itinerary/journey";

/** "13:30" by the clocks of `timeZone`, and by which those are ("13:30 GMT+2") where the clock on screen goes by others. */
export function clockWords(instant: number, timeZone: string, shown: string): string {
  const { date, time } = clockIn(timeZone, instant);
  const zone = zoneName(timeZone, date);
  return zone === zoneName(shown, date) ? formatTime(time) : `${formatTime(time)} ${zone}`;
}
