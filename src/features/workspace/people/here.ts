// Who has this trip open and where in it, and where I am: filled by usePresence in one place, read by marks, avatars and the sheet.
// Apart from the trip itself, as it changes with every step that anybody takes.
import { create } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";

export type Where = NonNullable<FunctionReturnType<typeof api.presence.list>[number]["data"]>;
type UserId = Id<"users">;

type Here = {
  /** Everybody who is here but me; without a place while they have only just come. */
  others: Map<UserId, Where | null>;
  /** Item and field that have my focus. */
  mine: Pick<Where, "activityId" | "field">;
  following: UserId | null;
};

export const useHere = create<Here>()(() => ({ others: new Map(), mine: { activityId: null, field: null }, following: null }));

const sameWhere = (a: Where | null | undefined, b: Where | null) => JSON.stringify(a) === JSON.stringify(b);

export const here = {
  /** Keeps what hasn't changed, so that only those marks draw themselves again whose people have moved. */
  seen: (people: readonly (readonly [UserId, Where | null])[]) =>
    useHere.setState(({ others, following }) => {
      const same = people.length === others.size && people.every(([userId, where]) => others.has(userId) && sameWhere(others.get(userId), where));
      if (same) return {};
      const next = new Map(people.map(([userId, where]) => [userId, sameWhere(others.get(userId), where) ? (others.get(userId) ?? null) : where] as const));
      return { others: next, following: following && next.has(following) ? following : null };
    }),
  at: (mine: Partial<Here["mine"]>) => useHere.setState((state) => ({ mine: { ...state.mine, ...mine } })),
  follow: (following: UserId | null) => useHere.setState({ following }),
  leave: () => useHere.setState({ others: new Map(), mine: { activityId: null, field: null }, following: null }),
};

/** Of everybody else who is here, those whose place passes. */
const useUsersWhere = (passes: (where: Where) => boolean) =>
  useHere(useShallow(({ others }) => [...others].filter(([, where]) => where !== null && passes(where)).map(([userId]) => userId)));

/** Others who have this item open. */
export const useOnActivity = (activityId: Id<"activities">): UserId[] => useUsersWhere((where) => where.activityId === activityId);

/** Others who look at this day, without an item open. */
export const useOnDay = (day: string): UserId[] => useUsersWhere((where) => where.day === day && where.activityId === null && where.view === "plan");
