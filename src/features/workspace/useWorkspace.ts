// What any part of the workspace may ask of the whole: show another view, open an item, open a dialog.
import { createContext, use } from "react";
import { create } from "zustand";
import type { Id } from "../../../convex/_generated/dataModel";
import type { Found } from "../places/placeWords";
import type { View } from "./viewNames";

export type SharePart = "people" | "page";

export type WorkspaceDialog = { kind: "share"; part?: SharePart } | { kind: "dates" } | { kind: "keys" } | { kind: "offline" } | { kind: "palette" } | { kind: "plans"; day: string } | { kind: "optimise"; day: string } | { kind: "add"; day: string | null; /** What was found or pressed on: its name may be empty. */ place?: Found } | { kind: "place"; place: Found } | { kind: "nearby"; day: string };

/** What stays as it is while one looks at this and that: rows, days and menus ask for it, and aren't drawn again for another view. */
export type Workspace = {
  myId: Id<"users"> | undefined;
  wide: boolean;
  show: (view: View) => void;
  openActivity: (activityId: Id<"activities">) => void;
  closeActivity: () => void;
  openDialog: (dialog: WorkspaceDialog) => void;
};

/** What is shown. */
export type ShownView = {
  /** What the address says. */
  current: View;
  assistantOpen: boolean;
};

export const WorkspaceContext = createContext<Workspace | null>(null);
export const ShownViewContext = createContext<ShownView | null>(null);

export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw new Error("useWorkspace needs a WorkspaceContext around it.");
  return workspace;
}

export function useShownView(): ShownView {
  const shown = use(ShownViewContext);
  if (!shown) throw new Error("useShownView needs a ShownViewContext around it.");
  return shown;
}

/** What the mouse or the keyboard is on, in the list or on the map: the other shows it too. Apart from the rest, as it changes all the time. */
export const useHovered = create<{ hovered: Id<"activities"> | null }>()(() => ({ hovered: null }));
export const hover = (hovered: Id<"activities"> | null) => useHovered.setState({ hovered });

let mouse: MediaQueryList | undefined;

/** For what a mouse can be on. A finger is on nothing: for it browsers make up a mouse, which whatever scrolls past runs into. */
export function hoverable(activityId: Id<"activities">): { onMouseEnter?: () => void; onMouseLeave?: () => void } {
  mouse ??= window.matchMedia("(hover: hover)");
  return mouse.matches ? { onMouseEnter: () => hover(activityId), onMouseLeave: () => hover(null) } : {};
}
