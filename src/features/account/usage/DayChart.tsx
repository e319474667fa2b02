// The last 30 days as bars. The picture is one image with a sentence for who can't see it; the table
// below it says the same in figures.
import { useId, useState } from "react";
import { formatNumber } from "../../../i18n/formats";
import { direction } from "../../../i18n/language";
import { t } from "../../../i18n/t";
import { formatDate } from "../../../lib/dates";
import { ChipButton } from "../../../ui/Chip";
import { formatCost } from "../../../lib/models";
import { scaleEnd, type Day } from "./figures";

/** Pixels; widths are shares of whatever there is. */
const [TOP, BASE, HEIGHT] = [24, 164, 190];
const BAR_SHARE = 0.68;
/** Where something begins that is `width` wide, both in percent: days go on the way the reader reads. */
const placed = (start: number, width = 0) => `${direction === "rtl" ? 100 - start - width : start}%`;

/** `most` in words as `total`, with the day it was on. */
type Peak = { day: string; most: string };
type Measure = { label: string; of: (day: Day) => number; text: (value: number) => string; words: (value: number) => string; summary: (total: string, peak: Peak | null) => string };
const MEASURES = {
  calls: {
    label: t("Calls"),
    of: ({ calls }) => calls,
    text: (value) => formatNumber(value),
    words: (value) => t("{count, plural, one {# call} other {# calls}}", { count: value }),
    summary: (total, peak) => (peak ? t("Calls by day: {total} in 30 days, most on {day} with {most}.", { total, ...peak }) : t("Calls by day: {total} in 30 days.", { total })),
  },
  cost: {
    label: t("Cost"),
    of: ({ costUsd }) => costUsd,
    text: formatCost,
    words: formatCost,
    summary: (total, peak) => (peak ? t("Cost by day: {total} in 30 days, most on {day} with {most}.", { total, ...peak }) : t("Cost by day: {total} in 30 days.", { total })),
  },
} as const satisfies Record<string, Measure>;
type MeasureName = keyof typeof MEASURES;
const NAMES = Object.keys(MEASURES) as MeasureName[];

export function DayChart({ days }: { days: Day[] }) {
  const [chosen, setChosen] = useState<MeasureName>("calls");
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id={titleId} className="title text-xl">{t("The last 30 days")}</h2>
          <p className="mt-1 text-[0.9375rem] text-ink-soft">{t("One request can take several calls: agents, checks, a second model.")}</p>
        </div>
        <div role="group" aria-label={t("What the chart shows")} className="flex gap-2">
          {NAMES.map((name) => (
            <ChipButton key={name} aria-pressed={chosen === name} onClick={() => setChosen(name)}>{MEASURES[name].label}</ChipButton>
          ))}
        </div>
      </div>
      <Bars days={days} measure={MEASURES[chosen]} />
      <DayTable days={days} />
    </section>
  );
}

function Bars({ days, measure }: { days: Day[]; measure: Measure }) {
  const values = days.map(measure.of);
  const highest = Math.max(...values);
  const total = values.reduce((sum, value) => sum + value, 0);
  const end = scaleEnd(highest);
  const step = 100 / days.length;
  const peak = days[values.indexOf(highest)];
  const sentence = measure.summary(measure.words(total), peak && highest > 0 ? { day: formatDate(peak.day, "day"), most: measure.words(highest) } : null);
  const y = (value: number) => BASE - (value / end) * (BASE - TOP);
  return (
    <svg role="img" aria-label={sentence} width="100%" height={HEIGHT} className="mt-5 block overflow-visible text-[0.8125rem]">
      <line x1="0" x2="100%" y1={TOP} y2={TOP} className="stroke-line" strokeDasharray="3 5" />
      <text x={placed(0)} y={TOP - 8} className="fill-ink-faint">{measure.text(end)}</text>
      {days.map(({ day }, index) => {
        const value = values[index]!;
        // A day with little in it still shows that there was something.
        const height = value === 0 ? 0 : Math.max(3, BASE - y(value));
        return (
          <g key={day} className="group">
            <rect x={placed(index * step, step)} width={`${step}%`} y={TOP} height={BASE - TOP} fill="transparent" />
            <rect x={placed((index + (1 - BAR_SHARE) / 2) * step, step * BAR_SHARE)} width={`${step * BAR_SHARE}%`} y={BASE - height} height={height} rx="2" className="fill-accent transition group-hover:fill-accent-strong" />
            <title>{t("{day}: {amount}", { day: formatDate(day, "short"), amount: measure.words(value) })}</title>
          </g>
        );
      })}
      <line x1="0" x2="100%" y1={BASE} y2={BASE} className="stroke-line-strong" />
      <DayLabel days={days} at={0} x={placed(0)} anchor="start" />
      <DayLabel days={days} at={Math.floor(days.length / 2)} x={placed(50)} anchor="middle" />
      <DayLabel days={days} at={days.length - 1} x={placed(100)} anchor="end" />
    </svg>
  );
}

function DayLabel({ days, at, x, anchor }: { days: Day[]; at: number; x: string; anchor: "start" | "middle" | "end" }) {
  const day = days[at];
  return day ? <text x={x} y={BASE + 20} textAnchor={anchor} className="fill-ink-faint">{formatDate(day.day, "day")}</text> : null;
}

function DayTable({ days }: { days: Day[] }) {
  const busy = days.filter(({ calls }) => calls > 0).reverse();
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-11 items-center rounded-sm text-[0.9375rem] font-medium text-accent underline underline-offset-4">{t("Show these days as a table")}</summary>
      <table className="mt-1 w-full text-[0.9375rem]">
        <caption className="pb-2 text-start text-ink-soft">{t("Days with calls, newest first; on the others nothing was asked.")}</caption>
        <thead>
          <tr className="border-b border-line text-sm text-ink-soft">
            <th scope="col" className="py-2 text-start font-medium">{t("Day")}</th>
            <th scope="col" className="py-2 text-end font-medium">{t("Calls")}</th>
            <th scope="col" className="py-2 text-end font-medium">{t("Cost")}</th>
          </tr>
        </thead>
        <tbody>
          {busy.map(({ day, calls, costUsd }) => (
            <tr key={day} className="border-b border-line last:border-0">
              <th scope="row" className="py-2.5 text-start font-normal"><time dateTime={day}>{formatDate(day, "short")}</time></th>
              <td className="py-2.5 text-end">{formatNumber(calls)}</td>
              <td className="py-2.5 text-end">{formatCost(costUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
