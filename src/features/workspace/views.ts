// What the workspace can show of a trip: one table for the address, the bar at the bottom, the menu and the palette.
// To add a view: its name in viewNames.ts, a line here, and its component.
import { CalendarClock, Coins, Compass, FileDown, Files, FileUp, History, Lightbulb, List, Map as MapIcon, Search, Settings2, Sparkles, Table2, Ticket, TriangleAlert, Vote, type LucideIcon } from "lucide-react";
import { lazy, type ComponentType } from "react";
import { t } from "../../i18n/t";
import { BookingsPanel } from "../bookings/BookingsPanel";
import { PaymentsPanel } from "../payments/PaymentsPanel";
import { ItineraryPane } from "./itinerary/ItineraryPane";
import type { View } from "./viewNames";

export type { View };

type Entry = {
  label: string;
  /** Among the panes, where that says enough. */
  short?: string;
  icon: LucideIcon;
  /** pane: where the plan stands, a way to look at it. beside: next to the plan on a desk, alone on a phone. sheet: over the plan, from the edge. */
  place: "pane" | "beside" | "sheet";
  /** Panes that need the map's room too. */
  full?: boolean;
  /** Of panes and sheets; what stands beside is the workspace's own. */
  Component?: ComponentType;
  /** A wider sheet. */
  wide?: boolean;
};

const VIEWS = {
  plan: { label: t("Plan"), short: t("List"), icon: List, place: "pane", Component: ItineraryPane },
  timeline: { label: t("Timeline"), icon: CalendarClock, place: "pane", full: true, Component: lazy(async () => ({ default: (await import("./timeline/TimelinePane")).TimelinePane })) },
  table: { label: t("Table"), icon: Table2, place: "pane", full: true, Component: lazy(async () => ({ default: (await import("./table/TablePane")).TablePane })) },
  now: { label: t("Now"), icon: Compass, place: "pane", Component: lazy(async () => ({ default: (await import("./now/NowPane")).NowPane })) },
  map: { label: t("Map"), icon: MapIcon, place: "beside" },
  assistant: { label: t("Assistant"), icon: Sparkles, place: "beside" },
  places: { label: t("Find a place"), icon: Search, place: "sheet", wide: true, Component: lazy(() => import("../places/PlacesPanel")) },
  advice: { label: t("Advice"), icon: Lightbulb, place: "beside" },
  problems: { label: t("What doesn’t fit"), icon: TriangleAlert, place: "sheet", wide: true, Component: lazy(async () => ({ default: (await import("./lint/ProblemsPanel")).ProblemsPanel })) },
  bookings: { label: t("Bookings"), icon: Ticket, place: "sheet", wide: true, Component: BookingsPanel },
  files: { label: t("Files"), icon: Files, place: "sheet", wide: true, Component: lazy(async () => ({ default: (await import("../files/FilesPanel")).FilesPanel })) },
  polls: { label: t("Polls"), icon: Vote, place: "sheet", wide: true, Component: lazy(async () => ({ default: (await import("./votes/PollsPanel")).PollsPanel })) },
  payments: { label: t("Payments"), icon: Coins, place: "sheet", Component: PaymentsPanel },
  history: { label: t("What has changed"), icon: History, place: "sheet", wide: true, Component: lazy(async () => ({ default: (await import("./people/HistoryPanel")).HistoryPanel })) },
  settings: { label: t("Trip settings"), icon: Settings2, place: "sheet", wide: true, Component: lazy(async () => ({ default: (await import("./trip/SettingsPanel")).SettingsPanel })) },
  import: { label: t("Import"), icon: FileUp, place: "sheet", wide: true, Component: lazy(async () => ({ default: (await import("../transfer/ImportPanel")).ImportPanel })) },
  export: { label: t("Export and calendar"), icon: FileDown, place: "sheet", wide: true, Component: lazy(async () => ({ default: (await import("../transfer/ExportPanel")).ExportPanel })) },
} satisfies Record<View, Entry>;

export const viewEntry = (view: View): Entry => VIEWS[view];
export const allViews = Object.keys(VIEWS) as View[];
/** In the order of their switch. */
export const paneViews = allViews.filter((view) => viewEntry(view).place === "pane");
