// What the workspace can show of a trip: one table for the address, the bar at the bottom, the menu and the palette.
// To add a view: a line here, and its component.
import { Coins, History, Lightbulb, List, Map as MapIcon, Sparkles, Ticket, type LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import { BookingsPanel } from "../bookings/BookingsPanel";
import { PaymentsPanel } from "../payments/PaymentsPanel";
import { ItineraryPane } from "./itinerary/ItineraryPane";
import { HistoryPanel } from "./people/HistoryPanel";

type Entry = {
  label: string;
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

export const VIEWS = {
  plan: { label: "Plan", icon: List, place: "pane", Component: ItineraryPane },
  map: { label: "Map", icon: MapIcon, place: "beside" },
  assistant: { label: "Assistant", icon: Sparkles, place: "beside" },
  advice: { label: "Advice", icon: Lightbulb, place: "beside" },
  bookings: { label: "Bookings", icon: Ticket, place: "sheet", wide: true, Component: BookingsPanel },
  payments: { label: "Payments", icon: Coins, place: "sheet", Component: PaymentsPanel },
  history: { label: "What has changed", icon: History, place: "sheet", Component: HistoryPanel },
} satisfies Record<string, Entry>;

export type View = keyof typeof VIEWS;
export const viewEntry = (view: View): Entry => VIEWS[view];
export const allViews = Object.keys(VIEWS) as View[];
