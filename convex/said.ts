// What the backend says to people, so that each can read it in their own language: an English message with its values, as screens
// have them (src/i18n), beside the English sentence that it makes. What has no values needs no more than its sentence.
import { literals } from "convex-helpers/validators";
import { v, type GenericValidator, type Infer, type VObject } from "convex/values";
import { IntlMessageFormat } from "intl-messageformat";
import { moneyText, wholeText } from "./money/currencies";
import { formatDate, formatDay, formatMonth, formatSpan } from "./trips/history/labels";

/** A text of our own data (facts on places and countries), which brings its translations along: they are too many for the catalogs of screens. */
export const prose = v.object({ en: v.string(), de: v.optional(v.string()) });
export type Prose = Infer<typeof prose>;

/**
 * `date` YYYY-MM-DD (`bare`: told without its weekday), `from` and `to` the dates of a span, `month` YYYY-MM told by its name, `time` HH:mm,
 * `amount` in minor units (`whole`: told without them), `country` two letters with its English `name`, `either` names ("A or B"), `en` the English of a text with its translations; a name or a number is itself.
 */
const plain = v.union(
  v.string(),
  v.number(),
  v.object({ date: v.string(), bare: v.optional(v.boolean()) }),
  v.object({ from: v.string(), to: v.string() }),
  v.object({ month: v.string() }),
  v.object({ time: v.string() }),
  v.object({ amount: v.number(), currency: v.string(), whole: v.optional(v.boolean()) }),
  v.object({ km: v.number() }),
  v.object({ country: v.string(), name: v.string() }),
  v.object({ either: v.array(v.union(v.string(), prose)) }),
  prose,
);
type Plain = Infer<typeof plain>;
type Leaf = Exclude<Plain, string | number>;
/** A message with values of a kind: each may be a phrase of its own, or a list ("A, B and C"). */
export type Message<Leaf> = { message: string; as?: As; values?: Record<string, ValueOf<Leaf>> };
type ValueOf<Leaf> = string | number | Leaf | Message<Leaf> | readonly (string | number | Leaf | Message<Leaf>)[];
/** Told as a part of another sentence, without its full stop; or as the opening of one, with a capital. */
type As = "clause" | "opening";
export type Said = { message: string; as?: As; values?: Record<string, Value> };
export type Phrase = { message: string; values?: Record<string, Plain> };
type Value = Plain | Said | (Plain | Said)[];
/** Of a text in pieces: a string stands as it is (a name, a mark, a new line), the rest is said. */
export type Piece = string | Said;
export type Text = Piece | readonly Text[];

const as = v.optional(literals("clause", "opening"));
const around = <Inner extends GenericValidator>(inner: Inner) =>
  v.object({ message: v.string(), as, values: v.optional(v.record(v.string(), v.union(plain, inner, v.array(v.union(plain, inner))))) });
/** Phrases within phrases as deep as there are any: a day in a fix in a step that is undone. Validators don't recur, so they are written out. */
const deep = around(around(around(v.object({ message: v.string(), as, values: v.optional(v.record(v.string(), plain)) }))));
export const said = deep as VObject<Said, (typeof deep)["fields"]>;
export const MOST_PHRASES = 3;
export const pieces = v.array(v.union(v.string(), said));
/** A string is a sentence of before that kind of text was for more than English. */
export const saidText = v.union(v.string(), said, pieces);
export type SaidText = Infer<typeof saidText>;

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

/** The texts one after another, with `between` in each gap; what is empty is left out. */
export function joined(texts: readonly (Text | false | null)[], between = " "): Piece[] {
  const parts = texts.map((text) => (text === false || text === null ? [] : piecesOf(text))).filter((part) => part.length > 0);
  return parts.flatMap((part, index) => (index === 0 ? part : [between, ...part]));
}

export const piecesOf = (text: Text): Piece[] => (typeof text === "string" ? (text === "" ? [] : [text]) : Array.isArray(text) ? (text as readonly Text[]).flatMap(piecesOf) : [text as Said]);

/** How a language and a kind of text have it. */
type Manner<Leaf> = { locale: string; translated: (message: string) => string; leaf: (value: Leaf) => string };

/** What is said, in words. */
export function worded<Leaf extends object>({ message, as, values }: Message<Leaf>, manner: Manner<Leaf>): string {
  const translated = manner.translated(message);
  const text = values ? String(formatOf(translated, manner.locale).format(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueIn(value, manner)])))) : translated;
  return as === "clause" ? text.replace(/\.$/, "") : as === "opening" ? text.charAt(0).toLocaleUpperCase(manner.locale) + text.slice(1) : text;
}

function valueIn<Leaf extends object>(value: ValueOf<Leaf>, manner: Manner<Leaf>): string | number {
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return listOf(manner.locale).format(value.map((one: Exclude<ValueOf<Leaf>, readonly unknown[]>) => String(valueIn(one, manner))));
  return "message" in value ? worded(value as Message<Leaf>, manner) : manner.leaf(value as Leaf);
}

const formats = new Map<string, IntlMessageFormat>();
const lists = new Map<string, Intl.ListFormat>();

function formatOf(text: string, locale: string): IntlMessageFormat {
  const key = `${locale} ${text}`;
  const known = formats.get(key) ?? new IntlMessageFormat(text, locale);
  formats.set(key, known);
  return known;
}

function listOf(locale: string): Intl.ListFormat {
  const known = lists.get(locale) ?? new Intl.ListFormat(locale, { type: "conjunction" });
  lists.set(locale, known);
  return known;
}

const eitherList = new Intl.ListFormat("en-GB", { type: "disjunction" });

const ENGLISH: Manner<Leaf> = { locale: "en-GB", translated: (message) => message, leaf: leafInEnglish };

/** The English text. */
export function english(text: Text): string {
  if (typeof text === "string") return text;
  return Array.isArray(text) ? (text as readonly Text[]).map(english).join("") : worded(text as Said, ENGLISH);
}

function leafInEnglish(value: Leaf): string {
  if ("date" in value) return value.bare ? formatDate(value.date) : formatDay(value.date);
  if ("month" in value) return formatMonth(value.month);
  if ("from" in value) return formatSpan(value.from, value.to);
  if ("time" in value) return value.time;
  if ("km" in value) return `${value.km} km`;
  if ("country" in value) return value.name;
  if ("either" in value) return eitherList.format(value.either.map((name) => (typeof name === "string" ? name : name.en)));
  if ("en" in value) return value.en;
  return value.whole ? wholeText(value) : moneyText(value);
}
