// What the backend says to people, so that each can read it in their own language: an English message with its values, as screens
// have them (src/i18n), beside the English sentence that it makes. What has no values needs no more than its sentence.
import { v, type GenericValidator, type Infer, type VObject } from "convex/values";
import { IntlMessageFormat } from "intl-messageformat";
import { moneyText } from "./money/currencies";
import { formatDay, formatSpan } from "./trips/labels";

/** `date` YYYY-MM-DD, `from` and `to` the dates of a span, `time` HH:mm, `amount` in minor units; a name or a number is itself. */
const plain = v.union(
  v.string(),
  v.number(),
  v.object({ date: v.string() }),
  v.object({ from: v.string(), to: v.string() }),
  v.object({ time: v.string() }),
  v.object({ amount: v.number(), currency: v.string() }),
);
/** A value may be a phrase of its own, or a list of names and phrases ("A, B and C"). */
export type Said = { message: string; values?: Record<string, Value> };
export type Phrase = { message: string; values?: Record<string, Infer<typeof plain>> };
type Value = Infer<typeof plain> | Said | (string | Said)[];

const around = <Inner extends GenericValidator>(inner: Inner) =>
  v.object({ message: v.string(), values: v.optional(v.record(v.string(), v.union(plain, inner, v.array(v.union(v.string(), inner))))) });
/** Phrases within phrases as deep as there are any: a day in a fix in a step that is undone. Validators don't recur, so they are written out. */
const deep = around(around(around(v.object({ message: v.string(), values: v.optional(v.record(v.string(), plain)) }))));
export const said = deep as VObject<Said, (typeof deep)["fields"]>;
export const MOST_PHRASES = 3;

/** How many phrases stand within each other in it: 0 where names, dates and numbers are all its values. */
export const phrasesIn = ({ values }: Said): number =>
  Math.max(0, ...Object.values(values ?? {}).flat().map((value) => (typeof value === "object" && "message" in value ? 1 + phrasesIn(value) : 0)));

/** `message` by the rules of ICU messages: `{name}`, `{count, plural, one {# day} other {# days}}`. It is written out where it is said, for translators. */
export function say(message: string, values?: Phrase["values"]): Phrase;
export function say(message: string, values: Said["values"]): Said;
export function say(message: string, values?: Said["values"]): Said {
  return values ? { message, values } : { message };
}

/** A sentence or a label without values, sent as it is: it is its own message. Marked for translators, who read it off here. */
export const sentence = <Text extends string>(text: Text): Text => text;

const formats = new Map<string, IntlMessageFormat>();
const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** The English sentence. */
export function english(said: Said | string): string {
  if (typeof said === "string") return said;
  const { message, values } = said;
  if (!values) return message;
  let format = formats.get(message);
  if (!format) formats.set(message, (format = new IntlMessageFormat(message, "en-GB")));
  return String(format.format(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inEnglish(value)]))));
}

function inEnglish(value: Value): string | number {
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return list.format(value.map(english));
  if ("message" in value) return english(value);
  if ("date" in value) return formatDay(value.date);
  if ("from" in value) return formatSpan(value.from, value.to);
  if ("time" in value) return value.time;
  return moneyText(value);
}
