// What would become of the plan under other dates.
import type { FunctionReturnType } from "convex/server";
import type { ReactNode } from "react";
import type { api } from "../../../../convex/_generated/api";
import { cityNamed } from "../../../i18n/cityName";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { formatDate } from "../../../lib/dates";
import { useTripFrame } from "../tripFrame";
import { dayLabel } from "../dayLabel";

type Preview = FunctionReturnType<typeof api.trips.dates.preview>;
type DatePreviewProps = { preview: Preview; /** The trip will have no dates. */ open: boolean; moveFixed: boolean; onMoveFixed: (moveFixed: boolean) => void };

const NAMED = 6;

/** The first few by name, and how many more there are. */
function names(items: readonly { title: string }[]): string {
  const named = items.slice(0, NAMED).map(({ title }) => title);
  const more = items.length - NAMED;
  return more > 0 ? listed([...named, t("{count, number} more", { count: more })]) : listed(named, "unit");
}

export function DatePreview({ preview, open, moveFixed, onMoveFixed }: DatePreviewProps) {
  const { trip } = useTripFrame();
  const { days, toIdeas, cut, moved, kept, notes } = preview;
  const shorter = preview.cities.filter(({ nights, nightsBefore }) => nights < nightsBefore).map(({ name, nights, nightsBefore }) => t("{city} ({before, number} → {after, number})", { city: cityNamed(name), before: nightsBefore, after: nights }));
  const fixedIdeas = toIdeas.filter(({ booked, locked }) => booked || locked);
  const hasFixed = kept.length + moved.length + fixedIdeas.length > 0;
  const newLabel = (date: string) => (open ? t("Day {number, number}", { number: days.findIndex((day) => day.date === date) + 1 }) : formatDate(date));
  return (
    <section aria-label={t("What becomes of the plan")} className="flex flex-col gap-4">
      <ul aria-live="polite" className="flex flex-col gap-2 text-[0.9375rem]">
        {toIdeas.length === 0 && notes.length === 0 && <li>{t("Everything keeps a day.")}</li>}
        {toIdeas.length > 0 && <Line lead={t("{count, plural, one {One item becomes an idea:} other {# items become ideas:}}", { count: toIdeas.length })}>{names(toIdeas)}</Line>}
        {fixedIdeas.length > 0 && <Line warn lead={t("Booked or locked among them:")}>{names(fixedIdeas)}</Line>}
        {kept.length > 0 && <Line lead={t("Booked or locked, so they keep their date:")}>{names(kept)}</Line>}
        {moved.length > 0 && <Line warn lead={t("Booked or locked for another date, change that too:")}>{names(moved)}</Line>}
        {shorter.length + cut.length > 0 && <Line warn lead={t("Loses nights:")}>{listed([...shorter, ...cut].slice(0, NAMED), "unit")}</Line>}
        {notes.length > 0 && <Line lead={t("Notes that become ideas:")}>{listed(notes.map((day) => dayLabel(day, trip)), "unit")}</Line>}
      </ul>
      {hasFixed && !open && !trip.openDates && (
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" className="size-5 accent-accent" checked={moveFixed} onChange={(event) => onMoveFixed(event.target.checked)} />
          {t("Move what is booked or locked too")}
        </label>
      )}
      <ol aria-label={t("Days")} className="max-h-64 overflow-y-auto border-y border-line text-[0.9375rem]">
        {days.map(({ date, from, count: items }) => (
          <li key={date} className="flex items-baseline gap-3 border-b border-line py-2 last:border-0">
            <span className="w-28 shrink-0 font-medium">{newLabel(date)}</span>
            <span className="min-w-0 flex-1 text-ink-soft">{from === null ? t("a new day") : from === date ? t("as it is") : t("was {day}", { day: dayLabel(from, trip) })}</span>
            <span className="shrink-0 text-ink-faint tabular-nums">{items === 0 ? t("empty") : t("{count, plural, one {# item} other {# items}}", { count: items })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Line({ lead, warn, children }: { lead: string; warn?: boolean; children: ReactNode }) {
  return <li className={warn ? "border-s-2 border-warn ps-3" : "border-s-2 border-line ps-3"}><span className="font-medium">{lead}</span> <span className="text-ink-soft">{children}</span></li>;
}
