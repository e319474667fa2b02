// People found by their username while it is typed.
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useEffect, useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import type { Id } from "../../../../../convex/_generated/dataModel";

export type FoundPerson = FunctionReturnType<typeof api.trips.people.search>[number];

const PAUSE_MS = 300;
const NOBODY: FoundPerson[] = [];

/** undefined while it is being looked for; nobody for an address, or less than three letters. */
export function useFoundPeople(tripId: Id<"trips">, text: string): FoundPerson[] | undefined {
  const search = useMutation(api.trips.people.search);
  const [found, setFound] = useState<{ text: string; people: FoundPerson[] }>({ text: "", people: NOBODY });
  const asked = text.trim().replace(/^@/, "");
  const worthIt = asked.length >= 3 && !asked.includes("@") && !asked.includes(" ");
  useEffect(() => {
    if (!worthIt) return;
    let current = true;
    const timer = setTimeout(() => {
      const done = (people: FoundPerson[]) => current && setFound({ text: asked, people });
      // Too fast is no reason to disturb somebody who types: the address or the whole name works all the same.
      search({ tripId, text: asked }).then(done, () => done(NOBODY));
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, tripId, asked, worthIt]);
  if (!worthIt) return NOBODY;
  return found.text === asked ? found.people : undefined;
}
