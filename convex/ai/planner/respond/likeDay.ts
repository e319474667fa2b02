// What a day is like, as wishes: so that another one can be planned after it.
import { joined, say, type Piece } from "../../../said";
import type { Money, TripState } from "../../types";
import { costsOf, whole } from "../draft/costs";
import { interestWord } from "../draft/wording";
import type { Cities, DaySummary } from "../draftTypes";
import type { Interest } from "../../../places/types";
import type { Preferences } from "../types";
import { knownPlaceOf } from "./places";

/** A later start than this is a wish; a day that begins at noon is one that was emptied. */
const [LATE, LATEST] = ["10:00", "11:00"];
const MOST_INTERESTS = 3;

/** Interests that its sights share, its pace and its late start; empty for a day without sights. */
export function wishesLike(day: string, trip: TripState, cities: Cities): Partial<Preferences> {
  const sights = trip.activities.filter((activity) => activity.day === day && activity.type === "sightseeing");
  if (sights.length === 0) return {};
  const counts = new Map<Interest, number>();
  for (const interest of sights.flatMap((sight) => knownPlaceOf(sight, cities)?.place.interests ?? [])) counts.set(interest, (counts.get(interest) ?? 0) + 1);
  const interests = [...counts].filter(([, count]) => count > 1 || sights.length < 3).sort(([, a], [, b]) => b - a).slice(0, MOST_INTERESTS).map(([interest]) => interest);
  const first = trip.activities.flatMap((activity) => (activity.day === day && activity.type !== "hotel" && activity.start !== null ? [activity.start] : [])).toSorted()[0];
  return {
    ...(interests.length > 0 && { interests }),
    pace: sights.length <= 3 ? "relaxed" : sights.length >= 6 ? "packed" : "normal",
    ...(first !== undefined && first >= LATE && { notBefore: first < LATEST ? first : LATEST }),
  };
}

/** How the new day compares, for the traveller. */
export function comparison(like: string, wishes: Partial<Preferences>, planned: DaySummary[], trip: TripState, cheaper: boolean): Piece[] {
  const name = { day: { date: like } };
  const sights = trip.activities.filter((activity) => activity.day === like && activity.type === "sightseeing").length;
  if (sights === 0) return [say("{day} has no sights to go by, so I went by what you said.", name)];
  const after = wishes.interests?.length
    ? say("After {day}: {interests}, {sights, plural, one {# sight} other {# sights}} there.", { ...name, interests: wishes.interests.map(interestWord), sights })
    : say("After {day}.", name);
  const [day] = planned;
  const was = costOf(like, trip, day?.cost.currency);
  return joined([
    after,
    day !== undefined && say("It comes to about {sum}; {day} is about {was}.", { ...name, sum: whole(day.cost), was: whole(was) }),
    cheaper && day !== undefined && day.cost.amount >= was.amount && say("I found nothing cheaper than {day} that fits.", name),
  ]);
}

const costOf = (day: string, trip: TripState, currency?: string): Money =>
  costsOf({ ...trip, activities: trip.activities.filter((activity) => activity.day === day && activity.type !== "hotel") }, currency === undefined ? {} : { currency }).total;
