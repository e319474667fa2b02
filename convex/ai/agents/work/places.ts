// What the interests still lack, and what lies beside the planned stops.
import { formatDay } from "../../../trips/labels";
import { worthOf } from "../../planner/draft/interest";
import { capital, interestWord, listed, plural } from "../../planner/draft/wording";
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
  const unknown = withoutPlaces(trip, cities).map((name) => `places of ${name}`);
  return {
    headline: headline(input, stops.length, lacking, beside.length),
    findings: [...missing, ...tablesForNeeds(input), ...beside],
    confidence: stops.length > 0 ? confidenceByStops(0.9, stops, "Positions are exact to some metres") : confidenceIn(0.5, trip.destinations.length - unknown.length, trip.destinations.length, "Nothing is planned to look around yet", unknown),
    sources: citySources(trip, cities),
  };
}

function headline(input: AgentInput, planned: number, lacking: Interest[], beside: number): string {
  if (planned === 0) return "Once something is planned I look for what lies beside it.";
  if (lacking.length > 0) return `Nothing planned yet for ${listed(lacking.map(interestWord))}.`;
  const { interests, stated } = interestsOf(input);
  const covered = stated ? `${capital(listed(interests.map(interestWord)))} ${interests.length === 1 ? "is" : "are"} in the plan` : "You named no interests";
  return `${covered}; ${beside === 0 ? "nothing great is passed by unseen" : `${plural(beside, "good place")} right beside your way`}.`;
}

/** The best place for an interest that is no great way from a planned stop; or that there is none. */
function fillingFor(interest: Interest, candidates: Candidate[], input: AgentInput, used: Set<string>): AgentFinding {
  const [best] = candidates
    .filter(({ place, placeId }) => place.interests.includes(interest) && !used.has(placeId))
    .sort((a, b) => score(b, input) - score(a, input));
  if (!best) return { kind: "tip", text: `I know nothing for ${interestWord(interest)} near what is planned in ${listed(input.trip.destinations.map(({ name }) => name))}.` };
  used.add(best.placeId);
  return { kind: "suggestion", ...whereTo(best), text: `Nothing for ${interestWord(interest)} yet. ${best.place.name} is ${way(best)}: ${best.place.fact}` };
}

const score = ({ place, city, minutes }: Candidate, { preferences }: AgentInput) => worthOf(place, city, preferences, 0) - minutes;

function besideStops(candidates: Candidate[], input: AgentInput, used: Set<string>): AgentFinding[] {
  return candidates
    .filter(({ place, placeId, km }) => km <= BESIDE_KM && place.popularity >= WORTH_A_STOP && !used.has(placeId))
    .sort((a, b) => score(b, input) - score(a, input))
    .slice(0, MOST_BESIDE)
    .map((found) => ({ kind: "suggestion", ...whereTo(found), text: `${found.place.name} is ${way(found)}: ${found.place.fact}` }));
}

const whereTo = ({ place, placeId, beside }: Candidate) => ({ day: beside.day, placeIds: [placeId], ask: askToAdd(place.name, beside.day) });

const way = ({ minutes, beside }: Candidate) => `${plural(Math.max(1, minutes), "minute")} from ${beside.title} (${formatDay(beside.day)})`;
