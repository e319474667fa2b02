// A trip as everybody may read it: like pages of a guidebook. Its owner sees the same as preview.
import { BedDouble } from "lucide-react";
import { apart } from "../../i18n/apart";
import { cityName } from "../../i18n/cityName";
import { listed } from "../../i18n/formats";
import { direction } from "../../i18n/language";
import { t } from "../../i18n/t";
import { daysOn, formatDate, formatDateRange, formatTime, formatTimes } from "../../lib/dates";
import { formatMoney } from "../../lib/money";
import { formatDays } from "../../lib/tripDates";
import { dayColor } from "../../ui/dayColors";
import { Landscape } from "../../ui/Landscape";
import { Markdown } from "../workspace/assistant/Markdown";
import { publicDays, type PublicActivity, type PublicDay, type PublicTrip } from "./publicDays";

/** From one place to the next; no arrow turns round by itself. */
const ONWARD = direction === "rtl" ? " ← " : " → ";

export function PublicTripView({ trip, seed }: { trip: PublicTrip; seed: string }) {
  const { days, ideas } = publicDays(trip);
  const undated = trip.openDates !== null;
  return (
    <article className="mx-auto max-w-2xl">
      {trip.coverUrl ? (
        <img src={trip.coverUrl} alt="" className="h-44 w-full rounded-xl object-cover sm:h-60" />
      ) : (
        <Landscape seed={seed} countryCodes={trip.destinations.map(({ countryCode }) => countryCode)} className="h-44 w-full rounded-xl sm:h-60" />
      )}
      <p className="eyebrow mt-7">{apart(trip.destinations.map(cityName), " · ")}</p>
      <h1 dir="auto" className="title mt-2 text-4xl [overflow-wrap:anywhere] sm:text-5xl">{trip.title}</h1>
      <p className="mt-3 text-ink-soft">
        {undated ? formatDays(days.length) : <time dateTime={trip.startDate}>{formatDateRange(trip.startDate, trip.endDate)}</time>}
        {trip.people && ` · ${t("with {people}", { people: listed(trip.people, "unit") })}`}
      </p>
      {trip.description && <div className="mt-4"><Markdown text={trip.description} /></div>}
      {days.map((day) => <Day key={day.date} day={day} undated={undated} />)}
      {ideas.length > 0 && (
        <section aria-labelledby="ideas" className="mt-10">
          <h2 id="ideas" className="title text-2xl">{t("Ideas")}</h2>
          <ol className="mt-2 divide-y divide-line">{ideas.map((idea, index) => <Stop key={index} stop={idea} timed={false} />)}</ol>
        </section>
      )}
    </article>
  );
}

function Day({ day: { date, index, title, notes, cities, stops, stays }, undated }: { day: PublicDay; undated: boolean }) {
  return (
    <section aria-labelledby={`public-${date}`} className="mt-10">
      <header className="border-b-2 pb-2 print:break-after-avoid" style={{ borderColor: dayColor(index) }}>
        <p className="eyebrow" style={{ color: dayColor(index) }}>{[t("Day {day, number}", { day: index + 1 }), apart(cities, ONWARD)].filter(Boolean).join(" · ")}</p>
        <h2 id={`public-${date}`} dir="auto" className="title mt-1 text-2xl">{title || (undated ? t("Day {day, number}", { day: index + 1 }) : formatDate(date, "long"))}</h2>
        {title && !undated && <p className="text-sm text-ink-faint">{formatDate(date, "long")}</p>}
      </header>
      {notes && <div className="mt-3 text-ink-soft"><Markdown text={notes} /></div>}
      {stops.length > 0 ? <ol className="divide-y divide-line">{stops.map((stop, at) => <Stop key={at} stop={stop} />)}</ol> : <p className="py-3 text-ink-faint">{t("A day left open.")}</p>}
      {stays.map((stay, at) => (
        <p key={at} className="mt-1 flex items-center gap-2.5 rounded-md bg-sunken px-3.5 py-2.5 text-[0.9375rem] text-ink-soft">
          <BedDouble className="size-4.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="min-w-0 [overflow-wrap:anywhere]"><bdi>{stay.title}</bdi>{stay.address && <span className="text-ink-faint"> · <bdi>{stay.address}</bdi></span>}</span>
        </p>
      ))}
    </section>
  );
}

const isSaid = (word: string | null | undefined): word is string => Boolean(word);

/** `timed`: with room for its times, as the others beside it. */
function Stop({ stop, timed = true }: { stop: PublicActivity; timed?: boolean }) {
  const { start, end, title, address, cost, description, links, transport } = stop;
  const way = transport && apart([transport.from?.name, transport.to?.name].filter(isSaid), ONWARD);
  const facts = apart([way, transport?.number, address].filter(isSaid), " · ");
  return (
    <li className="flex gap-4 py-3 print:break-inside-avoid">
      {timed && <span className="w-18 shrink-0 pt-0.5 text-sm text-ink-soft tabular-nums">
        {start && <time>{formatTime(start)}{end && <span className="block text-ink-faint">{formatTimes({ start: end, end: null }, daysOn(stop))}</span>}</time>}
      </span>}
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="flex items-baseline gap-3"><span dir="auto" className="min-w-0 flex-1 font-medium">{title}</span>{cost && <span className="shrink-0 text-sm text-ink-soft tabular-nums">{formatMoney(cost)}</span>}</p>
        {facts && <p className="text-sm text-ink-faint">{facts}</p>}
        {description && <div className="mt-1 text-[0.9375rem] text-ink-soft"><Markdown text={description} /></div>}
        {links.length > 0 && (
          <ul className="mt-1 flex flex-wrap gap-x-4 text-sm">
            {links.map(({ url, label }) => <li key={url}><a href={url} target="_blank" rel="noreferrer nofollow ugc" className="inline-flex min-h-8 items-center text-accent underline underline-offset-4">{label || url}</a></li>)}
          </ul>
        )}
      </div>
    </li>
  );
}
