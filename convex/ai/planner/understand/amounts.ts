// Numbers as people say them: how many, and at what time. How much money is read by sums.ts.

export const COUNTS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, couple: 2 };
const UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
/** To the last day of a month. */
export const ORDINALS = [
  ...UNITS, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
  "twentieth", ...UNITS.map((unit) => `twenty-${unit}`), "thirtieth", "thirty-first",
];

/** Small hours that nobody calls so are of the afternoon: "around 4". */
const AFTERNOON = 7;

/** HH:mm of "at 3pm", "around 14:30"; null without one. */
export function clockIn(text: string): string | null {
  const match = /\b(?:at|around|by|from) (\d{1,2})(?::(\d\d))? ?(am|pm)?\b/.exec(text) ?? /\b(\d{1,2}):(\d\d) ?(am|pm)?\b/.exec(text) ?? /\b(\d{1,2})() ?(am|pm)\b/.exec(text);
  const isBare = match !== null && !match[2] && !match[3] && match[1]!.length === 1 && Number(match[1]) > 0 && Number(match[1]) < AFTERNOON && !/\b(?:breakfast|sunrise|morning|a\.m|early|night)\b/.test(text);
  return match && timeOf(match[1]!, match[2] || undefined, isBare ? "pm" : match[3]);
}

export function timeOf(hour: string, minute: string | undefined, half: string | undefined): string {
  let value = Number(hour);
  if (half === "pm" && value < 12) value += 12;
  if (half === "am" && value === 12) value = 0;
  return `${String(Math.min(value, 23)).padStart(2, "0")}:${minute ?? "00"}`;
}

/** "Around six" is in the evening where it is of dinner, and "at one" after noon where it is of lunch. */
export function mealClock(clock: string, meal: string | null | undefined): string {
  const isLater = (meal === "dinner" && clock < "12:00") || (meal === "lunch" && clock < "06:00");
  return isLater ? `${Number(clock.slice(0, 2)) + 12}${clock.slice(2)}` : clock;
}
