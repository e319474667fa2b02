// A trip without dates stands on some for its own reckoning: what is said of it has numbers in their place.
import { daysBetween } from "../../dates";
import { MOST_PHRASES, say, type Said, type SaidText } from "../../said";

type Dated = { startDate: string };
type Value = NonNullable<Said["values"]>[string];
type Single = Exclude<Value, readonly unknown[]>;

/** "Day 3" for "Mon 12 Apr", which only stands in; as deep as phrases can be. */
export function inDayNumbers(said: Said, trip: Dated, depth = 0): Said {
  if (!said.values) return said;
  const numbered = (value: Single): Single => {
    if (typeof value !== "object") return value;
    if ("message" in value) return inDayNumbers(value, trip, depth + 1);
    return "date" in value && depth < MOST_PHRASES ? say("Day {number, number}", { number: daysBetween(trip.startDate, value.date) + 1 }) : value;
  };
  const values = Object.entries(said.values).map(([name, value]) => [name, Array.isArray(value) ? value.map(numbered) : numbered(value)] as const);
  return { ...said, values: Object.fromEntries(values) };
}

/** The same of whatever is said; what was written as it stands stays. */
export function textInDayNumbers<Text extends SaidText>(text: Text, trip: Dated): Text {
  const numbered = (piece: string | Said) => (typeof piece === "string" ? piece : inDayNumbers(piece, trip));
  return (Array.isArray(text) ? text.map(numbered) : numbered(text as string | Said)) as Text;
}
