// What an agent is given and what it returns: plain data, no database, no model.
import type { Infer } from "convex/values";
import type { TripContext } from "../../places/context/types";
import type { Need } from "../memory/wishes";
import type { Cities } from "../planner/draftTypes";
import type { Preferences } from "../planner/types";
import type { TripState } from "../types";
import type { agentFinding, agentKey, agentReport } from "./schema";

export type AgentKey = Infer<typeof agentKey>;
export type AgentFinding = Infer<typeof agentFinding>;
export type AgentReport = Infer<typeof agentReport>;
export type Source = AgentReport["sources"][number];

export type AgentInput = {
  trip: TripState;
  cities: Cities;
  /** What was said in the thread, over what is remembered of the group, over what is usual. */
  preferences: Preferences;
  needs: Need[];
  /** Of a trip without dates, whose days only stand in: the month that is meant, if one is. */
  open?: { month: string | null } | undefined;
  context: TripContext;
};

/** Pure: the same input gives the same report. */
export type AgentWork = (input: AgentInput) => AgentReport;

/** Parts of the input. An agent reads those that its registry row names, and no other. */
export type InputPart = "stays" | "activities" | "party" | "budget" | "preferences" | "needs";
