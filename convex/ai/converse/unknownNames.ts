// Places that a model's words speak of as if they were known, and aren't: named in bold, or by a proper
// name with a word that only places have.
import { namesOfCity } from "../../places/cityNames";
import { searchKey } from "../../places/searchKey";
import type { Cities } from "../planner/draftTypes";
import { nameLikeness, resolvePlace } from "../tools/resolvePlace";
import { knownPlaces } from "../tools/tripFacts";
import type { TripState } from "../types";

const BOLD = /\*\*([^*\n]{3,80})\*\*/g;
const KIND = "Museum|Temple|Shrine|Palace|Castle|Gardens?|Park|Tower|Market|Cathedral|Church|Basilica|Chapel|Mosque|Monastery|Gallery|Bridge|Restaurant|Trattoria|Osteria|Bistro|Brasserie|Café|Cafe|Bar|Pub|Hotel|Hostel|Ryokan|Onsen|Zoo|Aquarium|Theatre|Theater|Opera|Beach|Fort|Pagoda|Pavilion|Lookout|Observatory|Library|Hall";
/** “the Moonlit Pagoda”, “Café Aurora”: the kind and at least one more word with a capital. */
const PROPER = new RegExp(`(?:\\p{Lu}[\\p{L}’'-]+ (?:(?:of|de|da|do|di|del|du|and) )?){1,4}(?:${KIND})\\b|(?:${KIND})(?: (?:of|de|da|do|di|del|du))?(?: \\p{Lu}[\\p{L}’'-]+){1,3}`, "gu");
const MONTHS_AND_DAYS = /\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b/;
const HEADINGS = new Set("morning afternoon evening night breakfast lunch dinner total budget tip note warning cost costs rooms meals transport sights hotel arrival departure changed added removed moved unverified yes no done important".split(" "));
const MOST = 6;

/** Names without a known place, item, quarter or city behind them; at most six, in order. */
export function unknownNames(text: string, trip: TripState, cities: Cities): string[] {
  const known = knownPlaces(trip, cities);
  const familiar = [
    trip.title,
    ...trip.activities.flatMap(({ title, address }) => [title, address ?? ""]),
    ...trip.destinations.flatMap(namesOfCity),
    ...known.flatMap(({ place, city }) => [place.area, city.name, city.localName ?? ""]),
    ...[...cities.values()].flatMap(({ lodging }) => lodging.map(({ area }) => area)),
  ].filter(Boolean);
  const isKnown = (name: string) => resolvePlace({ name }, known) !== null || familiar.some((one) => nameLikeness(name, one) >= 0.85 || searchKey(one).includes(searchKey(name)));
  const bold = [...text.matchAll(BOLD)].map((match) => match[1]!.trim()).filter(isName);
  const proper = [...text.replace(BOLD, " · ").matchAll(PROPER)].map(([name]) => name.replace(/^(The|A|An|At|In|To|From|See|Visit|Try|Then|And|Near|After|Before) /, "").trim());
  return [...new Set([...bold, ...proper])].filter((name) => name.includes(" ") || bold.includes(name)).filter((name) => !isKnown(name)).slice(0, MOST);
}

/** Sums, times, days and plain words stand in bold too. */
function isName(text: string): boolean {
  if (/\d/.test(text) || HEADINGS.has(text.toLowerCase()) || MONTHS_AND_DAYS.test(text.toLowerCase())) return false;
  const words = text.split(" ");
  return /\p{Lu}|\p{Lo}/u.test(text.charAt(0)) && !/[:.!?]$/.test(text) && (words.length === 1 || words.slice(1).some((word) => /^\p{Lu}|^\p{Lo}/u.test(word)));
}
