// Google Maps' saved places as Takeout gives them: “Saved Places.json” (GeoJSON, in its old and new spelling), any other GeoJSON of
// points, and a list's CSV. Everything is an idea.
import { isPoint, item, typeOf } from "../items";
import { firstLine, requireRoomFor } from "../lines";
import { emptyPlan, Unreadable, type ReadPlan, type World } from "../types";
import { say, sentence } from "../../said";
import { pointInUrl, readCsv } from "./csv";
import { fieldsOf, listOf, numberOf, parseJson, textOf } from "./json";

export function readGoogle(text: string, world: World): ReadPlan {
  if (!/^\uFEFF?\s*[[{]/.test(text)) return readCsv(text, world);
  const features = listOf(fieldsOf(parseJson(text)).features);
  if (features.length === 0) throw new Unreadable(sentence("This JSON has no trip and no list of places that can be read here. Choose the exported file itself."), firstLine(text));
  const plan = emptyPlan();
  for (const [index, feature] of features.entries()) {
    const { geometry, properties } = fieldsOf(feature);
    const place = fieldsOf(properties);
    const location = fieldsOf(place.location ?? place.Location);
    const url = textOf(place.google_maps_url ?? place["Google Maps URL"] ?? place.url);
    const title = textOf(location.name ?? location["Business Name"] ?? place.Title ?? place.title ?? place.name ?? place.Name);
    const address = textOf(location.address ?? location.Address ?? place.address);
    const { type, coordinates } = fieldsOf(geometry);
    const [lng, lat] = type === "Point" ? listOf(coordinates).map(numberOf) : [null, null];
    // Takeout writes 0, 0 where it doesn't know.
    const known = lat !== undefined && lng !== undefined && isPoint(lat, lng) && !(lat === 0 && lng === 0);
    const own = fieldsOf(location["Geo Coordinates"]);
    const [ownLat, ownLng] = [numberOf(own.Latitude), numberOf(own.Longitude)];
    const at = known ? { lat: lat!, lng: lng! } : ownLat !== null && ownLng !== null && isPoint(ownLat, ownLng) && (ownLat !== 0 || ownLng !== 0) ? { lat: ownLat, lng: ownLng } : pointInUrl(url);
    if (!title && !address) {
      plan.problems.push({ line: null, text: say("Place {number, number} has no name and was left out.", { number: index + 1 }) });
      continue;
    }
    requireRoomFor(plan.items, null);
    const description = textOf(place.Comment ?? place.comment ?? place.note ?? place.description);
    plan.items.push(
      item({
        title: title || address,
        type: typeOf(title),
        ...(at && { lat: at.lat, lng: at.lng }),
        ...(address && { address }),
        ...(description && { description }),
        ...(url && { links: [{ url, label: "Google Maps" }] }),
        certainty: at ? "sure" : "likely",
      }),
    );
    if (!at) plan.problems.push({ line: null, text: say("“{title}” comes without coordinates; it won't be on the map.", { title: (title || address).slice(0, 60) }) });
  }
  return plan;
}
