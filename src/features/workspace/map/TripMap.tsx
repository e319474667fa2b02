// The trip on a map: cities, numbered pins in the colours of their days, routes. Loaded only when
// shown; the bundled world is drawn at once and replaced by streets when they can be reached.
import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";
import { type GeoJSONSource, Map as MapLibre, Marker, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { useEffect, useMemo, useRef, useState } from "react";
import { formatDate } from "../../../lib/dates";
import { useTheme } from "../../../lib/theme";
import { cn } from "../../../ui/cn";
import { dayColor, dayColorHex, onDayColor, tokenValue } from "../../../ui/dayColors";
import { useTrip } from "../useItinerary";
import { useHovered, useWorkspace, type Workspace } from "../useWorkspace";
import { useChosenDay, useFocusMarks } from "./focusMarks";
import type { FocusPlace } from "./mapFocus";
import { bundledStyle, finerCountries, onlineStyle } from "./mapStyle";
import { boundsAround, boundsOf, pins, routes, type Pin } from "./tripFeatures";

const PADDING = 56;
/** Room for half a name at the side of its place. */
const NAME_PADDING = 96;
setWorkerUrl(workerUrl);

export default function TripMap() {
  const view = useTrip();
  const { openActivity } = useWorkspace();
  const { day, places, choose } = useChosenDay(view.trip._id);
  const shown = useMemo(() => pins(view, day), [view, day]);
  const container = useRef<HTMLDivElement>(null);
  const { map, online } = useMap(container);
  useRoutes(map, view, shown);
  useCityLabels(map, view.destinations);
  usePins(map, shown, openActivity);
  useFocusMarks(map, places, shown);
  useFit(map, view, shown, { day, places });
  return (
    <section aria-label="Map of the trip" className="relative h-full min-h-72 overflow-hidden bg-sunken">
      <div ref={container} className="h-full w-full" data-tiles={online ? "online" : "bundled"} />
      <div role="group" aria-label="Show on the map" className="absolute top-3 right-3 left-3 flex gap-1.5 overflow-x-auto pb-1">
        <DayChip label="All days" pressed={day === null} onClick={() => choose(null)} />
        {view.days.map(({ date, index }) => (
          <DayChip key={date} label={formatDate(date, "short")} color={dayColor(index)} pressed={day === date} onClick={() => choose(day === date ? null : date)} />
        ))}
      </div>
    </section>
  );
}

function DayChip({ label, color, pressed, onClick }: { label: string; color?: string; pressed: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={cn(
        "inline-flex h-9 shrink-0 items-center gap-2 rounded-full border px-3 text-[0.8125rem] font-medium shadow-card transition pointer-coarse:h-11",
        pressed ? "border-ink bg-ink text-paper" : "border-line bg-surface text-ink hover:bg-sunken",
      )}
    >
      {color && <span className="size-2.5 rounded-full" style={{ background: color }} aria-hidden />}
      {label}
    </button>
  );
}

/** The map itself, remade only with the container; the ground follows theme and network. */
function useMap(container: React.RefObject<HTMLDivElement | null>) {
  const [map, setMap] = useState<MapLibre | null>(null);
  const [online, setOnline] = useState(false);
  const { resolved: theme } = useTheme();
  useEffect(() => {
    if (!container.current) return;
    const created = new MapLibre({
      container: container.current,
      style: bundledStyle(),
      attributionControl: { compact: true },
      maxZoom: 17,
      cooperativeGestures: false,
    });
    created.addControl(new NavigationControl({ showCompass: false }), "bottom-right");
    created.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-left");
    created.once("load", () => setMap(created));
    return () => {
      setMap(null);
      created.remove();
    };
  }, [container]);
  useEffect(() => {
    if (!map) return;
    const abort = new AbortController();
    map.setStyle(bundledStyle());
    void finerCountries().then((finer) => {
      if (!abort.signal.aborted) map.getSource<GeoJSONSource>("countries")?.setData(finer);
    });
    void onlineStyle(theme, abort.signal).then((style) => {
      if (abort.signal.aborted) return;
      setOnline(style !== null);
      if (style) map.setStyle(style);
    });
    return () => abort.abort();
  }, [map, theme]);
  return { map, online };
}

/** Lines live in the style, which is replaced now and then: they are put back each time. */
function useRoutes(map: MapLibre | null, view: ReturnType<typeof useTrip>, shown: Pin[]) {
  const { resolved: theme } = useTheme();
  useEffect(() => {
    if (!map) return;
    const data = routes(view, shown, dayColorHex, tokenValue("--color-accent"));
    const draw = () => {
      const source = map.getSource<GeoJSONSource>("routes");
      if (source) {
        source.setData(data);
        return;
      }
      map.addSource("routes", { type: "geojson", data });
      const layer = { type: "line", source: "routes", layout: { "line-cap": "round", "line-join": "round" } } as const;
      map.addLayer({ ...layer, id: "between", filter: ["get", "between"], paint: { "line-color": ["get", "color"], "line-width": 2, "line-dasharray": [1.5, 2.5] } });
      map.addLayer({ ...layer, id: "days", filter: ["!", ["get", "between"]], paint: { "line-color": ["get", "color"], "line-width": 3, "line-opacity": 0.75 } });
    };
    if (map.isStyleLoaded()) draw();
    map.on("styledata", draw);
    return () => void map.off("styledata", draw);
  }, [map, view, shown, theme]);
}

function useCityLabels(map: MapLibre | null, destinations: ReturnType<typeof useTrip>["destinations"]) {
  useEffect(() => {
    if (!map) return;
    const labels = destinations.map(({ name, lng, lat }) => {
      const element = document.createElement("div");
      element.className = "title pointer-events-none text-base text-ink [text-shadow:0_0_4px_var(--color-paper),0_0_4px_var(--color-paper)]";
      element.textContent = name;
      return new Marker({ element, anchor: "bottom", offset: [0, -20] }).setLngLat([lng, lat]).addTo(map);
    });
    return () => labels.forEach((label) => label.remove());
  }, [map, destinations]);
}

function usePins(map: MapLibre | null, shown: Pin[], onOpen: Workspace["openActivity"]) {
  const hovered = useHovered((state) => state.hovered);
  const markers = useRef(new Map<string, Marker>());
  useEffect(() => {
    if (!map) return;
    const current = markers.current;
    for (const pin of shown) {
      const marker = new Marker({ element: pinElement(pin, onOpen) }).setLngLat(pin.lngLat).addTo(map);
      current.set(pin.activity._id, marker);
    }
    return () => {
      for (const marker of current.values()) marker.remove();
      current.clear();
    };
  }, [map, shown, onOpen]);
  useEffect(() => {
    for (const [id, marker] of markers.current) marker.getElement().toggleAttribute("data-hovered", id === hovered);
  }, [hovered, shown]);
}

function pinElement({ activity, number, dayIndex }: Pin, onOpen: Workspace["openActivity"]): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className =
    "grid size-7 place-items-center rounded-full border-2 border-surface text-xs font-semibold shadow-lift data-hovered:z-10 data-hovered:size-9 data-hovered:text-sm pointer-coarse:size-9";
  button.style.background = dayColor(dayIndex);
  button.style.color = onDayColor;
  button.textContent = String(number);
  button.setAttribute("aria-label", `${activity.title}, stop ${number} of day ${dayIndex + 1}`);
  button.title = activity.title;
  button.addEventListener("click", () => onOpen(activity._id));
  return button;
}

