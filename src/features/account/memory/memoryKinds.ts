// What each kind of memory is called, what its values mean in words, and what one may choose. Values
// are the backend's; whatever isn't listed here is shown as it is.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { formatTime } from "../../../lib/dates";

export type Memory = FunctionReturnType<typeof api.ai.memory.memories.list>["page"][number];
export type MemoryKind = Memory["kind"];

/** A value that stands for itself. */
type Fixed = { kind: "fixed"; value: string; label: string };
/** The beginning of a value that ends in something typed; `label` names what is asked for. */
type Open = { kind: "open"; prefix: string; label: string; control: "text" | "time"; inWords: (typed: string) => string };
export type Choice = Fixed | Open;

/** `choices` is null for what people say in their own words, at most `maxLength` characters. */
type KindInfo = { name: string; choices: Choice[] | null; maxLength: number };

const MAX_VALUE = 80;
const MAX_NOTE = 200;

const fixed = (labels: Record<string, string>): Choice[] => Object.entries(labels).map(([value, label]) => ({ kind: "fixed", value, label }));

/** As the reader writes times; what was said but is no time, such as 9:75, stays as it is. */
const timeInWords = (time: string) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? formatTime(time) : time);

const DIETS: Choice[] = [
  ...fixed({ vegetarian: "Vegetarian", vegan: "Vegan", pescatarian: "Pescatarian", halal: "Halal", kosher: "Kosher", glutenFree: "Gluten-free" }),
  { kind: "open", prefix: "no ", label: "Something I don't eat", control: "text", inWords: (food) => `No ${food}` },
];

const PACES: Choice[] = [
  ...fixed({ relaxed: "Relaxed days", packed: "Full days", "early starts": "Early starts" }),
  { kind: "open", prefix: "not before ", label: "Nothing before a time", control: "time", inWords: (time) => `Nothing before ${timeInWords(time)}` },
  { kind: "open", prefix: "not after ", label: "Nothing after a time", control: "time", inWords: (time) => `Nothing after ${timeInWords(time)}` },
];

const INTERESTS = fixed({
  temples: "Temples", history: "History", art: "Art", architecture: "Architecture", food: "Food", markets: "Markets", nature: "Nature", gardens: "Gardens",
  views: "Views", shopping: "Shopping", nightlife: "Nightlife", family: "Family outings", beach: "Beaches", adventure: "Adventure", science: "Science", music: "Music",
  religion: "Churches and shrines", localLife: "Local life", photography: "Photography", wellness: "Wellness", literature: "Literature", sports: "Sports",
});

export const MEMORY_KINDS: Record<MemoryKind, KindInfo> = {
  diet: { name: "Diet", choices: DIETS, maxLength: MAX_VALUE },
  pace: { name: "Pace", choices: PACES, maxLength: MAX_VALUE },
  interest: { name: "Interest", choices: INTERESTS, maxLength: MAX_VALUE },
  mobility: { name: "Getting about", choices: fixed({ "step-free": "Step-free ways", "short walks": "Short walks", stroller: "With a stroller" }), maxLength: MAX_VALUE },
  budgetStyle: { name: "Spending", choices: fixed({ budget: "On a budget", mid: "Mid-range", high: "Comfort first" }), maxLength: MAX_VALUE },
  homeAirport: { name: "Home airport", choices: null, maxLength: MAX_VALUE },
  dislike: { name: "Rather not", choices: null, maxLength: MAX_VALUE },
  note: { name: "Note", choices: null, maxLength: MAX_NOTE },
};

/** The choice that a value is, with what was typed to make it; null for one of no choice. */
export function choiceOf(kind: MemoryKind, value: string): { choice: Choice; typed: string } | null {
  for (const choice of MEMORY_KINDS[kind].choices ?? []) {
    if (choice.kind === "fixed" && choice.value === value) return { choice, typed: "" };
    if (choice.kind === "open" && value.startsWith(choice.prefix)) return { choice, typed: value.slice(choice.prefix.length) };
  }
  return null;
}

/** The value of a choice, with what was typed where it asks for that; empty when that is missing. */
export function valueOf(choice: Choice, typed: string): string {
  if (choice.kind === "fixed") return choice.value;
  return typed.trim() === "" ? "" : choice.prefix + typed.trim();
}

/** "Vegetarian", "Nothing before 10:00", "Long queues". */
export function valueInWords({ kind, value }: Pick<Memory, "kind" | "value">): string {
  const found = choiceOf(kind, value);
  if (!found) return value.charAt(0).toLocaleUpperCase() + value.slice(1);
  return found.choice.kind === "fixed" ? found.choice.label : found.choice.inWords(found.typed);
}
