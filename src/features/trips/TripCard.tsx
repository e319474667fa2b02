import { CalendarDays } from "lucide-react";
import { Link } from "react-router-dom";
import { cityName } from "../../i18n/cityName";
import { t } from "../../i18n/t";
import { formatDate, today } from "../../lib/dates";
import { formatCountdown, formatTripDates } from "../../lib/tripDates";
import { AvatarStack } from "../../ui/Avatar";
import { Chip } from "../../ui/Chip";
import { cn } from "../../ui/cn";
import { AddDates } from "./AddDates";
import { TripCover } from "./TripCover";
import { TripMenu } from "./TripMenu";
import { TripProgress } from "./TripProgress";
import type { TripCardData } from "./tripTypes";

/** What somebody is in a trip that isn't theirs. */
const ROLE_WORDS = { owner: null, editor: t("Shared with you"), viewer: t("View only") } as const;

/** One trip in the list; `spotlight` is the wide form of the next or running one. `found` are lines of it that were searched for. */
export function TripCard({ trip, spotlight, found = [] }: { trip: TripCardData; spotlight?: boolean; found?: string[] }) {
  const on = today();
  const isNow = !trip.openDates && !trip.isPast && trip.startDate <= on;
  const inBin = trip.goneAt !== null;
  const Title = spotlight ? "h2" : "h3";
  const places = trip.destinations.map(cityName).join(" · ");
  const roleWords = ROLE_WORDS[trip.role];
  return (
    <article
      className={cn(
        "group relative flex overflow-hidden rounded-xl border border-line bg-surface shadow-card transition duration-200",
        !inBin && "hover:-translate-y-0.5 hover:shadow-lift focus-within:shadow-lift has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-2 has-[a:focus-visible]:outline-accent",
        spotlight ? "flex-col md:flex-row" : "flex-col",
        (trip.isPast || inBin) && "opacity-90",
      )}
    >
      <div className={cn("relative overflow-hidden", spotlight ? "h-52 md:h-auto md:min-h-72 md:w-[56%]" : "h-40", (trip.isPast || inBin) && "saturate-[0.55]")}>
        <TripCover trip={trip} className="absolute inset-0 size-full transition duration-700 group-hover:scale-[1.03]" />
        <Chip className="absolute top-3.5 start-3.5 bg-surface/92 text-ink shadow-card">
          {inBin ? t("Gone on {date}", { date: formatDate(new Date(trip.goneAt!).toISOString().slice(0, 10), "day") }) : formatCountdown(trip, on)}
        </Chip>
      </div>
      <div className={cn("flex min-w-0 flex-1 flex-col p-5", spotlight && "md:justify-center md:p-9")}>
        {spotlight && <p className="eyebrow mb-3">{isNow ? t("Happening now") : t("Your next trip")}</p>}
        <Title dir="auto" className={cn("title [overflow-wrap:anywhere]", spotlight ? "text-3xl md:text-[2.5rem]" : "text-[1.375rem]")}>
          {inBin ? trip.title : <Link to={`/trips/${trip._id}`} className="outline-none after:absolute after:inset-0">{trip.title}</Link>}
          {trip.hasNews && !inBin && <span role="img" aria-label={t("Changed since you last looked")} title={t("Changed since you last looked")} className="ms-2 inline-block size-2.5 rounded-full bg-accent align-middle" />}
        </Title>
        <p className={cn("mt-1.5 line-clamp-2 text-ink-soft", spotlight && "md:text-lg")}>{places}</p>
        {found.length > 0 && (
          <ul aria-label={t("Found in it")} className="mt-3 border-s-2 border-accent/60 ps-3 text-sm">
            {found.map((line) => <li key={line} dir="auto" className="line-clamp-1">{line}</li>)}
          </ul>
        )}
        <div className={cn("mt-auto flex items-end justify-between gap-3 pt-5", spotlight && "md:mt-7 md:pt-0")}>
          <div className="flex min-w-0 flex-col gap-1.5 text-sm text-ink-soft">
            <span className="flex items-center gap-2">
              <CalendarDays className="size-4 shrink-0 text-ink-faint" aria-hidden />
              {trip.openDates ? <span>{formatTripDates(trip)} <AddDates trip={trip} className="ms-1" /></span> : <time dateTime={trip.startDate}>{formatTripDates(trip)}</time>}
            </span>
            {!trip.isPast && !inBin && <TripProgress trip={trip} />}
            {roleWords && <span className="text-ink-faint">{roleWords}</span>}
          </div>
          <AvatarStack people={trip.members.map((member) => ({ ...member, key: member.userId }))} total={trip.memberCount} max={4} />
        </div>
      </div>
      <TripMenu trip={trip} className="absolute top-3 end-3 bg-surface/92" />
    </article>
  );
}
