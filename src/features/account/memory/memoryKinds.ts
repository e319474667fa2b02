// What each kind of memory is called, what its values mean in words, and what one may choose. Values
// are the backend's; whatever isn't listed here is shown as it is.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
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
  ...fixed({ vegetarian: t("Vegetarian"), vegan: t("Vegan"), pescatarian: t("Pescatarian"), halal: t("Halal"), kosher: t("Kosher"), glutenFree: t("Gluten-free") }),
  { kind: "open", prefix: "no ", label: t("Something I don't eat"), control: "text", inWords: (food) => t("No {food}", { food }) },
];

const PACES: Choice[] = [
  ...fixed({ relaxed: t("Relaxed days"), packed: t("Full days"), "early starts": t("Early starts") }),
  { kind: "open", prefix: "not before ", label: t("Nothing before a time"), control: "time", inWords: (time) => t("Nothing before {time}", { time: timeInWords(time) }) },
  { kind: "open", prefix: "not after ", label: t("Nothing after a time"), control: "time", inWords: (time) => t("Nothing after {time}", { time: timeInWords(time) }) },
];

const INTERESTS = fixed({
  temples: t("Temples"), history: t("History", {}, "interest"), art: t("Art"), architecture: t("Architecture"), food: t("Food"), markets: t("Markets"), nature: t("Nature"), gardens: t("Gardens"),
  views: t("Views", {}, "interest"), shopping: t("Shopping"), nightlife: t("Nightlife"), family: t("Family outings"), beach: t("Beaches"), adventure: t("Adventure"), science: t("Science"), music: t("Music"),
  religion: t("Churches and shrines"), localLife: t("Local life"), photography: t("Photography"), wellness: t("Wellness"), literature: t("Literature"), sports: t("Sports"),
});

export const MEMORY_KINDS: Record<MemoryKind, KindInfo> = {
  diet: { name: t("Diet"), choices: DIETS, maxLength: MAX_VALUE },
  pace: { name: t("Pace"), choices: PACES, maxLength: MAX_VALUE },
  interest: { name: t("Interest"), choices: INTERESTS, maxLength: MAX_VALUE },
  mobility: { name: t("Getting about"), choices: fixed({ "step-free": t("Step-free ways"), "short walks": t("Short walks"), stroller: t("With a stroller") }), maxLength: MAX_VALUE },
  budgetStyle: { name: t("Spending"), choices: fixed({ budget: t("On a budget"), mid: t("Mid-range"), high: t("Comfort first") }), maxLength: MAX_VALUE },
  homeAirport: { name: t("Home airport"), choices: null, maxLength: MAX_VALUE },
  dislike: { name: t("Rather not"), choices: null, maxLength: MAX_VALUE },
  note: { name: t("Note"), choices: null, maxLength: MAX_NOTE },
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
