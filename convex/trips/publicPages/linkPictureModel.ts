// Which picture stands beside the link of a public page: the trip's cover where the page shows it, else one that is drawn of what the page
// tells: its cities and places, and nothing that it keeps back.
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { daysBetween } from "../../dates";
import { sha256 } from "../../digest";
import { DRAWING, type TripSketch } from "../picture/tripPicture";
import { readPublicTrip } from "./publicPageModel";
import type { PublicTrip } from "./publicView";

export const PICTURE_PREFIX = "/trip-picture/";

/** `version` is another as soon as the picture is. */
export type LinkPicture = { version: string } & ({ kind: "cover"; storageId: Id<"_storage"> } | { kind: "drawn"; sketch: TripSketch });

export async function linkPictureOf(ctx: QueryCtx, { trip, page }: { trip: Doc<"trips">; page: Doc<"publicPages"> }): Promise<LinkPicture> {
  const shown = await readPublicTrip(ctx, trip, page.shows, "");
  if (shown.coverUrl !== null && trip.coverId) return { kind: "cover", storageId: trip.coverId, version: trip.coverId };
  const sketch = sketchOf(shown, trip.slug ?? "");
  return { kind: "drawn", sketch, version: (await sha256(JSON.stringify([DRAWING, sketch]))).slice(0, 16) };
}

/** On this deployment, wherever the app is served; the version lets messengers see that it is another picture. */
export const pictureUrl = (slug: string, version: string): string =>
  `${(process.env.CONVEX_SITE_URL ?? "").replace(/\/+$/, "")}${PICTURE_PREFIX}${encodeURIComponent(slug)}?v=${version}`;

/** Ideas are on no way, and journeys lead out of the picture. */
export function sketchOf({ startDate, destinations, activities }: Pick<PublicTrip, "startDate" | "destinations" | "activities">, seed: string): TripSketch {
  const dayOf = (day: string) => Math.max(0, daysBetween(startDate, day));
  const stops = activities.flatMap(({ day, lat, lng, type }) => (day !== null && lat !== null && lng !== null && type !== "transport" ? [{ day: dayOf(day), lat, lng }] : []));
  return { seed, cities: destinations.filter(({ unplaced }) => !unplaced).map(({ arrival, lat, lng }) => ({ day: dayOf(arrival), lat, lng })), stops };
}
