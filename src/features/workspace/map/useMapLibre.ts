// The map itself, made anew only with its container; the ground follows the theme and the network.
import type { FeatureCollection } from "geojson";
import { AttributionControl, GeolocateControl, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl, type GeoJSONSource, type MapOptions, type StyleSpecification } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { startTransition, useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import { USES_MILES } from "../../../i18n/measures";
import { t } from "../../../i18n/t";
import { nextPaint } from "../../../lib/nextPaint";
import { useTheme, type Theme } from "../../../lib/theme";
import { useUnchanged } from "../useUnchanged";
import { bundledStyle, COUNTRIES, finerCountries, onlineStyle } from "./mapStyle";
import { ROUTES, withRoutes } from "./withRoutes";

setWorkerUrl(workerUrl);
const MAX_ZOOM = 17;
/** The words of MapLibre's own buttons. */
const WORDS = {
  "CooperativeGesturesHandler.MacHelpText": t("Hold ⌘ and scroll to zoom the map"),
  "CooperativeGesturesHandler.MobileHelpText": t("Move the map with two fingers"),
  "CooperativeGesturesHandler.WindowsHelpText": t("Hold Ctrl and scroll to zoom the map"),
  "AttributionControl.ToggleAttribution": t("Toggle attribution"),
  "GeolocateControl.FindMyLocation": t("Find my location"),
  "GeolocateControl.LocationNotAvailable": t("Location not available"),
  "NavigationControl.ZoomIn": t("Zoom in"),
  "NavigationControl.ZoomOut": t("Zoom out"),
};

type Begins = Pick<MapOptions, "center" | "zoom"> | Pick<MapOptions, "bounds" | "fitBoundsOptions">;
/** Only read: it stands in a page that is scrolled past it, and a press on its ground says nothing. */
type Look = { begins: Begins | null; isRead?: boolean };
type Ground = { map: MapLibre | null; /** Streets, and not the bundled world. */ online: boolean; /** This browser can't draw one. */ failed: boolean };

/** `begins`: what it shows before anything else; the whole world without. `lines`: the trip's ways. */
export function useMapLibre(container: RefObject<HTMLDivElement | null>, look: Look, lines: FeatureCollection): Ground {
  const [map, setMap] = useState<MapLibre | null>(null);
  const [failed, setFailed] = useState(false);
  /** Which theme's streets are laid; another theme's are gone with its style. */
  const [laid, setLaid] = useState<Theme | null>(null);
  const { resolved: theme } = useTheme();
  const [start] = useState(look);
  /** Whose colours the bundled world has. */
  const painted = useRef<Theme | null>(null);
  const routes = useUnchanged(lines);
  const create = useEffectEvent((element: HTMLDivElement) => {
    painted.current = theme;
    return createMap(element, withRoutes(bundledStyle(), routes), start);
  });
  const lay = useEffectEvent((on: MapLibre, ground: StyleSpecification) => void on.setStyle(withRoutes(ground, routes)));
  useEffect(() => {
    let created: MapLibre | null = null;
    let gone = false;
    // Making it takes as long as drawing what is around it, and presses are answered between the two.
    void nextPaint().then(() => {
      if (gone || !container.current) return;
      created = create(container.current);
      if (!created) setFailed(true);
      created?.once("load", () => !gone && startTransition(() => setMap(created)));
    });
    return () => {
      gone = true;
      setMap(null);
      // What is shown instead comes first.
      void nextPaint().then(() => created?.remove());
    };
  }, [container]);
  useEffect(() => {
    if (!map) return;
    const abort = new AbortController();
    // A style that is set copies the whole world and compares it, also where it is the one that is there.
    if (painted.current !== theme) lay(map, bundledStyle());
    painted.current = theme;
    void finerCountries().then((finer) => {
      if (!abort.signal.aborted) fill(map, COUNTRIES, finer);
    });
    void onlineStyle(theme, abort.signal).then((style) => {
      if (abort.signal.aborted || !style) return;
      setLaid(theme);
      lay(map, style);
    });
    return () => abort.abort();
  }, [map, theme]);
  useEffect(() => {
    if (map) fill(map, ROUTES, routes);
  }, [map, routes]);
  return { map, online: laid === theme, failed };
}

/** Where it has others: each time that a source is filled, several frames are drawn. */
function fill(map: MapLibre, name: string, data: FeatureCollection) {
  const source = map.getSource<GeoJSONSource>(name);
  if (source && source.serialize().data !== data) void source.setData(data);
}

/** null where there is no WebGL. */
function createMap(container: HTMLElement, style: StyleSpecification, { begins, isRead = false }: Look): MapLibre | null {
  let map: MapLibre;
  try {
    map = new MapLibre({ container, style, ...begins, locale: WORDS, cooperativeGestures: isRead, attributionControl: false, maxZoom: MAX_ZOOM, dragRotate: false, pitchWithRotate: false });
  } catch {
    return null;
  }
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new AttributionControl({ compact: true }), "bottom-right");
  map.addControl(new NavigationControl({ showCompass: false }), "bottom-right");
  // Asks for one's position only when it is pressed, and then only shows it.
  if (!isRead) map.addControl(new GeolocateControl({ positionOptions: { enableHighAccuracy: true }, trackUserLocation: false, fitBoundsOptions: { maxZoom: 15 } }), "bottom-right");
  map.addControl(new ScaleControl({ maxWidth: 90, unit: USES_MILES ? "imperial" : "metric" }), "bottom-left");
  map.getCanvas().setAttribute("aria-label", isRead ? t("Map. Arrow keys move it, plus and minus change how close.") : t("Map. Arrow keys move it, plus and minus change how close, Enter says what is in the middle."));
  return map;
}
