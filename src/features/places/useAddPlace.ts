// Puts a place into the plan, and says so with a way back.
import { t } from "../../i18n/t";
import { useEdits } from "../workspace/useEdits";
import { useTripFrame } from "../workspace/tripFrame";
import { dayLabel } from "../workspace/dayLabel";
import { placeFields } from "../workspace/itinerary/sheet/placeFields";
import type { Found } from "./placeWords";

/** To a day, or to the ideas. Resolves to whether it was taken. */
export function useAddPlace() {
  const { trip, destinations } = useTripFrame();
  const edits = useEdits();
  return async (place: Found, day: string | null): Promise<boolean> => {
    // On a day of moving on, what is added belongs to where one goes.
    const here = destinations.findLast(({ arrival, departure }) => day !== null && arrival <= day && day <= departure);
    const added = await edits.add({ title: place.name, type: place.type, day, start: null, end: null, cost: null, destinationId: here?._id ?? null, ...placeFields(place, place.name) });
    if (added !== false) {
      const words = day === null ? t("Added {place} to the ideas", { place: place.name }) : t("Added {place} to {day}", { place: place.name, day: dayLabel(day, trip) });
      edits.offerUndo(words, added);
    }
    return added !== false;
  };
}
