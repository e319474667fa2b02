// From the text of a file to what would be added: which format it is, and its reader. One table. Pure.
import { fitted } from "./items";
import { firstLine, requireText } from "./lines";
import { readAdventureLog } from "./formats/adventureLog";
import { readCaravan } from "./formats/caravan";
import { readCsv } from "./formats/csv";
import { readGoogle } from "./formats/google";
import { readGpx } from "./formats/gpx";
import { readIcs } from "./formats/ics";
import { readKml } from "./formats/kml";
import { readText } from "./formats/text";
import { readTrek } from "./formats/trek";
import { readTripit } from "./formats/tripit";
import type { Language } from "../words/languages";
import type { ImportFormat } from "./schema";
import { sentence } from "../said";
import { Unreadable, type Reader, type ReadPlan, type World } from "./types";

const READERS: Record<ImportFormat, Reader> = {
  caravan: readCaravan,
  ics: readIcs,
  csv: readCsv,
  gpx: readGpx,
  kml: readKml,
  google: readGoogle,
  trek: readTrek,
  adventureLog: readAdventureLog,
  tripit: readTripit,
  text: readText,
};

const HEAD = 4000;

/** By what stands in it; the file's name only where that leaves it open. */
export function detectFormat(text: string, name: string): ImportFormat {
  const head = text.slice(0, HEAD).replace(/^\uFEFF/, "").trimStart();
  if (/^BEGIN:VCALENDAR/i.test(head)) return "ics";
  if (/^[{[]/.test(head)) return jsonFormat(text);
  if (/^<(\?xml|!--|!DOCTYPE (?!html)|gpx|kml|Response|\w+:)/i.test(head) || /^<(gpx|kml)\b/i.test(head)) {
    if (/<(\w+:)?gpx\b/i.test(head)) return "gpx";
    if (/<(\w+:)?kml\b/i.test(head) || /\.kml$/i.test(name)) return "kml";
    if (/<Response\b|<(Air|Lodging|Rail|Car)Object\b/.test(text.slice(0, HEAD * 4))) return "tripit";
    return /\.gpx$/i.test(name) ? "gpx" : "kml";
  }
  const first = head.split(/\r?\n/, 1)[0] ?? "";
  if (/^"?Title"?,"?Note"?,"?URL"?/i.test(first) || (/\btitle\b.*\bnote\b.*\burl\b/i.test(head.slice(0, 400)) && /\.csv$/i.test(name))) return "google";
  if (/\.(csv|tsv)$/i.test(name) || /^[^<>{}]{0,300}(title|titel|name)["]?[,;\t]/i.test(first) || /[,;\t]"?(title|titel|name|activity)\b/i.test(first)) return "csv";
  return "text";
}

function jsonFormat(text: string): ImportFormat {
  const has = (key: string) => new RegExp(`"${key}"\\s*:`).test(text);
  if (has("caravan") && has("items")) return "caravan";
  if (has("FeatureCollection") || /"type"\s*:\s*"FeatureCollection"/.test(text)) return "google";
  if (has("visited_regions") || (has("collections") && has("transportation") && has("lodging"))) return "adventureLog";
  if (["AirObject", "LodgingObject", "RailObject", "CarObject", "ActivityObject", "RestaurantObject"].some(has)) return "tripit";
  if (has("days") || has("places") || has("accommodations") || has("reservations")) return "trek";
  return "google";
}

/** Throws Unreadable, with the line, where nothing of it can be used. */
export function readFile(text: string, format: ImportFormat, world: World): ReadPlan {
  requireText(text);
  const plan = READERS[format](text, world);
  const said = [plan.items, plan.days, plan.variants, plan.problems, Object.keys(plan.header).filter((field) => field !== "title")];
  if (said.every(({ length }) => length === 0)) throw new Unreadable(sentence("There is nothing in it."), firstLine(text));
  return fittedPlan(plan, world.language);
}

/** What a trip takes of a plan, whoever read it. */
export function fittedPlan(plan: ReadPlan, language: Language): ReadPlan {
  const problems = [...plan.problems];
  const items = plan.items.map((read) => fitted(read, problems, language));
  return { ...plan, items, problems: problems.slice(0, 200) };
}
