// What is being dragged or written on the grid, on this screen only, and how many days one likes to see.
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { t } from "../../../i18n/t";
import { formatDays } from "../../../lib/tripDates";
import { rowKey } from "../rowIds";
import type { Activity } from "../useItinerary";
import type { TimeChange } from "./timeEdits";

/** Pixels of an hour on the grid. */
export const HOUR_PX = 56;
export const topOf = (minutes: number) => (minutes / 60) * HOUR_PX;

/** Where what is held would go: to a time, among those without one, or back to the ideas. */
export type Held = { activity: Activity } & ({ kind: "time"; day: string; from: number; to: number; change: TimeChange } | { kind: "untimed"; day: string } | { kind: "idea" });
/** A new item whose name is being written. */
export type Draft = { day: string; from: number; to: number; open: boolean };

type State = { held: Held | null; draft: Draft | null; said: string };

export const useTimelineState = create<State>()(() => ({ held: null, draft: null, said: "" }));
/** By its `rowKey`. */
export const isHeld = ({ held }: State, key: Activity["_id"]): boolean => held !== null && rowKey(held.activity._id) === key;

export const RANGES = [
  { value: 1, label: formatDays(1) },
  { value: 3, label: formatDays(3) },
  { value: 7, label: formatDays(7) },
  { value: 0, label: t("All") },
] as const;
export type Range = (typeof RANGES)[number]["value"];

/** 0: all of them. A phone and a desk remember their own. */
export const useTimelineRange = create<{ narrow: Range; wide: Range; choose: (on: "narrow" | "wide", range: Range) => void }>()(
  persist((set) => ({ narrow: 1, wide: 3, choose: (on, range) => set({ [on]: range }) }), { name: "caravan-timeline" }),
);
