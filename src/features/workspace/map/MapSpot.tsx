// Where somebody has pressed on the map: what is there, and a way to put it into the plan.
import type { Map as MapLibre } from "maplibre-gl";
import { useQuery } from "convex/react";
import { Plus, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { cityName } from "../../../i18n/cityName";
import { countryName } from "../../../i18n/countryName";
import { direction } from "../../../i18n/language";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { IconButton } from "../../../ui/IconButton";
import { asRead, type Found } from "../../places/placeWords";
import { useTripFrame } from "../tripFrame";
import { useWorkspace } from "../useWorkspace";
import { wrap, type LngLat } from "./geometry";
import { MapMarker } from "./MapMarker";

/** The point that was pressed: by mouse or finger, by a long press, or with Enter for the middle of the map. */
export function useSpot(map: MapLibre | null) {
  const [spot, setSpot] = useState<LngLat | null>(null);
  useEffect(() => {
    if (!map) return;
    const canvas = map.getCanvas();
    const press = ({ lngLat, originalEvent }: { lngLat: { lng: number; lat: number }; originalEvent: Event }) => {
      // Pins lie on the map: a press on one isn't a press on the map.
      if (originalEvent.target !== canvas) return;
      setSpot((before) => (before && originalEvent.type === "click" ? null : (townAt(map, originalEvent) ?? [wrap(lngLat.lng), lngLat.lat])));
    };
    const key = (event: KeyboardEvent) => {
      if (event.target !== canvas) return;
      if (event.key === "Enter") {
        // The card takes the focus, and this very press isn't one on its button.
        event.preventDefault();
        setSpot([wrap(map.getCenter().lng), map.getCenter().lat]);
      }
      if (event.key === "Escape") setSpot(null);
    };
    map.on("click", press);
    map.on("contextmenu", press);
    canvas.addEventListener("keydown", key);
    return () => {
      map.off("click", press);
      map.off("contextmenu", press);
      canvas.removeEventListener("keydown", key);
    };
  }, [map]);
  return { spot, clear: () => setSpot(null) };
}

/** A name stands beside its town: who presses the name means the town. Names let presses through, so none of them hears of it. */
function townAt(map: MapLibre, press: Event): LngLat | null {
  if (!(press instanceof MouseEvent)) return null;
  const { clientX: x, clientY: y } = press;
  const named = [...map.getContainer().querySelectorAll<HTMLElement>("[data-town]")].find((name) => {
    const { left, right, top, bottom } = name.getBoundingClientRect();
    return left <= x && x <= right && top <= y && y <= bottom;
  });
  const [lng, lat] = named?.dataset.town?.split(",").map(Number) ?? [];
  return lng === undefined || lat === undefined ? null : [wrap(lng), lat];
}

export function MapSpot({ map, spot, day, onClose }: { map: MapLibre; spot: LngLat; day: string | null; onClose: () => void }) {
  const { trip, canEdit } = useTripFrame();
  const { openDialog } = useWorkspace();
  const [lng, lat] = spot;
  const here = useQuery(api.places.nearby.at, { tripId: trip._id, lat, lng });
  const place = here?.place ?? null;
  const where = here?.town ? t("{town}, {country}", { town: cityName(here.town), country: countryName(here.town.countryCode) }) : `${lat.toFixed(3)}, ${lng.toFixed(3)}`;
  const card = useRef<HTMLDivElement>(null);
  const before = useRef<HTMLElement | null>(null);
  // Not `autoFocus`: what it stands on is put on the map only after it is drawn.
  useEffect(() => {
    if (card.current?.contains(document.activeElement)) return;
    before.current = document.activeElement as HTMLElement | null;
    (card.current?.querySelector<HTMLElement>("[data-first]") ?? card.current)?.focus({ preventScroll: true });
  }, []);
  useEffect(() => bringIntoView(map, card.current!), [map, spot]);
  const close = () => {
    onClose();
    const isThere = before.current?.isConnected && before.current !== document.body;
    (isThere ? before.current! : map.getCanvas()).focus({ preventScroll: true });
  };
  const add = () => {
    openDialog({ kind: "add", day, place: place ?? unnamed(spot, here?.beside ? t("Near {place}, {where}", { place: here.beside, where }) : where, here?.town?.countryCode ?? null) });
    onClose();
  };
  return (
    <MapMarker map={map} lngLat={spot} anchor="bottom" above>
      <div ref={card} tabIndex={-1} dir={direction} role="dialog" aria-label={t("This place on the map")} onKeyDown={(event) => event.key === "Escape" && close()} className="outline-none flex w-60 animate-pop-in cursor-default flex-col items-center">
        <div className="w-full rounded-lg border border-line bg-surface p-3.5 shadow-float">
          <div className="-mt-2 -me-2 flex items-start gap-1">
            <p className="min-w-0 flex-1 pt-2.5">
              <span dir="auto" className="title block truncate text-base">{(place && asRead(place).name) ?? (here?.beside ? t("Near {place}", { place: here.beside }) : t("This spot"))}</span>
              <span dir="auto" className="block truncate text-sm text-ink-faint">{here === undefined ? t("Looking…") : where}</span>
            </p>
            <IconButton size="sm" label={t("Close")} onClick={close}><X /></IconButton>
          </div>
          {(canEdit || place) && (
            <div className="mt-2.5 flex gap-2">
              {canEdit && <Button size="sm" className="grow" data-first onClick={add}><Plus aria-hidden />{t("Add here")}</Button>}
              {place && <Button size="sm" look="secondary" className="grow" onClick={() => openDialog({ kind: "place", place })}>{t("About it")}</Button>}
            </div>
          )}
        </div>
        {/* Its corner points down, whichever way the language runs. */}
        <span aria-hidden className="size-3.5 -translate-y-[0.46rem] rotate-45 border-r border-b border-line bg-surface" />
      </div>
    </MapMarker>
  );
}

/** As far as the tools at the top reach, and a margin elsewhere. */
const ROOM = { top: 128, side: 12 };

/** The card is wider than what is left beside a place at the edge: the map goes along. */
function bringIntoView(map: MapLibre, card: HTMLElement) {
  const [box, whole] = [card.getBoundingClientRect(), map.getContainer().getBoundingClientRect()];
  const beyond = (before: number, after: number) => (before < 0 ? before : Math.max(0, after));
  const x = beyond(box.left - whole.left - ROOM.side, box.right - whole.right + ROOM.side);
  const y = beyond(box.top - whole.top - ROOM.top, box.bottom - whole.bottom + ROOM.side);
  if (x !== 0 || y !== 0) map.panBy([x, y], { animate: !window.matchMedia("(prefers-reduced-motion: reduce)").matches, duration: 200 });
}

/** A place of which only the coordinates are known; whoever adds it gives it a name. */
function unnamed([lng, lat]: LngLat, area: string, countryCode: string | null): Found {
  return { id: `spot:${lng},${lat}`, name: "", kind: "other", type: "sightseeing", area, address: null, lat, lng, countryCode, sources: ["own"], placeId: null, asOf: null };
}
