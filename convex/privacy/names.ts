// Taking a person's name out of what Caravan wrote for others: answers, reports, mails. Pure.

/** What stands for somebody whose data was removed. */
export const LEFT_NAME = "Somebody who left";

/**
 * `value` with the name replaced in every text in it, where it stands as a whole word. `places`: what the trip's places
 * are called; a name that is one of their words stays, as nobody could say which of the two is meant.
 */
export function withoutName<T>(value: T, name: string, places: string[] = []): T {
  const pattern = patternOf(name, places);
  return pattern ? (replaced(value, pattern) as T) : value;
}

/** Whether there is anything to replace, so that rows that stay as they are aren't written. */
export function namesPerson(value: unknown, name: string, places: string[] = []): boolean {
  return JSON.stringify(withoutName(value, name, places)) !== JSON.stringify(value);
}

/** What guests are called who gave no name: no name to take out. */
const NOBODYS = new Set(["guest", "traveller", "you"]);

function patternOf(name: string, places: string[]): RegExp | null {
  const word = name.trim();
  if (word.length < 2 || NOBODYS.has(word.toLowerCase())) return null;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");
  return places.some((place) => place.search(pattern) >= 0) ? null : pattern;
}

/** What is said keeps its `message`, which is ours and by which its translation is found: names stand in its values. */
function replaced(value: unknown, pattern: RegExp): unknown {
  if (typeof value === "string") return value.replace(pattern, LEFT_NAME);
  if (Array.isArray(value)) return value.map((each) => replaced(each, pattern));
  if (value === null || typeof value !== "object" || value instanceof ArrayBuffer) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === "message" ? each : replaced(each, pattern)]));
}
