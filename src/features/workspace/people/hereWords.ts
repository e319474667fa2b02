// Where somebody is, in words.
import { t } from "../../../i18n/t";
import { formatDate } from "../../../lib/dates";
import type { TripView } from "../useItinerary";
import { allViews, viewEntry } from "../views";
import type { Where } from "./here";

/** "at Nishiki Market", "on Sat 10 Apr", "in the map"; "here" for who has only just come. */
export function whereWords({ trip, days, activities }: Pick<TripView, "trip" | "days" | "activities">, where: Where | null): string {
  if (!where) return t("here");
  const item = activities.find(({ _id }) => _id === where.activityId);
  if (item) return t(where.field ? "writing in {item}" : "at {item}", { item: item.title });
  const day = days.find(({ date }) => date === where.day);
  if (where.view === "plan" && day) return trip.openDates ? t("on day {number}", { number: day.index + 1 }) : t("on {day}", { day: formatDate(day.date) });
  const view = allViews.find((each) => each === where.view);
  return view ? t("in {view}", { view: viewEntry(view).label }) : t("here");
}

/**
 * `copied`: what is called so stands in the day as it is now. `keptIn`: the plan of the day that has what was being written. `mine`: oneself, on
 * another device or in another window.
 */
type Gone = { person: string; item: string; writing: boolean; copied: boolean; mine?: boolean; keptIn?: string | null };

/** What became of an item that one had open. */
export function goneWords({ parked, byAssistant }: { parked: boolean; byAssistant: boolean }, { keptIn = null, ...gone }: Gone): string {
  const { person, item, writing, copied, mine } = gone;
  if (keptIn !== null) return t("{what}. What you wrote is kept in “{plan}”.", { what: goneWords({ parked: true, byAssistant }, gone), plan: keptIn });
  if (byAssistant) return t(writing ? "The assistant took “{item}” out of the plan while you were writing, for {person}" : "The assistant took “{item}” out of the plan, for {person}", { person, item });
  if (mine && parked) return t(writing ? "You changed the day to another plan elsewhere, without “{item}”, while you were writing here" : "You changed the day to another plan elsewhere, without “{item}”", { item });
  if (mine) return t(writing ? "You removed “{item}” elsewhere while you were writing here" : "You removed “{item}” elsewhere while you had it open here", { item });
  if (parked && copied) return t(writing ? "{person} changed the day to another plan while you were writing in “{item}” of the one before" : "{person} changed the day to another plan while you had “{item}” of the one before open", { person, item });
  if (parked) return t(writing ? "{person} changed the day to another plan, without “{item}”, while you were writing" : "{person} changed the day to another plan, without “{item}”", { person, item });
  return t(writing ? "{person} removed “{item}” while you were writing" : "{person} removed “{item}” while you had it open", { person, item });
}
