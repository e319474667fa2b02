// German, put together from a file for each part of the app.
import type { Catalog } from "../catalog";

const parts = import.meta.glob<Catalog>("./*.json", { eager: true, import: "default" });

export const de: Catalog = Object.assign({}, ...Object.values(parts));
