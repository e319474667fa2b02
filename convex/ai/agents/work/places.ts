// What the interests still lack, and what lies beside the planned stops.
import { cityWords } from "../../../places/cityNames";
import { sightWord } from "../../../places/sightNames";
import { say, type Said } from "../../../said";
import { worthOf } from "../../planner/draft/interest";
import { interestWord } from "../../planner/draft/wording";
import type { Interest } from "../../../places/types";
import { askToAdd } from "../asks";
import { confidenceByStops, confidenceIn } from "../confidence";
import { citySources, interestsOf, stopsOf, unplannedNearStops, withoutPlaces, type Candidate } from "../reading";
import type { AgentFinding, AgentInput, AgentReport } from "../types";
import { tablesForNeeds } from "./needs";

/** Beside a stop: some six minutes on foot. */
const BESIDE_KM = 0.45;
const MOST_BESIDE = 5;
const WORTH_A_STOP = 3;

export function places(input: AgentInput): AgentReport {
  const { trip, cities, preferences } = input;
  const stops = stopsOf(input);
  const candidates = unplannedNearStops(input);
  const lacking = preferences.interests.filter((interest) => !stops.some(({ place }) => place?.interests.includes(interest)));
  const used = new Set<string>();
  const missing = lacking.flatMap((interest) => fillingFor(interest, candidates, input, used));
  const beside = besideStops(candidates, input, used);
  const unknown = withoutPlaces(trip, cities).map((city) => say("places of {city}", { city }));
  return {
    headline: headline(input, stops.length, lacking, beside.length),
    findings: [...missing, ...tablesForNeeds(input), ...beside],
    confidence: stops.length > 0 ? confidenceByStops(0.9, stops, say("Positions are exact to some metres")) : confidenceIn(0.5, trip.destinations.length - unknown.length, trip.destinations.length, say("Nothing is planned to look around yet"), unknown),
    sources: citySources(trip, cities),
  };
}

function headline(input: AgentInput, planned: number, lacking: Interest[], beside: number): Said {
  if (planned === 0) return say("Once something is planned I look for what lies beside it.");
  if (lacking.length > 0) return say("Nothing planned yet for {interests}.", { interests: lacking.map(interestWord) });
  const { interests, stated } = interestsOf(input);
  const found = { beside, count: interests.length, interests: interests.map(interestWord) };
  if (!stated) return say("You named no interests; {beside, plural, =0 {nothing great is passed by unseen} one {# good place right beside your way} other {# good places right beside your way}}.", { beside });
  return { ...say("{interests} {count, plural, one {is} other {are}} in the plan; {beside, plural, =0 {nothing great is passed by unseen} one {# good place right beside your way} other {# good places right beside your way}}.", found), as: "opening" };
}

/** The best place for an interest that is no great way from a planned stop; or that there is none. */
function fillingFor(interest: Interest, candidates: Candidate[], input: AgentInput, used: Set<string>): AgentFinding {
  const [best] = candidates
    .filter(({ place, placeId }) => place.interests.includes(interest) && !used.has(placeId))
    .sort((a, b) => score(b, input) - score(a, input));
  if (!best) return { kind: "tip", text: say("I know nothing for {interest} near what is planned in {cities}.", { interest: interestWord(interest), cities: cityWords(input.trip.destinations) }) };
  used.add(best.placeId);
  return { kind: "suggestion", ...whereTo(best), text: say("Nothing for {interest} yet. {place} is {minutes, plural, one {# minute} other {# minutes}} from {item} ({day}): {fact}", { interest: interestWord(interest), ...way(best) }) };
}

const score = ({ place, city, minutes }: Candidate, { preferences }: AgentInput) => worthOf(place, city, preferences, 0) - minutes;

function besideStops(candidates: Candidate[], input: AgentInput, used: Set<string>): AgentFinding[] {
  return candidates
    .filter(({ place, placeId, km }) => km <= BESIDE_KM && place.popularity >= WORTH_A_STOP && !used.has(placeId))
    .sort((a, b) => score(b, input) - score(a, input))
    .slice(0, MOST_BESIDE)
    .map((found) => ({ kind: "suggestion", ...whereTo(found), text: say("{place} is {minutes, plural, one {# minute} other {# minutes}} from {item} ({day}): {fact}", way(found)) }));
}

const whereTo = ({ place, placeId, beside }: Candidate) => ({ day: beside.day, placeIds: [placeId], ask: askToAdd(place, beside.day) });

const way = ({ place, minutes, beside }: Candidate) => ({ place: sightWord(place), minutes: Math.max(1, minutes), item: beside.title, day: { date: beside.day }, fact: place.fact });
