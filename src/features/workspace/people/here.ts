// Who has this trip open and where in it, and where I am: filled by usePresence in one place, read by marks, avatars and the sheet.
// Apart from the trip itself, as it changes with every step that anybody takes.
import { create } from "zustand";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { shareUnchanged } from "../shareUnchanged";

export type Where = NonNullable<FunctionReturnType<typeof api.presence.list>[number]["data"]>;
type UserId = Id<"users">;

type Here = {
  /** Everybody who is here but me; without a place while they have only just come. */
  others: Map<UserId, Where | null>;
  /** Who of them is at an item or, without one open, at a day; every row and day asks, so it is looked up. */
  places: Record<string, UserId[]>;
  /** Item and field that have my focus. */
  mine: Pick<Where, "activityId" | "field">;
  following: UserId | null;
};

export const useHere = create<Here>()(() => ({ others: new Map(), places: {}, mine: { activityId: null, field: null }, following: null }));

const NOBODY: UserId[] = [];

function placesOf(others: Here["others"]): Here["places"] {
  const places: Here["places"] = {};
  for (const [userId, where] of others) {
    const place = where && (where.activityId ?? (where.view === "plan" ? where.day : null));
    if (place !== null) (places[place] ??= []).push(userId);
  }
  return places;
}

const sameWhere = (a: Where | null | undefined, b: Where | null) => JSON.stringify(a) === JSON.stringify(b);

export const here = {
  /** Keeps what hasn't changed, so that only those marks draw themselves again whose people have moved. */
  seen: (people: readonly (readonly [UserId, Where | null])[]) =>
    useHere.setState(({ others, places, following }) => {
      const same = people.length === others.size && people.every(([userId, where]) => others.has(userId) && sameWhere(others.get(userId), where));
      if (same) return {};
      const next = new Map(people.map(([userId, where]) => [userId, sameWhere(others.get(userId), where) ? (others.get(userId) ?? null) : where] as const));
      return { others: next, places: shareUnchanged(places, placesOf(next)), following: following && next.has(following) ? following : null };
    }),
  at: (mine: Partial<Here["mine"]>) => useHere.setState((state) => ({ mine: { ...state.mine, ...mine } })),
  follow: (following: UserId | null) => useHere.setState({ following }),
  leave: () => useHere.setState({ others: new Map(), places: {}, mine: { activityId: null, field: null }, following: null }),
};

/** Others who have this item open. */
export const useOnActivity = (activityId: Id<"activities">): UserId[] => useHere(({ places }) => places[activityId] ?? NOBODY);

/** Others who look at this day, without an item open. */
export const useOnDay = (day: string): UserId[] => useHere(({ places }) => places[day] ?? NOBODY);
