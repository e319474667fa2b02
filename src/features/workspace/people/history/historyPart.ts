// Which part of what has changed is on screen: also chosen from where a version of the plan is kept by name.
import { create } from "zustand";

export type HistoryPart = "feed" | "points";

export const useHistoryPart = create<{ part: HistoryPart }>()(() => ({ part: "feed" }));
export const showHistoryPart = (part: HistoryPart): void => useHistoryPart.setState({ part });
