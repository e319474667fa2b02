// A day on paper: what comes when, where it is, what there is to know.
import { cityName } from "../../../i18n/cityName";
import { formatNumber, listed } from "../../../i18n/formats";
import { rich, t } from "../../../i18n/t";
import { daysOn, formatTime, formatTimes } from "../../../lib/dates";
import { formatMoney } from "../../../lib/money";
import { cn } from "../../../ui/cn";
import { dayColor } from "../../../ui/dayColors";
import { Markdown } from "../assistant/Markdown";
import { dayLabel } from "../dayLabel";
import { journeyOf, zoneWords } from "../itinerary/journey";
import type { Activity, Day, TripView } from "../useItinerary";
import { drawDay, numbersOf } from "./dayMap";
import { DayMap } from "./DayMap";
import type { PrintOptions } from "./printOptions";

type Props = { day: Day; trip: TripView; options: PrintOptions; codes: Map<string, string> };

export function PrintedDay({ day, trip, options, codes }: Props) {
  const words = trip.dayNotes.find((note) => note.day === day.date);
  const drawing = options.maps ? drawDay(day) : null;
  const numbers = numbersOf(day.activities);
  const cities = day.destinations.map(cityName).join(" → ");
  const zone = day.destinations.at(-1)?.timeZone;
  const before = trip.days[day.index - 1]?.destinations.at(-1)?.timeZone;
  const item = (activity: Activity, lead?: string) => <PrintedItem key={`${activity._id} ${lead ?? ""}`} activity={activity} trip={trip} options={options} code={codes.get(activity._id)} number={drawing ? numbers.get(activity._id) : undefined} lead={lead} />;
  return (
    <section aria-labelledby={`print-${day.date}`} className={cn("pt-10 print:pt-0", options.pagePerDay ? "break-before-page" : "print:mt-8")}>
      <header className="flex break-after-avoid break-inside-avoid flex-wrap items-end justify-between gap-x-6 gap-y-3 border-b-2 pb-2" style={{ borderColor: dayColor(day.index) }}>
        <div className="min-w-0 flex-1 basis-60">
          <p className="eyebrow" style={{ color: dayColor(day.index) }}>{[!trip.trip.openDates && t("Day {number}", { number: day.index + 1 }), cities].filter(Boolean).join(" · ")}</p>
          <h2 id={`print-${day.date}`} className="title mt-1 text-2xl">{dayLabel(day.date, trip.trip, "long")}</h2>
          {words?.title && <p dir="auto" className="mt-1 text-ink-soft italic">{words.title}</p>}
          {zone && before && zone !== before && <p className="mt-1 text-sm text-ink-soft">{t("From here on, times are {zone}.", { zone: zoneWords(zone, trip.trip.openDates ? null : day.date) })}</p>}
        </div>
        {/* Beside the heading, not beside the rows: a row with long notes would stay as narrow all the way down. */}
        {drawing && <div className="w-72 max-w-full max-sm:w-full print:w-72"><DayMap drawing={drawing} dayIndex={day.index} /></div>}
      </header>
      {options.notes && words?.notes && <div className="mt-4 text-sm text-ink-soft"><Markdown text={words.notes} /></div>}
      <ol className="mt-3">
        {day.checkOuts.map((hotel) => item(hotel, hotel.end ? t("Check out by {time}", { time: formatTime(hotel.end) }) : t("Check out")))}
        {day.activities.length === 0 && <li className="py-3 text-ink-faint">{t("Nothing planned yet.")}</li>}
        {day.activities.map((activity) => item(activity))}
        {day.hotels.map((hotel) => item(hotel, hotel.day === day.date && hotel.start ? t("Sleep, check in from {time}", { time: formatTime(hotel.start) }) : t("Sleep")))}
      </ol>
    </section>
  );
}

/** Letters of notes that may go on over the page: kept together, they would leave half a page empty. */
const MUCH = 700;

type ItemProps = { activity: Activity; trip: TripView; options: PrintOptions; code: string | undefined; number?: number; lead?: string };

export function PrintedItem({ activity, trip, options, code, number, lead }: ItemProps) {
  const { title, address, description, cost, status } = activity;
  const journey = journeyOf(activity, trip.destinations);
  const way = journey && [journey.way, journey.by, journey.arrival].filter(Boolean).join(" · ");
  const times = formatTimes(journey?.isHired ? { start: activity.start, end: null } : activity, journey ? 0 : daysOn(activity), " – ");
  const people = activity.participants?.flatMap((userId) => trip.memberById.get(userId)?.name ?? []) ?? [];
  const facts = [people.length > 0 && t("For {people}", { people: listed(people) }), way, address, status === "booked" && t("Booked"), options.costs && cost && lead === undefined && formatMoney(cost)].filter(Boolean).join(" · ");
  return (
    <li className={cn("flex gap-4 py-2", (description?.length ?? 0) < MUCH && "break-inside-avoid")}>
      <span className="w-28 shrink-0 text-sm text-ink-soft tabular-nums">{lead ?? times}</span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium [overflow-wrap:anywhere]">{number !== undefined && <span className="me-1.5 text-sm text-ink-faint tabular-nums">{formatNumber(number)}</span>}<bdi>{title}</bdi></span>
        {facts && <span className="block text-sm text-ink-soft [overflow-wrap:anywhere]">{facts}</span>}
        {options.codes && code && <span className="block text-sm">{rich("Code <b>{code}</b>", { code, b: (text) => <b dir="ltr" className="font-mono font-semibold">{text}</b> })}</span>}
        {options.notes && description && lead === undefined && <span dir="auto" className="mt-0.5 block text-sm whitespace-pre-line text-ink-soft [overflow-wrap:anywhere]">{description}</span>}
      </span>
    </li>
  );
}
