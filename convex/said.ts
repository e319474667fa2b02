// What the backend says to people, so that each can read it in their own language: an English message with its values, as screens
// have them (src/i18n), beside the English sentence that it makes. What has no values needs no more than its sentence.
import { v, type Infer } from "convex/values";
import { IntlMessageFormat } from "intl-messageformat";
import { moneyText } from "./money/currencies";
import { formatDay } from "./trips/labels";

/** `date` YYYY-MM-DD, `time` HH:mm, `amount` in minor units; a name or a number is itself. */
const plain = v.union(v.string(), v.number(), v.object({ date: v.string() }), v.object({ time: v.string() }), v.object({ amount: v.number(), currency: v.string() }));
const phrase = v.object({ message: v.string(), values: v.optional(v.record(v.string(), plain)) });
/** A value may be a phrase of its own, or a list of names and phrases ("A, B and C"). */
export const said = v.object({
  message: v.string(),
  values: v.optional(v.record(v.string(), v.union(plain, phrase, v.array(v.union(v.string(), phrase))))),
});
export type Said = Infer<typeof said>;
type Phrase = Infer<typeof phrase>;
type Value = NonNullable<Said["values"]>[string];

/** `message` by the rules of ICU messages: `{name}`, `{count, plural, one {# day} other {# days}}`. It is written out where it is said, for translators. */
export const say = (message: string, values?: Said["values"]): Said => (values ? { message, values } : { message });

const formats = new Map<string, IntlMessageFormat>();
const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** The English sentence. */
export function english({ message, values }: Said | Phrase): string {
  if (!values) return message;
  let format = formats.get(message);
  if (!format) formats.set(message, (format = new IntlMessageFormat(message, "en-GB")));
  return String(format.format(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inEnglish(value)]))));
}

function inEnglish(value: Value): string | number {
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return list.format(value.map((one) => (typeof one === "string" ? one : english(one))));
  if ("message" in value) return english(value);
  if ("date" in value) return formatDay(value.date);
  if ("time" in value) return value.time;
  return moneyText(value);
}
