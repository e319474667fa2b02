// Whether a place that somebody names is one we know: by its name, nearly enough, and where it is said
// to be. What doesn't resolve is never shown as fact.
import { distanceKm, type Point } from "../../places/distance";
import { searchKey } from "../../places/searchKey";
import type { KnownPlace } from "./tripFacts";

const LEAST_LIKENESS = 0.85;
const MOST_KM = 1.5;

/** What one says around a name: "Lunch at Nishiki Market", "Visit to the Colosseum". */
const AROUND = new Set(
  "a an the visit visiting see seeing tour guided walk stroll stop start end evening morning afternoon early late quick breakfast lunch dinner brunch coffee snack drinks at in to of on through around near by with before after time free vegetarian vegan halal".split(" "),
);

export type Claim = { name: string; at?: Point | null };

/** The known place that is meant, or null. Of several alike the likest; farther than 1.5 km from the claimed point is another one. */
export function resolvePlace({ name, at }: Claim, known: KnownPlace[]): KnownPlace | null {
  let best: { found: KnownPlace; likeness: number } | null = null;
  for (const found of known) {
    const { place } = found;
    const names = [place.name, place.localName ?? "", ...(place.aliases ?? [])].filter(Boolean);
    const likeness = Math.max(...names.map((one) => nameLikeness(name, one)));
    if (likeness < LEAST_LIKENESS || likeness <= (best?.likeness ?? 0)) continue;
    if (at && distanceKm(at, place) > MOST_KM) continue;
    best = { found, likeness };
  }
  return best?.found ?? shortened({ name, at }, known);
}

/** “Fushimi Inari” for Fushimi Inari Taisha: the first words of one name alone. */
function shortened({ name, at }: Claim, known: KnownPlace[]): KnownPlace | null {
  const said = searchKey(name).split(" ").filter((word) => !AROUND.has(word));
  if (said.length < 2 || compact(said).length < 10) return null;
  const [found, ...others] = known.filter(({ place }) => searchKey(place.name).startsWith(`${said.join(" ")} `));
  return found && others.length === 0 && !(at && distanceKm(at, found.place) > MOST_KM) ? found : null;
}

/** 0 to 1: the share of letter pairs in common, without case, accents, punctuation and what is said around a name. */
export function nameLikeness(claimed: string, name: string): number {
  const wanted = compact(searchKey(name).split(" "));
  const words = searchKey(claimed).split(" ");
  return Math.max(likeness(compact(words), wanted), likeness(compact(words.filter((word) => !AROUND.has(word))), wanted));
}

const compact = (words: string[]) => words.join("");

function likeness(a: string, b: string): number {
  if (a === b) return a === "" ? 0 : 1;
  // A slip of the pen is rarely in the first letter, but there Kinkaku-ji and Ginkaku-ji differ.
  if (a.length < 3 || b.length < 3 || a[0] !== b[0]) return 0;
  const pairs = pairCounts(a);
  let common = 0;
  for (const [pair, count] of pairCounts(b)) common += Math.min(count, pairs.get(pair) ?? 0);
  return (2 * common) / (a.length + b.length - 2);
}

function pairCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let index = 0; index < text.length - 1; index++) {
    const pair = text.slice(index, index + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
