// One's own places, from one trip to the next.
import { describe, expect, it } from "vitest";
import { api } from "../_generated/api";
import { activity, atLeisure, deployment, guest, trip, type Person } from "../people.testing";

const HOTEL = activity("Hotel Granvia", { type: "hotel", endDay: "2027-04-12", lat: 34.9858, lng: 135.7588, address: "Karasuma-dori 901" });
const own = (who: Person) => who.query(api.places.ownPlaces.list, {});
const namesOf = async (who: Person) => (await own(who)).map(({ name }) => name);

async function story() {
  const t = await deployment();
  const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
  const tripId = await trip(ada, { editor: ben });
  return { t, ada, ben, tripId };
}

describe("a place that somebody has put into a plan", () => {
  it("is theirs in their next trip, with where and when; nobody else's", async () => {
    const { ada, ben, tripId } = await story();
    await ada.mutation(api.trips.activities.add, { tripId, activity: HOTEL });
    await ada.mutation(api.trips.activities.add, { tripId, activity: activity("A thought") });
    expect(await own(ada)).toMatchObject([{ name: "Hotel Granvia", kind: "hotel", type: "hotel", address: "Karasuma-dori 901", used: [{ title: "Japan in spring", day: "2027-04-10" }] }]);
    expect(await own(ben)).toEqual([]);

    const next = await trip(ada);
    const { results } = await ada.query(api.places.search.lookup.find, { tripId: next, text: "granv" });
    expect(results[0]).toMatchObject({ name: "Hotel Granvia", sources: ["own"], used: [{ title: "Japan in spring" }] });
    await ada.mutation(api.trips.activities.add, { tripId: next, activity: { ...HOTEL, day: "2027-04-11" } });
    expect((await own(ada))[0]!.used!.map(({ day }) => day)).toEqual(["2027-04-11", "2027-04-10"]);
    expect(await own(ada)).toHaveLength(1);
  });

  it("is found among all of them however long ago it was used, and leads to the item", async () => {
    const { ada, tripId } = await story();
    const activityId = await ada.mutation(api.trips.activities.add, { tripId, activity: HOTEL });
    const stall = (number: number) => activity(`Stall ${number}`, { lat: 30 + number / 100, lng: 135 });
    await atLeisure(7, (more) => ada.mutation(api.trips.activities.addMany, { tripId, activities: Array.from({ length: 45 }, (_, at) => stall(45 * more + at)) }));
    const [found, ...others] = await ada.query(api.places.ownPlaces.list, { text: "granv" });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ name: "Hotel Granvia", used: [{ tripId, activityId, title: "Japan in spring", day: "2027-04-10" }] });
    expect((await ada.query(api.places.ownPlaces.list, { limit: 400 })).at(-1)).toMatchObject({ name: "Hotel Granvia" });
    expect(await ada.query(api.places.ownPlaces.list, { text: " " })).toHaveLength(12);
  });

  it("is one with the guide's place of that name", async () => {
    const { ada, tripId } = await story();
    const [known] = (await ada.query(api.places.search.lookup.find, { tripId, text: "nishiki" })).results;
    await ada.mutation(api.trips.activities.add, { tripId, activity: activity(known!.name, { lat: known!.lat, lng: known!.lng, placeId: known!.placeId }) });
    const { results } = await ada.query(api.places.search.lookup.find, { tripId, text: "nishiki" });
    expect(results.filter(({ placeId }) => placeId === known!.placeId)).toMatchObject([{ sources: ["guide", "own"], used: [{ day: "2027-04-10" }] }]);
  });

  it("has what a guide knows of it, and says where it is when nobody has written that", async () => {
    const { ada, tripId } = await story();
    await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Kiyomizu-dera", { lat: 34.9949, lng: 135.785, placeId: "kyoto/kiyomizu-dera" }) });
    await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Giro Giro", { type: "restaurant", lat: 34.9967, lng: 135.7655 }) });
    expect(await own(ada)).toMatchObject([
      { name: "Giro Giro", area: "Kyoto, Japan", address: null, countryCode: "JP" },
      { name: "Kiyomizu-dera", kind: "temple", area: "Higashiyama, Kyoto", localName: "清水寺", sources: ["own"] },
    ]);
    const far = await ada.query(api.places.search.lookup.find, { tripId, text: "清水寺", near: { lat: 38.7, lng: -9.1 } });
    expect(far.results[0]).toMatchObject({ placeId: "kyoto/kiyomizu-dera" });
  });

  it("is the airports of a flight too", async () => {
    const { ada, tripId } = await story();
    const end = (name: string, lat: number, lng: number) => ({ name, lat, lng, timeZone: null });
    const flight = activity("NH 212", { type: "transport", transport: { mode: "flight", from: end("Heathrow", 51.47, -0.4543), to: end("Haneda", 35.5494, 139.7798) } });
    await ada.mutation(api.trips.activities.add, { tripId, activity: flight });
    expect((await own(ada)).map(({ name, kind }) => [name, kind]).sort()).toEqual([["Haneda", "airport"], ["Heathrow", "airport"]]);
  });

  it("follows when it is corrected, and its slip is gone", async () => {
    const { ada, tripId } = await story();
    const activityId = await ada.mutation(api.trips.activities.add, { tripId, activity: HOTEL });
    await ada.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Hotel Gracery" } });
    expect(await namesOf(ada)).toEqual(["Hotel Gracery"]);
    await ada.mutation(api.trips.activities.update, { tripId, activityId, set: { start: "15:00" } });
    expect(await namesOf(ada)).toEqual(["Hotel Gracery"]);
  });

  it("stays when its item or trip goes, without saying so of a trip that one can't see", async () => {
    const { ada, ben, tripId } = await story();
    const activityId = await ben.mutation(api.trips.activities.add, { tripId, activity: HOTEL });
    await ada.mutation(api.trips.activities.remove, { tripId, activityId });
    expect(await own(ben)).toMatchObject([{ name: "Hotel Granvia", used: [] }]);
    expect(await own(ada)).toEqual([]);
  });

  it("is forgotten on demand, by its person alone", async () => {
    const { ada, ben, tripId } = await story();
    await ada.mutation(api.trips.activities.add, { tripId, activity: HOTEL });
    const { id } = (await own(ada))[0]!;
    await ben.mutation(api.places.ownPlaces.forget, { id });
    expect(await namesOf(ada)).toEqual(["Hotel Granvia"]);
    await ada.mutation(api.places.ownPlaces.forget, { id });
    await ada.mutation(api.places.ownPlaces.forget, { id: "own:nonsense" });
    expect(await own(ada)).toEqual([]);
    await ada.mutation(api.trips.activities.add, { tripId, activity: { ...HOTEL, title: "Another" } });
    expect(await ada.mutation(api.places.ownPlaces.forgetAll, {})).toEqual({ more: false });
    expect(await own(ada)).toEqual([]);
  });

  it("isn't learnt from undoing", async () => {
    const { ada, tripId } = await story();
    const activityId = await ada.mutation(api.trips.activities.add, { tripId, activity: HOTEL });
    await ada.mutation(api.trips.activities.update, { tripId, activityId, set: { lat: null, lng: null } });
    expect(await own(ada)).toEqual([]);
    await ada.mutation(api.trips.history.undo, { tripId });
    expect(await own(ada)).toEqual([]);
  });
});

