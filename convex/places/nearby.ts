// Known places around something: around a day's stops, or where somebody pressed on the map.
import { v } from "convex/values";
import { toTime } from "../ai/planner/clock";
import { tripQuery } from "../functions";
import { say } from "../said";
import { dayWithin } from "../trips/activities/activityBounds";
import { destinationsOf } from "../trips/model";
import { activitiesOfTrip } from "../trips/activities/order";
import { numberBetween } from "../validation";
import { cityWord } from "./cityNames";
import { nearestTown } from "./gazetteer";
import { distanceKm } from "./distance";
import { nearbyPlaces } from "./nearbyModel";
import { guidePlace, guidesAround } from "./search/guides";

/** A finger isn't more exact; nor is a quarter's middle. */
const PRESSED_KM = 0.12;
const TOWN_KM = 30;

/** What is open that day within a walk of its stops and isn't planned; around the city where that is nothing, and a ride away where all of that is planned. */
export const ofDay = tripQuery("viewer")({
  args: { day: v.string() },
  handler: async (ctx, { day }) => {
    dayWithin(ctx.trip, day, "day");
    const [activities, destinations] = await Promise.all([activitiesOfTrip(ctx, ctx.trip._id), destinationsOf(ctx, ctx.trip._id)]);
    const placed = activities.flatMap(({ title, day: on, lat, lng, type }) => (on === day && lat !== null && lng !== null && type !== "transport" ? [{ title, lat, lng }] : []));
    const cities = destinations.filter(({ arrival, departure, unplaced }) => !unplaced && arrival <= day && day <= departure).map((city) => ({ title: say("the middle of {city}", { city: cityWord(city) }), lat: city.lat, lng: city.lng }));
    const taken = new Set(activities.flatMap(({ placeId }) => placeId ?? []));
    // On an outing, or where all is seen around the stops, the city that one comes back to; and at last what is a ride away.
    const sought = [() => nearbyPlaces(placed, day, taken), () => nearbyPlaces(cities, day, taken), () => nearbyPlaces([...placed, ...cities], day, taken, "transit")];
    const found = sought.reduce<ReturnType<typeof nearbyPlaces>>((before, look) => (before.length > 0 ? before : look()), []);
    return found.map(({ open, ...nearby }) => ({
      ...nearby,
      open: open.map((window) => ({ open: toTime(window.open), close: toTime(window.close) })),
    }));
  },
});

/** What is at a point: the known place that one nearly pressed on, and the town that it is in. */
export const at = tripQuery("viewer")({
  args: { lat: v.number(), lng: v.number() },
  handler: async (_ctx, { lat, lng }) => {
    const point = { lat: numberBetween(lat, "latitude", -90, 90), lng: numberBetween(lng, "longitude", -180, 180) };
    const nearest = guidesAround([point], 40)
      .flatMap((city) => city.places.map((place) => ({ city, place, km: distanceKm(point, place) })))
      .sort((a, b) => a.km - b.km)[0];
    const town = nearestTown(point, TOWN_KM);
    return {
      place: nearest && nearest.km <= PRESSED_KM ? guidePlace(nearest.city, nearest.place) : null,
      town: town && { name: town.name, country: town.country, countryCode: town.countryCode },
      /** What one could say of it: "near Nijō Castle". */
      beside: nearest && nearest.km <= 1 ? nearest.place.name : null,
    };
  },
});
