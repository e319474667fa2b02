// What is wrong with the trip on screen: subscribed to once, by the header, and handed to every row and day in pieces that
// stay the same object as long as they say the same. Hints are the list's alone, so that a plan in order looks in order.
import { useQueries } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { create } from "zustand";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { usePaced } from "../ownEdits";
import { shareUnchanged } from "../shareUnchanged";
import { useTripFrame } from "../tripFrame";

export type Lint = FunctionReturnType<typeof api.trips.lint.lint.get>;
export type Problem = Lint["problems"][number];

type Pieces = { all: Problem[]; muted: Problem[]; onRows: Partial<Record<string, Problem[]>>; onDays: Partial<Record<string, Problem[]>> };
const NOTHING: Pieces = { all: [], muted: [], onRows: {}, onDays: {} };

const useShown = create<{ pieces: Pieces }>()(() => ({ pieces: NOTHING }));

/** Sorts problems to where they show; pure. */
export function inPieces({ problems, muted }: Lint): Pieces {
  const onRows: Pieces["onRows"] = {};
  const onDays: Pieces["onDays"] = {};
  for (const problem of problems) {
    if (problem.severity === "hint") continue;
    for (const id of problem.activityIds) (onRows[id] ??= []).push(problem);
    if (problem.day !== null) (onDays[problem.day] ??= []).push(problem);
  }
  return { all: problems, muted, onRows, onDays };
}

/** From one answer that is sorted to the next, where many come. */
const PACE_MS = 700;
const HOUR = 3_600_000;
const everyMinute = (listener: () => void) => {
  const timer = setInterval(listener, 60_000);
  return () => clearInterval(timer);
};
/** Deadlines are told to the hour, so that the subscription holds for one. */
export const useHour = () => useSyncExternalStore(everyMinute, () => Math.floor(Date.now() / HOUR) * HOUR);

/** Keeps the pieces up to date while its component is on screen. */
export function useWatchProblems() {
  const { trip } = useTripFrame();
  const at = useHour();
  // Should the checks themselves fail, the plan is there all the same.
  const { lint: latest } = useQueries(useMemo(() => ({ lint: { query: api.trips.lint.lint.get, args: { tripId: trip._id, at } } }), [trip._id, at])) as { lint: Lint | Error | undefined };
  const lint = usePaced(latest, PACE_MS);
  useEffect(() => {
    if (lint && !(lint instanceof Error)) useShown.setState(({ pieces }) => ({ pieces: shareUnchanged(pieces, inPieces(lint)) }));
  }, [lint]);
  useEffect(() => () => useShown.setState({ pieces: NOTHING }), [trip._id]);
}

export const useProblems = () => useShown(({ pieces }) => pieces);
export const useRowProblems = (id: Id<"activities">) => useShown(({ pieces }) => pieces.onRows[id]);
export const useDayProblems = (day: string) => useShown(({ pieces }) => pieces.onDays[day]);
/** How many want looking at. */
export const useProblemCount = () => useShown(({ pieces }) => pieces.all.filter(({ severity }) => severity !== "hint").length);
