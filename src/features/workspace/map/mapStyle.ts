// The map's ground: the bundled world (Natural Earth, no network needed), or OpenFreeMap's streets
// when they can be reached. Colours come from the theme's tokens.
import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json";
import type { Theme } from "../../../lib/theme";
import { tokenValue } from "../../../ui/dayColors";
import { worldOf } from "./worldRings";

const ONLINE: Record<Theme, string> = {
  light: "https://tiles.openfreemap.org/styles/positron",
  dark: "https://tiles.openfreemap.org/styles/dark",
};
const REACH_MS = 4000;
export const COUNTRIES = "countries";

/** From the first of these zooms to the second the world fades into plain ground: its coasts are off by kilometres, and a pin in the harbour would lie in the sea. */
const GROUND_FADES = [7.5, 9] as const;

const fading = (far: number | string, near: number | string): ExpressionSpecification => ["interpolate", ["linear"], ["zoom"], GROUND_FADES[0], far, GROUND_FADES[1], near];

/** Without labels: there are no fonts to draw them with; pins and cities are named by HTML. */
export function bundledStyle(): StyleSpecification {
  const land = tokenValue("--color-paper");
  return {
    version: 8,
    sources: {
      [COUNTRIES]: {
        type: "geojson",
        data: worlds.finer ?? coarseWorld(),
        attribution: "Natural Earth · GeoNames",
      },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": fading(mix("--color-day-7", 0.1), land) } },
      { id: "land", type: "fill", source: COUNTRIES, filter: ["==", ["get", "kind"], "land"], paint: { "fill-color": land } },
      { id: "borders", type: "line", source: COUNTRIES, filter: ["==", ["get", "kind"], "border"], paint: { "line-color": tokenValue("--color-line-strong"), "line-opacity": fading(0.45, 0), "line-width": 0.8 } },
    ],
  };
}

/** Finer coasts, for the same source once they have arrived; bundled too, but heavier than the rest of the app. */
export async function finerCountries(): Promise<FeatureCollection> {
  const atlas = (await import("world-atlas/countries-50m.json")).default;
  return (worlds.finer ??= worldIn(atlas));
}

/** Unfolded once: that takes as long as some frames, and of what it has already the map sends nothing to its worker again. */
const worlds: { coarse?: FeatureCollection; finer?: FeatureCollection } = {};
const coarseWorld = () => (worlds.coarse ??= worldIn(coarse));
const worldIn = (atlas: unknown) => worldOf(atlas as Topology<{ countries: GeometryCollection }>);

/** The token's colour laid thinly over the page's. */
function mix(token: `--${string}`, share: number): string {
  const parse = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const [over, under] = [parse(tokenValue(token)), parse(tokenValue("--color-sunken"))];
  return `rgb(${over.map((value, index) => Math.round(value * share + under[index]! * (1 - share))).join(",")})`;
}

/** The online style when its server answers soon; null otherwise. */
export async function onlineStyle(theme: Theme, signal: AbortSignal): Promise<StyleSpecification | null> {
  if (!navigator.onLine) return null;
  try {
    const response = await fetch(ONLINE[theme], { signal: AbortSignal.any([signal, AbortSignal.timeout(REACH_MS)]) });
    return response.ok ? ((await response.json()) as StyleSpecification) : null;
  } catch {
    return null;
  }
}
