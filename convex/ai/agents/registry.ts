// The agents, in the order in which they are shown. Data only: each one's work is in `work/<key>.ts`.
import { sentence } from "../../said";
import type { ToolName } from "../types";
import type { AgentKey, InputPart } from "./types";

export type AgentEntry = {
  key: AgentKey;
  name: string;
  /** One line for the monitor. */
  purpose: string;
  /** What it reads of the trip, and so what makes an earlier report of no use when it changes. */
  inputs: InputPart[];
  /** What its requests may come to when the assistant carries them out. */
  tools: ToolName[];
  /** What a language model betters about its report where one may be asked; null: the work is arithmetic. */
  language: { brief: string; /** What the model may add of its own. */ mayAdd: "places" | "tips" | null } | null;
  /** The most that one report may cost, USD: calls that could come to more aren't made. */
  costCeilingUsd: number;
  /** How long a report may be used again while nothing that it reads has changed, and after which it is stale. */
  freshHours: number;
  /** 1 is started and ranked first. */
  priority: number;
  /** Raised when its work changes, so that reports of the older one aren't shown again. */
  version: number;
};

export const AGENTS: readonly AgentEntry[] = [
  {
    key: "planner",
    name: sentence("Planner"),
    purpose: sentence("Checks the plan as a whole: clashes, missing days, meals and beds, and how full each day is."),
    inputs: ["stays", "activities", "party", "budget", "preferences", "needs"],
    tools: ["draftPlan", "fillDay", "relaxDay", "optimizeDay", "addActivity"],
    language: { brief: "Say how the days hang together and what to put right first, like somebody who has travelled there.", mayAdd: null },
    costCeilingUsd: 0.05,
    freshHours: 7 * 24,
    priority: 1,
    version: 2,
  },
  {
    key: "conditions",
    name: sentence("Openings and weather"),
    purpose: sentence("Looks at the very dates: opening hours, public holidays, usual weather and daylight."),
    inputs: ["stays", "activities", "preferences"],
    tools: ["moveActivity", "replaceActivity"],
    language: null,
    costCeilingUsd: 0.02,
    freshHours: 12,
    priority: 2,
    version: 2,
  },
  {
    key: "transport",
    name: sentence("Getting around"),
    purpose: sentence("Adds up the ways of each day, whether day tickets pay off, and the journeys between cities."),
    inputs: ["stays", "activities", "party", "preferences"],
    tools: ["optimizeDay"],
    language: null,
    costCeilingUsd: 0.02,
    freshHours: 3 * 24,
    priority: 3,
    version: 2,
  },
  {
    key: "budget",
    name: sentence("Budget"),
    purpose: sentence("Says what the trip costs by part, per person and day, and where it could cost less."),
    inputs: ["stays", "activities", "party", "budget", "preferences"],
    tools: ["fitBudget", "replaceActivity", "estimateCost"],
    language: null,
    costCeilingUsd: 0.02,
    freshHours: 24,
    priority: 4,
    version: 2,
  },
  {
    key: "lodging",
    name: sentence("Lodging"),
    purpose: sentence("Compares the areas to sleep in by the way to what is planned and by price."),
    inputs: ["stays", "activities", "party", "preferences", "needs"],
    tools: [],
    language: null,
    costCeilingUsd: 0.02,
    freshHours: 24,
    priority: 5,
    version: 3,
  },
  {
    key: "places",
    name: sentence("Local places"),
    purpose: sentence("Finds what your interests still lack, and what lies beside what is planned."),
    inputs: ["stays", "activities", "preferences", "needs"],
    tools: ["searchPlaces", "addActivity"],
    language: { brief: "Prefer what these travellers would be sorry to have walked past.", mayAdd: "places" },
    costCeilingUsd: 0.03,
    freshHours: 7 * 24,
    priority: 6,
    version: 3,
  },
  {
    key: "gems",
    name: sentence("Hidden gems"),
    purpose: sentence("Finds quieter places near your stops that fit your interests."),
    inputs: ["stays", "activities", "preferences"],
    tools: ["searchPlaces", "addActivity"],
    language: { brief: "Prefer what is quiet, local and out of the ordinary.", mayAdd: "places" },
    costCeilingUsd: 0.03,
    freshHours: 7 * 24,
    priority: 7,
    version: 2,
  },
  {
    key: "culture",
    name: sentence("Culture and etiquette"),
    purpose: sentence("Greetings, tipping, dress, meal times, manners, a few phrases, sockets and emergency numbers."),
    inputs: ["stays"],
    tools: [],
    language: { brief: "Put first what a guest gets wrong most easily.", mayAdd: "tips" },
    costCeilingUsd: 0.02,
    freshHours: 30 * 24,
    priority: 8,
    version: 2,
  },
];

/** The entry of a key; throws for a key that no agent has. */
export function agentEntry(key: AgentKey): AgentEntry {
  const entry = AGENTS.find((agent) => agent.key === key);
  if (!entry) throw new Error(`No agent is called ${key}`);
  return entry;
}
