// The columns of the table: what each says of an item, how it sorts, and how what is written into it is read. To add
// one: a line here.
import { cityName } from "../../../i18n/cityName";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { daysOn, formatTimes } from "../../../lib/dates";
import { currencyDigits, type Money } from "../../../lib/money";
import { ACTIVITY_TYPES } from "../activityTypes";
import { costWords } from "../costWords";
import { dayLabel } from "../dayLabel";
import { costProblem, readCost } from "../itinerary/entry/readCost";
import { endsTooEarly, readTimes } from "../itinerary/entry/readTimes";
import { endDateOf } from "../moments";
import type { ActivityChanges } from "../useEdits";
import type { Activity, Member, TripView } from "../useItinerary";

type Read = { set: ActivityChanges } | { problem: string };
type Choice = { value: string; label: string };
type UserId = Member["userId"];
export type Edit =
  | { kind: "text"; maxLength: number; /** May have several lines. */ lines?: boolean; inputMode?: "decimal"; placeholder?: string; written: (row: Activity) => string; read: (text: string, row: Activity, trip: TripView) => Read }
  | { kind: "choice"; value: (row: Activity) => string; choices: (row: Activity, trip: TripView) => Choice[]; set: (value: string) => ActivityChanges }
  /** Null: everybody, where that can be chosen. */
  | { kind: "people"; everybody: boolean; value: (row: Activity) => UserId[] | null; set: (people: UserId[] | null) => ActivityChanges };
export type Column = {
  id: string;
  label: string;
  /** Of the grid, in rem. */
  width: number;
  text: (row: Activity, trip: TripView) => string;
  /** By what it sorts; nothing comes last. */
  sort: (row: Activity, trip: TripView) => string | number | null;
  edit?: Edit;
  /** Figures, to the end of their cell. */
  figures?: boolean;
  /** Written by people: in a direction of its own. */
  typed?: boolean;
};

export const STATUS_WORDS: Record<Activity["status"], string> = { idea: t("Idea"), planned: t("Planned"), booked: t("Booked"), done: t("Done", {}, "state") };
/** Stands for the list of ideas where a date names a day. */
const IDEAS = "ideas";

const dayText = (date: string | null, { trip }: TripView) => (date === null ? t("Ideas") : dayLabel(date, trip));
const cityOf = ({ destinationId }: Activity, { destinations }: TripView) => destinations.filter(({ _id }) => _id === destinationId).map(cityName)[0] ?? "";
const named = (people: UserId[], { memberById }: TripView) => listed(people.map((id) => memberById.get(id)?.name ?? t("Somebody who left")), "unit");
const people = ({ participants }: Activity, trip: TripView) => (participants ? named(participants, trip) : t("Everybody"));
const assigned = ({ assignees }: Activity, trip: TripView) => named(assignees ?? [], trip);

function writtenCost({ cost }: Activity): string {
  if (!cost) return "";
  const digits = currencyDigits(cost.currency);
  return `${(cost.amount / 10 ** digits).toFixed(cost.amount % 10 ** digits === 0 ? 0 : digits)} ${cost.currency}`;
}

