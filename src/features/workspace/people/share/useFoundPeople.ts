// People found by their username while it is typed.
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useEffect, useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import type { Id } from "../../../../../convex/_generated/dataModel";
import { retryAfter } from "../../../../lib/errors";

export type FoundPerson = FunctionReturnType<typeof api.trips.people.search>[number];

const PAUSE_MS = 300;
const NOBODY: FoundPerson[] = [];

/** undefined while it is being looked for; null for an address and for less than three letters, which nobody is looked for by; nobody for what no username can be. */
export function useFoundPeople(tripId: Id<"trips">, text: string): FoundPerson[] | undefined | null {
  const search = useMutation(api.trips.people.search);
  const [found, setFound] = useState<{ text: string; people: FoundPerson[] }>({ text: "", people: NOBODY });
  const asked = text.trim().replace(/^@/, "");
  const worthIt = asked.length >= 3 && !asked.includes("@");
  const isName = !asked.includes(" ");
  useEffect(() => {
    if (!worthIt || !isName) return;
    let current = true;
    const look = () =>
      void search({ tripId, text: asked }).then(
        (people) => current && setFound({ text: asked, people }),
        // Too fast is no reason to disturb somebody who types: it is asked again as soon as it may be.
        (error: unknown) => {
          const wait = retryAfter(error);
          if (current && wait !== null) timer = setTimeout(look, wait);
        },
      );
    let timer = setTimeout(look, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, tripId, asked, worthIt, isName]);
  if (!worthIt) return null;
  if (!isName) return NOBODY;
  return found.text === asked ? found.people : undefined;
}
