// What the assistant sees of a trip and what it may do to it. The built-in planner and (later) the
// language models speak only in these shapes: plain data, no database.
import type { Piece, Said, SaidText } from "../said";
import type { CardEvidence } from "./tools/cardShapes";

export type Money = { amount: number; currency: string };

export type DestinationState = {
  id: string;
  name: string;
  /** File in `convex/places/data`, or null when we hold no places for it. */
  citySlug: string | null;
  countryCode: string;
  lat: number;
  lng: number;
  /** Nobody knows where it is: `lat` and `lng` are of a city nearby, and tell nothing but its clock. */
  unplaced?: boolean;
  timeZone: string;
  /** Calendar dates; the departure day of one is the arrival day of the next. */
  arrival: string;
  departure: string;
};

export type ActivityType = "sightseeing" | "restaurant" | "hotel" | "transport" | "other";

export type ActivityFields = {
  title: string;
  description?: string;
  type: ActivityType;
  destinationId: string | null;
  /** YYYY-MM-DD, or null for the list of ideas. */
  day: string | null;
  /** Hotels only: the day of check-out. */
  endDay?: string | null;
  /** HH:mm at the destination; a hotel's check-in and check-out. */
  start: string | null;
  end: string | null;
  /** For the whole party, minor units; null when unknown. */
  cost: Money | null;
  /** "<city>/<place>" when it is a known place. */
  placeId: string | null;
  lat: number | null;
  lng: number | null;
  address?: string;
  meal?: "breakfast" | "lunch" | "dinner" | null;
  /** Why this was chosen, one sentence for a traveller. */
  why?: string;
  /** Where an airport lies, and by which clock, is found as it is stored. */
  transport?: { mode: string; number?: string; from: StationState | null; to: StationState | null };
};
/** One end of a journey. */
type StationState = { name: string; lat: number | null; lng: number | null; timeZone: string | null };
export type ActivityState = ActivityFields & {
  id: string;
  source: "person" | "ai" | "import";
  locked?: boolean;
  /** Ids of who takes part, where that isn't everybody. */
  participants?: string[];
};

export type TripState = {
  title: string;
  startDate: string;
  endDate: string;
  travellers: number;
  budget: Money | null;
  destinations: DestinationState[];
  /** In itinerary order. */
  activities: ActivityState[];
};

export type TripEdit =
  | { op: "add"; activity: ActivityFields }
  | { op: "update"; id: string; set: Partial<ActivityFields> }
  | { op: "remove"; id: string };

/** What was done, in the words of the log (trips/history/stepWords.ts); plain text in what was kept before those were for more than English. */
export type EditLabel = Said | string;

/** Streams into everybody's view one after another; all steps of a turn are one undo. */
export type EditStep = { label: EditLabel; edits: TripEdit[] };

export type ToolName =
  | "draftPlan" | "addActivity" | "moveActivity" | "replaceActivity" | "removeActivity" | "relaxDay" | "fillDay"
  | "optimizeDay" | "proposeAlternatives" | "fitBudget" | "searchPlaces" | "estimateCost" | "setPreference" | "answer" | "decline";

/** `result` is for people; the rest is what its card shows of it (see tools/evidence.ts). */
export type ToolCall = { tool: ToolName; args: Record<string, unknown>; result: SaidText } & CardEvidence;

export type AssistantTurn = {
  /** Shown as cards in the thread. */
  calls: ToolCall[];
  steps: EditStep[];
  /** What is said at the end: short paragraphs and "- " lists, `**bold**`; no other markup. */
  reply: string;
  /** The same for readers of other languages, as far as it isn't a model's own. */
  said?: Piece[] | undefined;
  /** Up to four next things to ask. */
  suggestions: (string | Said)[];
};

/** What was said before in this thread, oldest first. */
export type ThreadMessage = { role: "user" | "assistant"; text: string };
