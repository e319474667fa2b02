// What each of the assistant's tools looks like in the thread: one table.
import {
  ArrowLeftRight, CalendarPlus, CalendarRange, Calculator, Check, CircleSlash2, Coffee, Columns3, Heart, Minus, MoveRight, Plus, Route, Search, Wallet, type LucideIcon,
} from "lucide-react";

const ICONS: Record<string, LucideIcon> = {
  draftPlan: CalendarRange,
  addActivity: Plus,
  moveActivity: MoveRight,
  replaceActivity: ArrowLeftRight,
  removeActivity: Minus,
  relaxDay: Coffee,
  fillDay: CalendarPlus,
  optimizeDay: Route,
  proposeAlternatives: Columns3,
  fitBudget: Wallet,
  searchPlaces: Search,
  estimateCost: Calculator,
  setPreference: Heart,
  decline: CircleSlash2,
};

/** A tick for whatever has no picture of its own. */
export const toolIcon = (tool: string): LucideIcon => ICONS[tool] ?? Check;

/** Its picture points to where the text runs. */
export const pointsOn = (tool: string): boolean => toolIcon(tool) === MoveRight;