/** Fits when another day or place is chosen and as the plan grows; not once somebody has looked around by themselves. */
function useFit(map: MapLibre | null, view: ReturnType<typeof useTrip>, shown: Pin[], { day, places }: { day: string | null; places: FocusPlace[] }) {
  const fitted = useRef<{ day: string | null; places: FocusPlace[]; bounds: string }>({ day, places, bounds: "" });
  const isLeftAlone = useRef(true);
  useEffect(() => {
    if (!map) return;
    const note = ({ originalEvent }: { originalEvent?: unknown }) => {
      if (originalEvent) isLeftAlone.current = false;
    };
    map.on("movestart", note);
    return () => void map.off("movestart", note);
  }, [map]);
  useEffect(() => {
    if (!map) return;
    const bounds = boundsFor(view, shown, { day, places });
    const next = { day, places, bounds: JSON.stringify(bounds) };
    const isChosen = day !== fitted.current.day || places !== fitted.current.places;
    if (isChosen) isLeftAlone.current = true;
    if (!bounds || !isLeftAlone.current || (!isChosen && next.bounds === fitted.current.bounds)) return;
    const animate = fitted.current.bounds !== "" && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    fitted.current = next;
    const beside = places.length > 0 ? NAME_PADDING : PADDING;
    map.fitBounds(bounds, { padding: { top: PADDING + 24, bottom: PADDING, left: beside, right: beside }, maxZoom: 14, animate });
  }, [map, view, shown, day, places]);
}

/** One place alone, or several among their day's stops. */
function boundsFor(view: ReturnType<typeof useTrip>, shown: Pin[], { day, places }: { day: string | null; places: FocusPlace[] }) {
  if (places.length === 0) return boundsOf(view, shown);
  const beside = day !== null && places.length > 1 ? shown.map(({ lngLat }) => lngLat) : [];
  return boundsAround([...beside, ...places.map(({ lng, lat }): [number, number] => [lng, lat])]);
}
