import { useTripFrame } from "../tripFrame";
import { useMapFocus, type FocusPlace } from "../map/mapFocus";
import { useWorkspace } from "../useWorkspace";

/** Shows a day or places on the big map: beside the assistant on a desk, in its place on a phone. */
export function useShowOnMap() {
  const { trip } = useTripFrame();
  const { wide, show } = useWorkspace();
  const setFocus = useMapFocus(({ setFocus: set }) => set);
  return ({ day, places }: { day: string | null; places: FocusPlace[] }) => {
    setFocus({ tripId: trip._id, day, places });
    if (!wide) show("map");
  };
}
