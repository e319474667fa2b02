// What stands over the map: the search, the filters, and what one can do with the view.
import { List, Maximize } from "lucide-react";
import { t } from "../../../i18n/t";
import { IconButton } from "../../../ui/IconButton";
import { PlaceSearch } from "../../places/PlaceSearch";
import type { Found } from "../../places/placeWords";
import type { Near } from "../../places/useFindPlaces";
import { MapFilters } from "./MapFilters";
import type { Shown } from "./tripFeatures";

type MapToolsProps = {
  shown: Shown;
  onDay: (day: string | null) => void;
  onTypes: (types: Shown["types"]) => void;
  /** The middle of what is in view. */
  near: Near | null;
  onFound: (found: Found) => void;
  onFit: () => void;
  listed: boolean;
  onList: () => void;
};

export function MapTools({ shown, onDay, onTypes, near, onFound, onFit, listed, onList }: MapToolsProps) {
  return (
    <div className="pointer-events-none absolute inset-x-3 top-3 z-10 space-y-2 *:pointer-events-auto">
      <div className="pointer-events-none! flex items-start gap-2 *:pointer-events-auto">
        <PlaceSearch label={t("Find a place")} placeholder={t("Find a place")} near={near} onChoose={onFound} className="max-w-md flex-1 [&_input]:rounded-full [&_input]:border-line [&_input]:shadow-card" />
        <IconButton look="surface" label={t("Fit to what is shown")} className="size-12 lg:ms-auto" onClick={onFit}><Maximize /></IconButton>
        <IconButton look="surface" label={t(listed ? "Hide the list of places" : "List the places on this map")} aria-pressed={listed} className="size-12" onClick={onList}><List /></IconButton>
      </div>
      <MapFilters shown={shown} onDay={onDay} onTypes={onTypes} />
    </div>
  );
}
