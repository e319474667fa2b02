// Cities with one letter wrong: "Barcelna", "Kopenhagn". Only of those that many people go to: a name that is near a village's is rather another word. Pure.
import { oneSlip } from "../../ai/planner/understand/spelling";
import { searchGazetteer, type GazetteerCity } from "../../places/gazetteer";
import { searchKey } from "../../places/searchKey";

const SHORTEST = 6;
const LARGE = 400_000;
/** People rarely slip at the beginning. */
const BEGINNING = 3;
const MOST_ALIKE = 100;

/** Null where none is near, for short names and for several words. */
export function misspeltCity(name: string): GazetteerCity | null {
  const key = searchKey(name);
  if (key.length < SHORTEST || key.includes(" ")) return null;
  const beginnings = Array.from({ length: key.length - BEGINNING }, (_, index) => key.slice(0, key.length - 1 - index));
  const isNear = (one: string) => one.length >= SHORTEST && oneSlip(searchKey(one), key);
  const isMeant = ({ name: own, matched, hasPlaces, population }: GazetteerCity) => (hasPlaces || population >= LARGE) && (isNear(own) || (matched !== null && isNear(matched)));
  for (const beginning of beginnings) {
    const meant = searchGazetteer(beginning, MOST_ALIKE).find(isMeant);
    if (meant) return meant;
  }
  return null;
}
