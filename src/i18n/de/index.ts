// German, put together from a file for each part of the app, and cities' German names.
// Those are the backend's too: one table, loaded with the messages.
// eslint-disable-next-line no-restricted-imports
import cities from "../../../convex/places/context/de/cities.json";
import type { Catalog } from "../catalog";

const parts = import.meta.glob<Catalog>("./*.json", { eager: true, import: "default" });

export const de: Catalog = Object.assign({}, ...Object.values(parts));
export { cities };
