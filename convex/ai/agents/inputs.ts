// An agent's input cut down to the parts that its registry row names, and the key under which its report
// may be used again.
import { sha256 } from "../../digest";
import { DEFAULT_PREFERENCES } from "../planner/draftTypes";
import { agentEntry } from "./registry";
import type { AgentInput, AgentKey, InputPart } from "./types";

export type TripInput = Pick<AgentInput, "trip" | "preferences" | "needs" | "open">;

/** What an agent doesn't read is blank, so that a change of it neither reaches the report nor makes it stale. */
export function inputFor(agent: AgentKey, { trip, preferences, needs, open }: TripInput): TripInput {
  const { inputs } = agentEntry(agent);
  const reads = (part: InputPart) => inputs.includes(part);
  return {
    trip: {
      title: "",
      startDate: trip.startDate,
      endDate: trip.endDate,
      travellers: reads("party") ? trip.travellers : 1,
      budget: reads("budget") ? trip.budget : null,
      destinations: trip.destinations,
      activities: reads("activities") ? trip.activities : [],
    },
    preferences: reads("preferences") ? preferences : DEFAULT_PREFERENCES,
    needs: reads("needs") ? needs : [],
    ...(open && { open }),
  };
}

/** SHA-256 of the agent, its version and all that it reads, hex. */
export function inputKey(agent: AgentKey, input: TripInput): Promise<string> {
  return sha256(JSON.stringify([agent, agentEntry(agent).version, inputFor(agent, input)]));
}
