// A destination that nobody could find: it has the clock of a city nearby, and neither its place on a map nor its guide.
import { expect, it } from "vitest";
import { api } from "../_generated/api";
import { deployment, guest, JAPAN, planOf } from "../people.testing";

const NEAR_KYOTO = { name: "Tante Ernas Hof", countryCode: "JP", lat: 35.0211, lng: 135.7539, timeZone: "Asia/Tokyo" };

it("takes no guide of the city that it is near, from the beginning or later, and keeps that when it is copied", async () => {
  const ada = await guest(await deployment(), "Ada");
  const tripId = await ada.mutation(api.trips.trips.create, { ...JAPAN, destinations: [{ ...NEAR_KYOTO, unplaced: true, geonameId: 1857910, arrival: JAPAN.startDate, departure: JAPAN.endDate }] });
  const [first] = (await planOf(ada, tripId)).destinations;
  expect(first).toMatchObject({ name: "Tante Ernas Hof", unplaced: true, citySlug: null, geonameId: null, timeZone: "Asia/Tokyo" });
  // Nothing is near it, as nobody knows where it is.
  expect(await ada.query(api.places.nearby.ofDay, { tripId, day: JAPAN.startDate })).toEqual([]);

  await ada.mutation(api.trips.cities.arrange, { tripId, cities: [{ destinationId: first!._id, nights: 1 }, { nights: 5, city: { ...NEAR_KYOTO, name: "Noch ein Hof", unplaced: true } }] });
  expect((await planOf(ada, tripId)).destinations.map(({ citySlug, unplaced }) => [citySlug, unplaced])).toEqual([[null, true], [null, true]]);
  const copy = await ada.mutation(api.trips.copy.create, { tripId, title: "Once more", startDate: null, include: { items: true, ideas: true, notes: true, costs: true } });
  expect((await planOf(ada, copy)).destinations.map(({ citySlug, unplaced }) => [citySlug, unplaced])).toEqual([[null, true], [null, true]]);
});

it("a city that is found keeps its guide", async () => {
  const ada = await guest(await deployment(), "Ada");
  const tripId = await ada.mutation(api.trips.trips.create, { ...JAPAN, destinations: [{ ...NEAR_KYOTO, name: "Kyoto", arrival: JAPAN.startDate, departure: JAPAN.endDate }] });
  expect((await planOf(ada, tripId)).destinations).toMatchObject([{ citySlug: "kyoto" }]);
});
