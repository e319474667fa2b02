// Where a trip could go, for what is being typed: cities of the bundled gazetteer at once, what online services add to
// them as they answer, and at last the name as it stands.
import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import { useSettled } from "../../lib/useSettled";
import { useAskOnce } from "../places/useAskOnce";

export type KnownCity = FunctionReturnType<typeof api.places.cities.search>[number];
type OnlinePlace = FunctionReturnType<typeof api.places.cities.searchElsewhere>["results"][number];

/** `typed` is a name without a place yet. */
export type CityOption = { kind: "known"; city: KnownCity } | { kind: "online"; place: OnlinePlace } | { kind: "typed"; name: string };

const TYPING_PAUSE_MS = 120;
const LIMIT = 8;
const MOST_NAME = 80;

/** `onlyKnown`: what is looked for is a city of ours. */
export function useFindCities(text: string, onlyKnown: boolean) {
  const typed = text.trim();
  const asked = useSettled(typed, TYPING_PAUSE_MS);
  const known = useQuery(api.places.cities.search, asked ? { text: asked, limit: LIMIT } : "skip");
  const online = useQuery(api.places.cities.searchElsewhere, asked && !onlyKnown ? { text: asked } : "skip");
  const ask = useMutation(api.places.cities.askElsewhere);
  const isMissing = online?.services === "missing" || online?.services === "failed" || online?.services === "asked";
  useAskOnce(isMissing && asked === typed, asked, (name) => ask({ text: name }));
  const options = useMemo(() => known && optionsFor(asked, known, online?.results ?? [], onlyKnown), [known, online, asked, onlyKnown]);
  // An answer to an older text must not be picked by a quick Enter.
  const isCurrent = asked === typed;
  return {
    options: isCurrent ? options : undefined,
    credits: isCurrent && online ? online.credits : [],
    looking: isCurrent && (online?.services === "missing" || online?.services === "asked"),
  };
}

/** The name as it stands comes last, so that Enter takes a place that is known wherever there is one. */
export function optionsFor(text: string, known: readonly KnownCity[], online: readonly OnlinePlace[], onlyKnown: boolean): CityOption[] {
  const name = text.split(",")[0]!.trim().slice(0, MOST_NAME);
  return [
    ...known.map((city): CityOption => ({ kind: "known", city })),
    ...online.map((place): CityOption => ({ kind: "online", place })),
    ...(onlyKnown || name === "" ? [] : [{ kind: "typed" as const, name }]),
  ];
}
