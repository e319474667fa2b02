// Where it is: a place found as one types, or an address as it is written; when that is open, and the way to a map.
import { MapPinOff } from "lucide-react";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { useTripFrame } from "../../tripFrame";
import type { Activity } from "../../useItinerary";
import { MapLink } from "./MapLink";
import { OpeningHours } from "./OpeningHours";
import { placeFields, writtenPlace } from "./placeFields";
import { SavedPlace } from "./SavedPlace";
import { useSave, useSet } from "./useSave";

export function PlaceSection({ activity }: { activity: Activity }) {
  const { destinations } = useTripFrame();
  const save = useSave(activity);
  const set = useSet(activity);
  // A journey is where it leaves and arrives; what else was said of it before stays in view.
  if (activity.type === "transport" && !activity.address && activity.lat === null) return null;
  const city = destinations.find(({ _id }) => _id === activity.destinationId) ?? destinations.find(({ arrival, departure }) => activity.day !== null && arrival <= activity.day && activity.day <= departure);
  const write = (address: string) => {
    const set = writtenPlace(address, activity);
    return save(set, "lat" in set ? t("{item} is off the map: its old pin was of another place.", { item: activity.title }) : undefined);
  };
  return (
    <div className="space-y-2">
      <SavedPlace
        label={t("Where")}
        value={activity.address ?? ""}
        near={city ? { lat: city.lat, lng: city.lng } : null}
        placeholder={t("A place, a kind of place, an address")}
        onPlace={(found) => save(placeFields(found, activity.title))}
        onText={write}
      />
      <OpeningHours activity={activity} />
      {activity.lat !== null && activity.lng !== null && (
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <MapLink activity={activity} />
          <Button look="quiet" size="sm" className="-mx-3" onClick={() => set({ lat: null, lng: null, placeId: null })}><MapPinOff aria-hidden />{t("Take off the map")}</Button>
        </div>
      )}
    </div>
  );
}
