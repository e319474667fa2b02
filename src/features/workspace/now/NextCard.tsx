// What comes next: how long until then, when to leave, its code and tickets, and a card for whoever drives.
import { CarTaxiFront, Footprints, PanelRightOpen } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { t } from "../../../i18n/t";
import { formatTime } from "../../../lib/dates";
import { Button } from "../../../ui/Button";
import { dayColor } from "../../../ui/dayColors";
import { journeyOf } from "../itinerary/journey";
import { MapLink } from "../itinerary/sheet/MapLink";
import { useTripFrame } from "../tripFrame";
import { useWorkspace } from "../useWorkspace";
import { clockWords } from "./clockWords";
import { DriverCard } from "./DriverCard";
import { untilWords, wayWords, type NowView, type Timed } from "./nowOf";

const AtHand = lazy(async () => ({ default: (await import("./AtHand")).AtHand }));

export function NextCard({ next: { activity, startsAt, endsAt, zones }, now, minute }: { next: Timed; now: NowView; minute: number }) {
  const { openActivity } = useWorkspace();
  const { destinations } = useTripFrame();
  const [driver, setDriver] = useState(false);
  const { leave, live, timeZone } = now;
  const journey = journeyOf(activity, destinations);
  const goNow = leave !== null && live && leave.at <= minute;
  return (
    <section aria-label={t("Next", {}, "on the way")} className="mt-6 rounded-xl border-s-4 bg-surface p-5 shadow-card ring-1 ring-line" style={{ borderColor: dayColor(now.day.index) }}>
      <div className="flex items-baseline justify-between gap-4">
        <p className="eyebrow">{t("Next", {}, "on the way")}{live && <span className="text-ink-soft"> · {untilWords(startsAt, minute)}</span>}</p>
        <p className="text-ink-soft tabular-nums">{clockWords(startsAt, zones.from, timeZone)}{activity.end && !journey && ` – ${clockWords(endsAt, zones.to, timeZone)}`}</p>
      </div>
      <h2 dir="auto" className="title mt-2 text-[1.75rem] [overflow-wrap:anywhere]">{activity.title}</h2>
      {journey?.way && <p className="mt-1 text-ink-soft">{journey.way}{journey.by && `, ${journey.by}`}</p>}
      {activity.address && <p dir="auto" className="mt-1 text-ink-soft">{activity.address}</p>}
      {leave && (
        <p className={goNow ? "mt-3 flex items-center gap-2 font-medium text-warn" : "mt-3 flex items-center gap-2 font-medium"}>
          <Footprints className="size-4.5 shrink-0" aria-hidden />
          <span>
            {goNow ? t("Leave now") : t("Leave by {time}", { time: formatTime(leave.time) })}
            <span className="font-normal text-ink-soft"> · {wayWords(leave.leg)}</span>
          </span>
        </p>
      )}
      <Suspense fallback={null}><AtHand activityId={activity._id} /></Suspense>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button size="sm" look="secondary" onClick={() => openActivity(activity._id)}><PanelRightOpen aria-hidden />{t("Open")}</Button>
        <Button size="sm" look="secondary" onClick={() => setDriver(true)}><CarTaxiFront aria-hidden />{t("For the driver")}</Button>
        <MapLink activity={activity} />
      </div>
      {driver && <DriverCard activity={activity} onClose={() => setDriver(false)} />}
    </section>
  );
}
