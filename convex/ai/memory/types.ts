// What is remembered of a person, as plain data: the shapes that extraction, merging and storage share.

export const MEMORY_KINDS = ["diet", "pace", "interest", "mobility", "budgetStyle", "homeAirport", "dislike", "note"] as const;
export type MemoryKind = (typeof MEMORY_KINDS)[number];

/**
 * `value` is in the words of its kind, so that the planner can act on it:
 * diet "vegetarian" | "vegan" | "pescatarian" | "halal" | "kosher" | "glutenFree" | "no <food>";
 * pace "relaxed" | "packed" | "early starts" | "not before HH:mm" | "not after HH:mm";
 * mobility "step-free" | "short walks" | "stroller"; budgetStyle "budget" | "mid" | "high";
 * homeAirport an IATA code or a city; interest one of `INTERESTS`; dislike and note in words.
 */
export type StatedMemory = {
  kind: MemoryKind;
  value: string;
  /** As the person said it. */
  text: string;
};

/** What a plan must respect whatever else it does: these are recalled for every request. */
export const HARD_KINDS = ["diet", "mobility"] as const satisfies readonly MemoryKind[];
export const isHard = (kind: MemoryKind): boolean => (HARD_KINDS as readonly MemoryKind[]).includes(kind);

/** Memories in one slot exclude each other: a newer one takes the older one's place. */
export function slotOf({ kind, value }: Pick<StatedMemory, "kind" | "value">): string {
  if (kind === "homeAirport" || kind === "budgetStyle") return kind;
  if (kind === "pace") return value === "relaxed" || value === "packed" ? "pace" : value.startsWith("not after") ? "pace:end" : "pace:start";
  return `${kind}:${value.toLowerCase()}`;
}
