// Places for what is being typed: Caravan's own at once, online services' as they answer. What a service has
// answered is kept on the server and comes through the same query, so that this asks once a text and no more.
import { useMutation, useQuery } from "convex/react";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { useSettled } from "../../lib/useSettled";
import { asRead } from "./placeWords";
import { useAskOnce } from "./useAskOnce";

const TYPING_PAUSE_MS = 140;

export type Near = { lat: number; lng: number };

export function useFindPlaces(tripId: Id<"trips">, text: string, near: Near | null) {
  const typed = text.trim();
  const sought = useSettled(typed, TYPING_PAUSE_MS);
  const where = near ? { near: rounded(near) } : {};
  const answer = useQuery(api.places.search.lookup.find, sought ? { tripId, text: sought, ...where } : "skip");
  const ask = useMutation(api.places.search.lookup.ask);
  const wants = answer !== undefined && answer.services !== "off" && answer.services !== "answered" && sought === typed;
  useAskOnce(wants, sought, (asked) => ask({ tripId, text: asked, ...where }));
  const results = useMemo(() => answer?.results.map(asRead), [answer]);
  // An answer to an older text must not be picked by a quick Enter.
  const isCurrent = sought === typed && answer !== undefined;
  return {
    results: isCurrent ? results : undefined,
    credits: isCurrent ? answer.credits : [],
    /** Online services may still add to it. */
    looking: isCurrent && (answer.services === "asked" || answer.services === "missing"),
    /** None of them could be reached: what isn't found may be there all the same. */
    unreached: isCurrent && answer.services === "failed",
  };
}

/** So that moving the map a little asks nothing new. */
const rounded = ({ lat, lng }: Near): Near => ({ lat: Math.round(lat * 20) / 20, lng: Math.round(lng * 20) / 20 });
