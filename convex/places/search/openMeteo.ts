// Open-Meteo's geocoding: GeoNames' towns, airports and sights of the whole world by name.
import { askJson, fieldOf, pointOf, textOf } from "./http";
import { ProviderError, type Answer, type PlaceProvider } from "./types";

const MOST = 6;
const COUNTRY = /^[A-Z]{2}$/;

/** GeoNames' feature codes, by how they begin. */
const KINDS: [prefix: string, kind: string, type: Answer["type"]][] = [
  ["PPLX", "neighbourhood", "other"],
  ["PPL", "city", "other"],
  ["AIR", "airport", "transport"],
  ["RST", "station", "transport"],
  ["HTL", "hotel", "hotel"],
  ["MUS", "museum", "sightseeing"],
  ["PRK", "park", "sightseeing"],
  ["BCH", "beach", "sightseeing"],
  ["MT", "mountain", "sightseeing"],
  ["PK", "mountain", "sightseeing"],
  ["ISL", "island", "sightseeing"],
  ["CSTL", "castle", "sightseeing"],
];

export function openMeteo(base: string): PlaceProvider {
  return {
    id: "openMeteo",
    attribution: { text: "GeoNames, by Open-Meteo (CC BY 4.0)", url: "https://open-meteo.com/en/docs/geocoding-api" },
    policy: { minLength: 3, perMinute: 30, burst: 6, keepDays: 30, timeoutMs: 4_000 },
    async search(text, _near, signal) {
      const url = new URL(`${base.replace(/\/$/, "")}/v1/search`);
      url.search = new URLSearchParams({ name: text, count: String(MOST), language: "en", format: "json" }).toString();
      const said = await askJson(url, signal);
      const results = fieldOf(said, "results");
      // Where it found nothing, it says nothing of results.
      if (results === undefined && typeof said === "object" && said !== null && fieldOf(said, "error") !== true) return [];
      if (!Array.isArray(results)) throw new ProviderError("malformed");
      return results.slice(0, MOST).flatMap((result) => readResult(result) ?? []);
    },
  };
}

function readResult(result: unknown): Answer | null {
  const [id, name, point] = [fieldOf(result, "id"), textOf(fieldOf(result, "name")), pointOf(fieldOf(result, "latitude"), fieldOf(result, "longitude"))];
  if (!Number.isSafeInteger(id) || name === null || !point) return null;
  const code = textOf(fieldOf(result, "feature_code"), 8) ?? "";
  const known = KINDS.find(([prefix]) => code.startsWith(prefix));
  const country = textOf(fieldOf(result, "country_code"), 2)?.toUpperCase() ?? "";
  const area = [textOf(fieldOf(result, "admin1")), textOf(fieldOf(result, "country"))].filter((part) => part !== null && part !== name);
  return { id: `gn:${String(id)}`, name, kind: known?.[1] ?? "place", type: known?.[2] ?? "other", area: area.join(", "), address: null, ...point, countryCode: COUNTRY.test(country) ? country : null };
}
