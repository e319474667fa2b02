// Quieter places: known, seldom the reason people come, near a planned stop, open that day, and of a kind
// that this trip likes.
import { openOn } from "../../../places/openingHours";
import { sightWord } from "../../../places/sightNames";
import { say, type Said } from "../../../said";
import { interestWord } from "../../planner/draft/wording";
import { askToAdd } from "../asks";
import { confidenceByStops } from "../confidence";
import { citySources, interestsOf, stopsOf, unplannedNearStops, type Candidate } from "../reading";
import type { AgentInput, AgentReport } from "../types";

const QUIET = 3;
const NEAR_MINUTES = 20;
const MOST = 6;
const MOST_A_DAY = 2;

export function gems(input: AgentInput): AgentReport {
  const { trip, cities } = input;
  const stops = stopsOf(input);
  const { interests, stated } = interestsOf(input);
  const fitting = unplannedNearStops(input)
    .map((candidate) => ({ ...candidate, shared: interests.filter((interest) => candidate.place.interests.includes(interest)) }))
    .filter(({ place, shared, minutes, beside }) => place.popularity <= QUIET && shared.length > 0 && minutes <= NEAR_MINUTES && openOn(place.hours, beside.day).length > 0)
    .sort((a, b) => b.shared.length - a.shared.length || a.minutes - b.minutes || (a.placeId < b.placeId ? -1 : 1));
  const chosen = spread(fitting);
  return {
    headline: headline(chosen.length, stops.length),
    findings: chosen.map(({ place, placeId, beside, minutes, shared }) => ({
      kind: "suggestion",
      day: beside.day,
      placeIds: [placeId],
      text: say(
        stated
          ? "{place}, {minutes, plural, one {# minute} other {# minutes}} from {item} on {day}: {fact} It fits your wish for {interests}."
          : "{place}, {minutes, plural, one {# minute} other {# minutes}} from {item} on {day}: {fact} It fits what you have planned: {interests}.",
        { place: sightWord(place), minutes: Math.max(1, minutes), item: beside.title, day: { date: beside.day }, fact: place.fact, interests: shared.map(interestWord) },
      ),
      ask: askToAdd(place, beside.day),
    })),
    confidence: confidenceByStops(stated ? 0.8 : 0.6, stops, say(stated ? "Chosen by the interests you named" : "You named no interests, so I went by what is planned")),
    sources: citySources(trip, cities),
  };
}

function headline(found: number, planned: number): Said {
  if (planned === 0) return say("Once something is planned I look for quieter places near it.");
  return found === 0 ? say("No quieter place that fits lies near your stops.") : say("{found, plural, one {# quieter place} other {# quieter places}} near your stops.", { found });
}

/** Not all on one day. */
function spread<Found extends Candidate>(found: Found[]): Found[] {
  const days = new Map<string, number>();
  return found
    .filter(({ beside }) => {
      const count = (days.get(beside.day) ?? 0) + 1;
      days.set(beside.day, count);
      return count <= MOST_A_DAY;
    })
    .slice(0, MOST);
}
