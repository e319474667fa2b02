// German, put together from a file for each part of the app, and the German names of cities and regions.
// Those are the backend's too: tables loaded with the messages.
/* eslint-disable no-restricted-imports */
import cities from "../../../convex/places/context/de/cities.json";
import regions from "../../../convex/places/context/de/regions.json";
/* eslint-enable no-restricted-imports */
import type { Catalog } from "../catalog";

const parts = import.meta.glob<Catalog>("./*.json", { eager: true, import: "default" });

export const de: Catalog = Object.assign({}, ...Object.values(parts));
export { cities, regions };
