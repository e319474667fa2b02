import type { AssistantTurn, ThreadMessage, TripState } from "../../types";
import type { City } from "../../../places/types";
export async function respond(_: { trip: TripState; text: string; thread: ThreadMessage[]; loadCity: (slug: string) => Promise<City | null>; seed: number }): Promise<AssistantTurn> {
  return { calls: [], steps: [], reply: "Not yet.", suggestions: [] };
}