export const COLUMNS: Column[] = [
  {
    id: "title",
    label: t("Name"),
    width: 17,
    typed: true,
    text: ({ title }) => title,
    sort: ({ title }) => title,
    edit: { kind: "text", maxLength: 200, written: ({ title }) => title, read: (text) => (text.trim() ? { set: { title: text.trim() } } : { problem: t("Give it a name.") }) },
  },
  {
    id: "day",
    label: t("Day"),
    width: 9,
    text: ({ day }, trip) => dayText(day, trip),
    sort: ({ day }) => day,
    edit: {
      kind: "choice",
      value: ({ day }) => day ?? IDEAS,
      choices: (_row, trip) => [...trip.days.map(({ date }) => ({ value: date, label: dayText(date, trip) })), { value: IDEAS, label: t("Ideas") }],
      set: (value) => ({ day: value === IDEAS ? null : value }),
    },
  },
  {
    id: "time",
    label: t("Time"),
    width: 9,
    text: (row, { destinations }) => formatTimes(row, daysOn({ ...row, endDay: row.type === "transport" ? endDateOf(row, destinations) : row.endDay }), " – "),
    sort: ({ start }) => start,
    edit: {
      kind: "text",
      maxLength: 40,
      placeholder: t("9, 9:30pm, 9-11"),
      written: ({ start, end }) => [start, end].filter(Boolean).join(" – "),
      read: (text, { type }) => {
        const times = readTimes(text);
        if (!times) return { problem: t("Write a time like 9, 930, 9:30pm or 9-11.") };
        return endsTooEarly({ type, ...times }) ? { problem: t("It ends before it starts.") } : { set: times };
      },
    },
  },
  {
    id: "type",
    label: t("Kind"),
    width: 8,
    text: ({ type }) => ACTIVITY_TYPES[type].label,
    sort: ({ type }) => ACTIVITY_TYPES[type].label,
    edit: {
      kind: "choice",
      value: ({ type }) => type,
      choices: () => Object.entries(ACTIVITY_TYPES).map(([value, { label }]) => ({ value, label })),
      set: (value) => ({ type: value as Activity["type"] }),
    },
  },
  {
    id: "status",
    label: t("Status"),
    width: 8,
    text: ({ status }) => STATUS_WORDS[status],
    sort: ({ status }) => ["idea", "planned", "booked", "done"].indexOf(status),
    edit: {
      kind: "choice",
      value: ({ status }) => status,
      // An idea is what has no day.
      choices: ({ day }) => (day === null ? (["idea"] as const) : (["planned", "booked", "done"] as const)).map((value) => ({ value, label: STATUS_WORDS[value] })),
      set: (value) => ({ status: value as Activity["status"] }),
    },
  },
  {
    id: "cost",
    label: t("Cost"),
    width: 8,
    figures: true,
    text: ({ cost }) => (cost ? costWords(cost) : ""),
    sort: ({ cost }) => (cost ? cost.amount / 10 ** currencyDigits(cost.currency) : null),
    edit: {
      kind: "text",
      maxLength: 40,
      inputMode: "decimal",
      placeholder: t("40, €40, 3000 JPY"),
      written: writtenCost,
      read: (text, { cost }, { costs }) => {
        const currency = cost?.currency ?? costs.currency;
        const read = readCost(text, currency);
        return read ? { set: read } : { problem: costProblem(text, currency) };
      },
    },
  },
  {
    id: "where",
    label: t("Where"),
    width: 13,
    typed: true,
    text: ({ address }) => address ?? "",
    sort: ({ address }) => address || null,
    edit: { kind: "text", maxLength: 300, written: ({ address }) => address ?? "", read: (text) => ({ set: { address: text.trim() } }) },
  },
  { id: "city", label: t("City"), width: 8, typed: true, text: cityOf, sort: (row, trip) => cityOf(row, trip) || null },
  {
    id: "who",
    label: t("Who"),
    width: 10,
    text: people,
    sort: people,
    edit: { kind: "people", everybody: true, value: ({ participants }) => participants ?? null, set: (participants) => ({ participants }) },
  },
  {
    id: "assignees",
    label: t("Who sees to it"),
    width: 10,
    text: assigned,
    sort: (row, trip) => assigned(row, trip) || null,
    edit: { kind: "people", everybody: false, value: ({ assignees }) => assignees ?? [], set: (assignees) => ({ assignees: assignees ?? [] }) },
  },
  {
    id: "notes",
    label: t("Notes"),
    width: 16,
    typed: true,
    text: ({ description }) => description ?? "",
    sort: ({ description }) => description || null,
    edit: { kind: "text", maxLength: 5000, lines: true, written: ({ description }) => description ?? "", read: (text) => ({ set: { description: text.trim() } }) },
  },
];

/** What rows cost together, a sum for each currency; those in the trip's own first. */
export function sumsOf(rows: Pick<Activity, "cost">[], currency: string): Money[] {
  const sums = new Map<string, number>();
  for (const { cost } of rows) if (cost) sums.set(cost.currency, (sums.get(cost.currency) ?? 0) + cost.amount);
  return [...sums].map(([code, amount]) => ({ currency: code, amount })).sort((a, b) => Number(b.currency === currency) - Number(a.currency === currency) || (a.currency < b.currency ? -1 : 1));
}
