// The agents, in the order in which they are shown. Data only: each one's work is in `work/<key>.ts`.
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
  /** The most that one report may cost once a model words it, USD. */
  costCeilingUsd: number;
  /** 1 is started and ranked first. */
  priority: number;
  /** Raised when its work changes, so that reports of the older one aren't shown again. */
  version: number;
};

export const AGENTS: readonly AgentEntry[] = [
  {
    key: "planner",
    name: "Planner",
    purpose: "Checks the plan as a whole: clashes, missing days, meals and beds, and how full each day is.",
    inputs: ["stays", "activities", "party", "budget", "preferences"],
    tools: ["draftPlan", "fillDay", "relaxDay", "optimizeDay", "addActivity"],
    costCeilingUsd: 0.05,
    priority: 1,
    version: 1,
  },
  {
    key: "conditions",
    name: "Openings and weather",
    purpose: "Looks at the very dates: opening hours, public holidays, usual weather and daylight.",
    inputs: ["stays", "activities", "preferences"],
    tools: ["moveActivity", "replaceActivity"],
    costCeilingUsd: 0.02,
    priority: 2,
    version: 1,
  },
  {
    key: "transport",
    name: "Getting around",
    purpose: "Adds up the ways of each day, whether day tickets pay off, and the journeys between cities.",
    inputs: ["stays", "activities", "party", "preferences"],
    tools: ["optimizeDay"],
    costCeilingUsd: 0.02,
    priority: 3,
    version: 1,
  },
  {
    key: "budget",
    name: "Budget",
    purpose: "Says what the trip costs by part, per person and day, and where it could cost less.",
    inputs: ["stays", "activities", "party", "budget", "preferences"],
    tools: ["fitBudget", "replaceActivity", "estimateCost"],
    costCeilingUsd: 0.02,
    priority: 4,
    version: 1,
  },
  {
    key: "lodging",
    name: "Lodging",
    purpose: "Compares the areas to sleep in by the way to what is planned and by price.",
    inputs: ["stays", "activities", "party", "preferences"],
    tools: [],
    costCeilingUsd: 0.02,
    priority: 5,
    version: 1,
  },
  {
    key: "places",
    name: "Local places",
    purpose: "Finds what your interests still lack, and what lies beside what is planned.",
    inputs: ["stays", "activities", "preferences"],
    tools: ["searchPlaces", "addActivity"],
    costCeilingUsd: 0.03,
    priority: 6,
    version: 1,
  },
  {
    key: "gems",
    name: "Hidden gems",
    purpose: "Finds quieter places near your stops that fit your interests.",
    inputs: ["stays", "activities", "preferences"],
    tools: ["searchPlaces", "addActivity"],
    costCeilingUsd: 0.03,
    priority: 7,
    version: 1,
  },
  {
    key: "culture",
    name: "Culture and etiquette",
    purpose: "Greetings, tipping, dress, meal times, manners, a few phrases, sockets and emergency numbers.",
    inputs: ["stays"],
    tools: [],
    costCeilingUsd: 0.02,
    priority: 8,
    version: 1,
  },
];

/** The entry of a key; throws for a key that no agent has. */
export function agentEntry(key: AgentKey): AgentEntry {
  const entry = AGENTS.find((agent) => agent.key === key);
  if (!entry) throw new Error(`No agent is called ${key}`);
  return entry;
}
