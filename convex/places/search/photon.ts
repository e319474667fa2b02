// Photon (photon.komoot.io, or one's own): OpenStreetMap by name and address, made for asking while one types.
import { askJson, fieldOf, pointOf, textOf } from "./http";
import { ProviderError, type Answer, type PlaceProvider } from "./types";

const MOST = 10;
const COUNTRY = /^[A-Z]{2}$/;

/** How OpenStreetMap tags what goes into a plan as something else than a sight; `*` is any value. */
const KINDS: Record<string, Record<string, [kind: string, type: Answer["type"]]>> = {
  tourism: {
    hotel: ["hotel", "hotel"], hostel: ["hostel", "hotel"], guest_house: ["guest house", "hotel"], motel: ["hotel", "hotel"], apartment: ["apartment", "hotel"], chalet: ["apartment", "hotel"], camp_site: ["camp site", "hotel"],
    museum: ["museum", "sightseeing"], gallery: ["museum", "sightseeing"], viewpoint: ["viewpoint", "sightseeing"], zoo: ["zoo", "sightseeing"], "*": ["landmark", "sightseeing"],
  },
  amenity: {
    restaurant: ["restaurant", "restaurant"], cafe: ["café", "restaurant"], bar: ["bar", "restaurant"], pub: ["bar", "restaurant"], fast_food: ["restaurant", "restaurant"], food_court: ["restaurant", "restaurant"], ice_cream: ["café", "restaurant"],
    place_of_worship: ["place of worship", "sightseeing"], theatre: ["theatre", "sightseeing"], marketplace: ["market", "sightseeing"], bus_station: ["bus station", "transport"], ferry_terminal: ["ferry terminal", "transport"], "*": ["place", "other"],
  },
  aeroway: { aerodrome: ["airport", "transport"], terminal: ["airport", "transport"], "*": ["airport", "transport"] },
  railway: { "*": ["station", "transport"] },
  public_transport: { "*": ["station", "transport"] },
  historic: { castle: ["castle", "sightseeing"], "*": ["landmark", "sightseeing"] },
  leisure: { park: ["park", "sightseeing"], garden: ["garden", "sightseeing"], "*": ["place", "sightseeing"] },
  natural: { beach: ["beach", "sightseeing"], peak: ["mountain", "sightseeing"], "*": ["landmark", "sightseeing"] },
  shop: { "*": ["shop", "other"] },
  place: { city: ["city", "other"], town: ["town", "other"], village: ["village", "other"], "*": ["neighbourhood", "other"] },
  highway: { "*": ["street", "other"] },
};
const ADDRESS: [string, Answer["type"]] = ["address", "other"];

export function photon(base: string): PlaceProvider {
  return {
    id: "photon",
    attribution: { text: "© OpenStreetMap contributors, by Photon", url: "https://www.openstreetmap.org/copyright" },
    policy: { minLength: 3, perMinute: 60, burst: 8, keepDays: 30, timeoutMs: 4_000 },
    async search(text, near, signal) {
      const url = new URL(`${base.replace(/\/$/, "")}/api/`);
      url.search = new URLSearchParams({ q: text, limit: String(MOST), lang: "en", ...(near && { lat: String(near.lat), lon: String(near.lng) }) }).toString();
      const features = fieldOf(await askJson(url, signal), "features");
      if (!Array.isArray(features)) throw new ProviderError("malformed");
      return features.slice(0, MOST).flatMap((feature) => readFeature(feature) ?? []);
    },
  };
}

/** null for what has no name or no place. */
function readFeature(feature: unknown): Answer | null {
  const said = fieldOf(feature, "properties");
  const coordinates = fieldOf(fieldOf(feature, "geometry"), "coordinates");
  const point = Array.isArray(coordinates) ? pointOf(coordinates[1], coordinates[0]) : null;
  const [osmType, osmId] = [textOf(fieldOf(said, "osm_type"), 1), fieldOf(said, "osm_id")];
  const property = (name: string) => textOf(fieldOf(said, name));
  const street = [property("street"), property("housenumber")].filter((part) => part !== null).join(" ");
  const name = property("name") ?? (street || null);
  if (!point || name === null || osmType === null || !Number.isSafeInteger(osmId)) return null;
  const [kind, type] = kindOf(property("osm_key"), property("osm_value"));
  const [city, country, code] = [property("city") ?? property("county"), property("country"), property("countrycode")?.toUpperCase() ?? ""];
  const area = [property("district") ?? (kind === "city" ? property("state") : null), city, country].filter((part) => part !== null && part !== name);
  const address = [street === name ? "" : street, [property("postcode"), city === name ? null : city].filter(Boolean).join(" "), country ?? ""].filter(Boolean).join(", ");
  return { id: `osm:${osmType}${String(osmId)}`, name, kind, type, area: [...new Set(area)].slice(0, 2).join(", "), address: street ? address : null, ...point, countryCode: COUNTRY.test(code) ? code : null };
}

function kindOf(key: string | null, value: string | null): [string, Answer["type"]] {
  const values = key !== null && Object.hasOwn(KINDS, key) ? KINDS[key]! : null;
  if (!values) return ADDRESS;
  return (value !== null && Object.hasOwn(values, value) ? values[value] : values["*"]) ?? ADDRESS;
}
