// What is wrong with the trip on screen: subscribed to once, by the header, and handed to every row and day in pieces that
// stay the same object as long as they say the same. Hints are the list's alone, so that a plan in order looks in order.
import { useQueries, type RequestForQueries } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { create } from "zustand";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useIsDragging } from "../ownEdits";
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

/** Where an answer follows another within a second, the next is asked for after this rest: one is long, and differs with every edit of anybody's. */
const OFTEN_MS = 1000;
const REST_MS = 1500;
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
  const [resting, setResting] = useState(false);
  const lastAt = useRef(-Infinity);
  // Nor while rows are in hand, where the plan holds still.
  const dragging = useIsDragging();
  const asked = useMemo(() => (resting || dragging ? {} : { lint: { query: api.trips.lint.lint.get, args: { tripId: trip._id, at } } }), [resting, dragging, trip._id, at]);
  // Should the checks themselves fail, the plan is there all the same.
  const { lint } = useQueries(asked as Record<string, RequestForQueries[string]>) as { lint?: Lint | Error };
  useEffect(() => {
    if (!lint || lint instanceof Error) return;
    const { pieces: before } = useShown.getState();
    const pieces = shareUnchanged(before, inPieces(lint));
    if (pieces === before) return;
    useShown.setState({ pieces });
    setResting(performance.now() - lastAt.current < OFTEN_MS);
    lastAt.current = performance.now();
  }, [lint]);
  useEffect(() => {
    if (!resting) return;
    const timer = setTimeout(() => setResting(false), REST_MS);
    return () => clearTimeout(timer);
  }, [resting]);
  useEffect(() => () => useShown.setState({ pieces: NOTHING }), [trip._id]);
}

export const useProblems = () => useShown(({ pieces }) => pieces);
export const useRowProblems = (id: Id<"activities">) => useShown(({ pieces }) => pieces.onRows[id]);
export const useDayProblems = (day: string) => useShown(({ pieces }) => pieces.onDays[day]);
/** How many want looking at. */
export const useProblemCount = () => useShown(({ pieces }) => pieces.all.filter(({ severity }) => severity !== "hint").length);
