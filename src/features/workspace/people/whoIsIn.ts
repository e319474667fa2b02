// Who has one of these items open: whom it concerns that they go. Whoever writes comes first.
import type { Activity, TripView } from "../useItinerary";
import { useHere } from "./here";

type Within = { person: string; item: string; writes: boolean };

export function whoIsIn(items: readonly Pick<Activity, "_id" | "title">[], memberById: TripView["memberById"]): Within | null {
  const { places, others } = useHere.getState();
  const inThem = items.flatMap(({ _id, title }) =>
    (places[_id] ?? []).flatMap((userId): Within[] => {
      const person = memberById.get(userId)?.name;
      return person ? [{ person, item: title, writes: Boolean(others.get(userId)?.field) }] : [];
    }),
  );
  return inThem.find(({ writes }) => writes) ?? inThem[0] ?? null;
}
