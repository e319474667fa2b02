// An item as it is being written down, before it is in the plan: what there is at first, and what is made of it. Pure.
import type { Id } from "../../../../../../convex/_generated/dataModel";
import { t } from "../../../../../i18n/t";
import { addDays, daysBetween } from "../../../../../lib/dates";
import type { Found } from "../../../../places/placeWords";
import type { ActivityInput } from "../../../useEdits";
import type { Activity, Destination } from "../../../useItinerary";
import { costProblem, readCost } from "../../entry/readCost";
import { endsTooEarly } from "../../entry/readTimes";
import { placeFields, stationOf, writtenStation } from "../placeFields";
import { readLink } from "../readLink";

type Transport = NonNullable<Activity["transport"]>;
/** A place that was chosen, or only what was written. */
export type Spot = { found: Found | null; text: string };

export type Draft = {
  title: string;
  type: Activity["type"];
  day: string | null;
  endDay: string | null;
  start: string;
  end: string;
  where: Spot;
  mode: Transport["mode"] | "";
  from: Spot;
  to: Spot;
  cost: string;
  link: string;
  notes: string;
  participants: Id<"users">[] | null;
};
export type Problems = Partial<Record<keyof Draft, string>>;

const NOWHERE: Spot = { found: null, text: "" };

export const emptyDraft = (day: string | null, place: Found | null): Draft => ({
  title: place?.name ?? "", type: place?.type ?? "sightseeing", day, endDay: null, start: "", end: "",
  where: place ? { found: place, text: place.name || place.area } : NOWHERE,
  mode: "", from: NOWHERE, to: NOWHERE, cost: "", link: "", notes: "", participants: null,
});

/** On another day, as long as it was if the trip is. */
export function onDay({ day: before, endDay }: Draft, day: string | null, lastDay: string): Pick<Draft, "day" | "endDay"> {
  const moved = endDay && before && day ? addDays(endDay, daysBetween(before, day)) : null;
  return { day, endDay: moved !== null && moved <= lastDay ? moved : null };
}

/** When it is, as what is in the plan says it. */
export const timesOf = (draft: Draft) => ({ type: draft.type, day: draft.day, endDay: draft.endDay, start: draft.start || null, end: draft.end || null, transport: journey(draft), destinationId: null });

/** `currency` is what an amount without one is in. */
export function toActivity(draft: Draft, destinations: readonly Pick<Destination, "_id" | "arrival" | "departure">[], currency: string): { activity: ActivityInput } | { problems: Problems } {
  const { title, type, day, start, end, where, notes, participants } = draft;
  const cost = readCost(draft.cost, currency);
  const link = draft.link.trim() === "" ? undefined : readLink(draft.link, "");
  const problems: Problems = {};
  if (title.trim() === "") problems.title = t("Give it a name.");
  if (!cost) problems.cost = costProblem(draft.cost, currency);
  if (link === null) problems.link = t("Write a web address, like example.com/tickets.");
  if (day && endsTooEarly({ type, start, end })) problems.end = t("It ends before it starts. Change one of the two times.");
  if (!cost || link === null || Object.keys(problems).length > 0) return { problems };
  // On a day of moving on, what is added belongs to where one goes.
  const here = destinations.findLast(({ arrival, departure }) => day !== null && arrival <= day && day <= departure);
  const transport = journey(draft);
  const endDay = day !== null && (type === "hotel" || type === "transport") ? draft.endDay : null;
  return {
    activity: {
      title: title.trim(), type, day, cost: cost.cost,
      // An idea has no times until it has a day.
      start: (day && start) || null,
      end: (day && end) || null,
      ...(where.found ? placeFields(where.found, title.trim()) : { placeId: null, lat: null, lng: null, ...(where.text.trim() && { address: where.text.trim() }) }),
      destinationId: here?._id ?? null,
      ...(endDay && { endDay }),
      ...(transport && { transport }),
      ...(link && { links: [link] }),
      ...(notes.trim() && { description: notes }),
      ...(participants && { participants }),
    },
  };
}

function journey({ type, mode, from, to }: Draft): Transport | null {
  if (type !== "transport" || (mode === "" && !from.text.trim() && !to.text.trim())) return null;
  const station = ({ found, text }: Spot) => (found ? stationOf(found) : writtenStation(text));
  return { mode: mode || "other", from: station(from), to: station(to) };
}
