import { Link } from "react-router-dom";
import { cityName } from "../../i18n/cityName";
import { t } from "../../i18n/t";
import { formatDate, today } from "../../lib/dates";
import { formatCountdown, formatTripDates } from "../../lib/tripDates";
import { AvatarStack } from "../../ui/Avatar";
import { cn } from "../../ui/cn";
import { AddDates } from "./AddDates";
import { TripCover } from "./TripCover";
import { TripMenu } from "./TripMenu";
import type { TripCardData } from "./tripTypes";

/** A trip as a line of the list: for those who have many. `found` are lines of it that were searched for. */
export function TripLine({ trip, found = [] }: { trip: TripCardData; found?: string[] }) {
  const inBin = trip.goneAt !== null;
  const places = trip.destinations.map(cityName).join(" · ");
  // That there are no dates stands beside the name already.
  const mayDate = trip.openDates !== null && !trip.isPast && trip.role !== "viewer" && !inBin;
  const when = formatCountdown(trip, today());
  return (
    <article className="relative flex items-center gap-4 py-3 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent">
      <div className={cn("relative size-16 shrink-0 overflow-hidden rounded-lg", (trip.isPast || inBin) && "saturate-[0.55]")}>
        <TripCover trip={trip} className="absolute inset-0 size-full" />
      </div>
      <div className="min-w-0 flex-1">
        <h3 dir="auto" className="title line-clamp-2 text-lg leading-snug [overflow-wrap:anywhere]">
          {inBin ? trip.title : <Link to={`/trips/${trip._id}`} className="outline-none after:absolute after:inset-0">{trip.title}</Link>}
        </h3>
        <p className="line-clamp-2 text-sm text-ink-soft">{formatTripDates(trip)}{places && ` · ${places}`}</p>
        {found.length > 0 && (
          <ul aria-label={t("Found in it")} className="my-1 border-s-2 border-accent/60 ps-3 text-sm">
            {found.map((line) => <li key={line} dir="auto" className="line-clamp-1">{line}</li>)}
          </ul>
        )}
        <p className={cn("text-sm text-ink-faint sm:hidden", !mayDate && "truncate")}>{mayDate ? <AddDates trip={trip} /> : inBin ? t("In the bin") : when}</p>
      </div>
      <p className="hidden w-36 shrink-0 text-sm text-ink-soft sm:block">
        {mayDate ? <AddDates trip={trip} /> : inBin ? t("Gone on {date}", { date: formatDate(new Date(trip.goneAt!).toISOString().slice(0, 10), "day") }) : when}
      </p>
      <span className="hidden w-28 shrink-0 md:block"><AvatarStack people={trip.members.map((member) => ({ ...member, key: member.userId }))} total={trip.memberCount} max={4} /></span>
      <TripMenu trip={trip} className="relative border-none bg-transparent shadow-none" />
    </article>
  );
}
