// The day of travel at a glance: the clock there, what is on, what comes next and when to leave, codes and tickets at
// hand, and the day moved when one is late. Any other day can be looked at before it comes.
import { useState } from "react";
import { ClockAlert } from "lucide-react";
import { cityName } from "../../../i18n/cityName";
import { t } from "../../../i18n/t";
import { formatTime } from "../../../lib/dates";
import { Button } from "../../../ui/Button";
import { dayColor } from "../../../ui/dayColors";
import { EmptyState } from "../../../ui/EmptyState";
import { Select } from "../../../ui/Input";
import { dayLabel } from "../dayLabel";
import { zoneName } from "../itinerary/journey";
import { useTrip } from "../useItinerary";
import { LateDialog } from "./LateDialog";
import { nowOf } from "./nowOf";
import { NextCard } from "./NextCard";
import { StayLine, TimedLine, UntimedLine } from "./NowLines";
import { useMinute } from "../../../lib/useMinute";

export function NowPane() {
  const trip = useTrip();
  const minute = useMinute();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [late, setLate] = useState(false);
  const now = nowOf(trip, minute, chosen);
  if (!now) return null;
  const { day, live, clock, current, next, later, untimed, stays, checkOuts, tomorrow } = now;
  const nothing = current.length === 0 && !next && untimed.length === 0;
  const mayBeLate = trip.canEdit && (next !== null || later.length > 0);
  return (
    <div className="mx-auto w-full max-w-2xl px-4 pt-5 pb-28 sm:px-6 lg:pb-10">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <p className="eyebrow" style={{ color: dayColor(day.index) }}>{[t(live ? "Now" : "Looking ahead"), now.city && cityName(now.city)].filter(Boolean).join(" · ")}</p>
          {live ? (
            <p className="title mt-1 text-5xl tabular-nums">
              <time>{formatTime(clock.time)}</time> <span className="font-sans text-sm font-normal text-ink-faint">{zoneName(now.timeZone, clock.date)}</span>
            </p>
          ) : (
            <h2 className="title mt-1 text-3xl">{dayLabel(day.date, trip.trip, "long")}</h2>
          )}
        </div>
        <Select aria-label={t("Day")} className="w-72 max-w-full" value={day.date} onChange={(event) => setChosen(event.target.value)}>
          {trip.days.map(({ date }) => <option key={date} value={date}>{dayLabel(date, trip.trip, "long")}</option>)}
        </Select>
      </header>

      {nothing && (
        <EmptyState title={t(live ? "Nothing else today" : "Nothing planned on this day")}>
          {t(tomorrow ? (live ? "The evening is yours. What comes first afterwards is below." : "What comes first afterwards is below.") : "Plan something in the list, or ask the assistant.")}
        </EmptyState>
      )}
      {current.length > 0 && (
        <Part title={t("On now")}>
          {current.map((timed) => <TimedLine key={timed.activity._id} timed={timed} now={now} until />)}
        </Part>
      )}
      {next && <NextCard key={next.activity._id} next={next} now={now} minute={minute} />}
      {mayBeLate && (
        <Button look="secondary" className="mt-4 w-full" onClick={() => setLate(true)}>
          <ClockAlert aria-hidden />
          {t("We're late")}
        </Button>
      )}
      {later.length > 0 && <Part title={t(live ? "Later today" : "Then")}>{later.map((timed) => <TimedLine key={timed.activity._id} timed={timed} now={now} />)}</Part>}
      {untimed.length > 0 && <Part title={t("At any time")}>{untimed.map((activity) => <UntimedLine key={activity._id} activity={activity} />)}</Part>}
      {(stays.length > 0 || checkOuts.length > 0) && (
        <Part title={t(live ? "Tonight" : "The night")}>
          {checkOuts.map((hotel) => <StayLine key={`out ${hotel._id}`} hotel={hotel} day={day.date} leaves />)}
          {stays.map((hotel) => <StayLine key={hotel._id} hotel={hotel} day={day.date} />)}
        </Part>
      )}
      {tomorrow && (
        <Part title={t("First on {day}", { day: dayLabel(tomorrow.activity.day!, trip.trip, "long") })}>
          <TimedLine timed={tomorrow} now={now} />
        </Part>
      )}
      {late && <LateDialog day={day.date} from={live ? clock.time : "00:00"} onClose={() => setLate(false)} />}
    </div>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="mt-8">
      <h3 className="eyebrow border-b border-line pb-2">{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}