describe("what is nearby", () => {
  it("is on foot from the day's stops, open, and not planned yet", async () => {
    const { ada, tripId } = await story();
    const [market] = (await ada.query(api.places.search.lookup.find, { tripId, text: "nishiki" })).results;
    const nearCity = await ada.query(api.places.nearby.ofDay, { tripId, day: "2027-04-10" });
    expect(nearCity[0]!.from).toEqual({ message: "the middle of {city}", values: { city: "Kyoto" } });
    await ada.mutation(api.trips.activities.add, { tripId, activity: activity(market!.name, { lat: market!.lat, lng: market!.lng, placeId: market!.placeId }) });
    const near = await ada.query(api.places.nearby.ofDay, { tripId, day: "2027-04-10" });
    expect(near.length).toBeGreaterThan(2);
    for (const { minutes, from, open, place } of near) {
      expect(minutes).toBeLessThanOrEqual(20);
      expect(from).toBe(market!.name);
      expect(open.length).toBeGreaterThan(0);
      expect(place.placeId).not.toBe(market!.placeId);
    }
    // On an outing the guides know nothing: then it is around the city of the night.
    await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Fushimi farm", { day: "2027-04-11", lat: 35.3, lng: 135.3 }) });
    expect((await ada.query(api.places.nearby.ofDay, { tripId, day: "2027-04-11" }))[0]!.from).toMatchObject({ values: { city: "Kyoto" } });
    await expect(ada.query(api.places.nearby.ofDay, { tripId, day: "2030-01-01" })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
  });

  it("says what is at a point, and facts of what is known", async () => {
    const { ada, tripId } = await story();
    const [castle] = (await ada.query(api.places.search.lookup.find, { tripId, text: "nijo castle" })).results;
    expect(await ada.query(api.places.nearby.at, { tripId, lat: castle!.lat + 0.0003, lng: castle!.lng })).toMatchObject({ place: { id: castle!.id }, town: { countryCode: "JP" } });
    expect(await ada.query(api.places.nearby.at, { tripId, lat: 0, lng: -30 })).toEqual({ place: null, town: null, beside: null });
    expect(await ada.query(api.places.known.get, { tripId, placeId: castle!.placeId! })).toMatchObject({ name: castle!.name, fact: { en: expect.stringContaining("shogun's residence"), de: expect.stringContaining("Residenz des Shoguns") }, week: expect.any(Array), visit: { least: expect.any(Number) }, planned: [] });
    expect(await ada.query(api.places.known.get, { tripId, placeId: "kyoto/../secrets" })).toBeNull();
    const towns = await ada.query(api.places.cities.within, { west: 135, south: 34, east: 136, north: 36, limit: 3 });
    expect(towns.map(({ name }) => name)).toContain("Osaka");
    const acrossDateLine = await ada.query(api.places.cities.within, { west: 170, south: -40, east: -170, north: -10, limit: 20 });
    expect(acrossDateLine.every(({ lng }) => lng >= 170 || lng <= -170)).toBe(true);
  });
});
