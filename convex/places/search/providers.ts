// Which services are asked for places. Both need no key. PLACE_SEARCH=off asks nobody: what is typed stays here.
import { openMeteo } from "./openMeteo";
import { photon } from "./photon";
import type { PlaceProvider, ProviderId } from "./types";

type Env = Record<string, string | undefined>;

const PROVIDERS: Record<ProviderId, { make: (base: string) => PlaceProvider; address: string; setting: string }> = {
  photon: { make: photon, address: "https://photon.komoot.io", setting: "PHOTON_URL" },
  openMeteo: { make: openMeteo, address: "https://geocoding-api.open-meteo.com", setting: "OPEN_METEO_GEOCODING_URL" },
};

/** In the order in which they are named; none when switched off. */
export function placeProviders(env: Env): PlaceProvider[] {
  if (env.PLACE_SEARCH?.trim().toLowerCase() === "off") return [];
  return Object.values(PROVIDERS).map(({ make, address, setting }) => make(env[setting]?.trim() || address));
}
