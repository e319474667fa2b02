// The map's ground: the bundled world (Natural Earth, no network needed), or OpenFreeMap's streets
// when they can be reached. Colours come from the theme's tokens.
import type { StyleSpecification } from "maplibre-gl";
import { feature } from "topojson-client";
import type { FeatureCollection } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json";
import type { Theme } from "../../../lib/theme";
import { tokenValue } from "../../../ui/dayColors";

const ONLINE: Record<Theme, string> = {
  light: "https://tiles.openfreemap.org/styles/positron",
  dark: "https://tiles.openfreemap.org/styles/dark",
};
const REACH_MS = 4000;

/** Without labels: there are no fonts to draw them with; pins and cities are named by HTML. */
export function bundledStyle(): StyleSpecification {
  return {
    version: 8,
    sources: {
      countries: {
        type: "geojson",
        data: countries(coarse),
        attribution: "Natural Earth · GeoNames",
      },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": mix("--color-day-7", 0.1) } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": tokenValue("--color-paper") } },
      { id: "borders", type: "line", source: "countries", paint: { "line-color": tokenValue("--color-line-strong"), "line-opacity": 0.45, "line-width": 0.8 } },
    ],
  };
}

/** Finer coasts, for the same source once they have arrived; bundled too, but heavier than the rest of the app. */
export async function finerCountries(): Promise<FeatureCollection> {
  return countries((await import("world-atlas/countries-50m.json")).default);
}

function countries(atlas: unknown): FeatureCollection {
  const topology = atlas as Topology<{ countries: GeometryCollection }>;
  return feature(topology, topology.objects.countries);
}

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
