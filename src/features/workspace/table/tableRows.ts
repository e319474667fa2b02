// Which rows the table shows, and in what order. Pure.
import { displayLocale } from "../../../i18n/formats";
import { folded } from "../../../lib/folded";
import { takesPart } from "../group/forPerson";
import type { Activity, Member, TripView } from "../useItinerary";
import { COLUMNS } from "./tableColumns";

export type Filter = { text: string; /** A date, or "ideas". */ day: string; type: string; status: string; person: string };
export const NO_FILTER: Filter = { text: "", day: "", type: "", status: "", person: "" };
export type Sort = { column: string; descending: boolean } | null;

const collator = new Intl.Collator(displayLocale, { sensitivity: "base", numeric: true });

/** Without a sort: as the plan goes, ideas last. */
export function rowsOf(trip: TripView, filter: Filter, sort: Sort): Activity[] {
  const words = folded(filter.text).split(/\s+/).filter(Boolean);
  const has = (row: Activity) => {
    const said = folded([row.title, row.address, row.description, row.why].filter(Boolean).join(" "));
    return words.every((word) => said.includes(word));
  };
  const rows = trip.activities.filter(
    (row) =>
      (filter.day === "" || (row.day ?? "ideas") === filter.day) &&
      (filter.type === "" || row.type === filter.type) &&
      (filter.status === "" || row.status === filter.status) &&
      (filter.person === "" || takesPart(row, filter.person as Member["userId"])) &&
      has(row),
  );
  const planned = [...rows.filter(({ day }) => day !== null), ...rows.filter(({ day }) => day === null)];
  const column = COLUMNS.find(({ id }) => id === sort?.column);
  if (!sort || !column) return planned;
  const key = new Map(planned.map((row) => [row._id, column.sort(row, trip)]));
  return planned.toSorted((a, b) => compare(key.get(a._id) ?? null, key.get(b._id) ?? null, sort.descending));
}

/** Nothing comes last, whichever way one sorts. */
function compare(a: string | number | null, b: string | number | null, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  return descending ? -order : order;
}

/** Pressed once it sorts upwards, twice downwards, three times as the plan goes. */
export function nextSort(sort: Sort, column: string): Sort {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
