// The parts that a group's preferences are made of: whose wish it is, what two disagree on, and how to say it.
import type { Said } from "../../said";
import type { Preferences } from "../planner/types";
import type { HARD_KINDS, MemoryKind, StatedMemory } from "./types";

/** One member of a group. Names may repeat; ids don't. */
export type Person = { userId: string; name: string; memories: readonly Pick<StatedMemory, "kind" | "value">[] };

export type Wish = {
  kind: MemoryKind;
  value: string;
  /** User ids. */
  who: string[];
  /** What the plan does about it and for whom, for travellers. */
  said: Said;
};

export type Conflict = {
  kind: MemoryKind;
  sides: { value: string; who: string[] }[];
  /** What they differ on and how it was settled. */
  said: Said;
};

/** What members can't do without. */
export type Need = {
  kind: (typeof HARD_KINDS)[number];
  /** In the words of its kind: see StatedMemory. */
  value: string;
  /** Their names, or "everybody". */
  who: string[];
};

/** `preferences` holds only what somebody stated. */
export type GroupPreferences = { preferences: Partial<Preferences>; wishes: Wish[]; conflicts: Conflict[] };

/** One value with everybody who stated it. */
export type Stated = { value: string; who: Person[] };

/** Every value of a kind, in order of mention. */
export function statedOf(people: readonly Person[], kind: MemoryKind): Stated[] {
  const found = new Map<string, Set<Person>>();
  for (const person of people) {
    for (const memory of person.memories) if (memory.kind === kind) found.set(memory.value, (found.get(memory.value) ?? new Set<Person>()).add(person));
  }
  return [...found].map(([value, who]) => ({ value, who: [...who] }));
}

export const ids = (who: Person[]): string[] => who.map(({ userId }) => userId);

/** To be said: "Ada, Leo and Mia". */
export const names = (who: Person[]): string[] => who.map(({ name }) => name);

export const wish = (kind: MemoryKind, { value, who }: Stated, said: Said): Wish => ({ kind, value, who: ids(who), said });

export const conflict = (kind: MemoryKind, sides: Stated[], said: Said): Conflict => ({
  kind,
  sides: sides.map(({ value, who }) => ({ value, who: ids(who) })),
  said,
});
