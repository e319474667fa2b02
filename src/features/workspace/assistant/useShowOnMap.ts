import { useTripFrame } from "../tripFrame";
import { useMapFocus, type FocusPlace } from "../map/mapFocus";
import { isRoomy } from "../useIsWide";
import { useWorkspace } from "../useWorkspace";

/** Shows a day or places on the big map: beside the assistant where there is room for both, else in its place. */
export function useShowOnMap() {
  const { trip } = useTripFrame();
  const { show } = useWorkspace();
  const setFocus = useMapFocus(({ setFocus: set }) => set);
  return ({ day, places }: { day: string | null; places: FocusPlace[] }) => {
    setFocus({ tripId: trip._id, day, places });
    if (!isRoomy()) show("map");
  };
}
