// What somebody jots down is tied to the place that it names, and can be untied again.
import { expect, it } from "vitest";
import { api } from "../../_generated/api";
import { activity, deployment, guest, planOf, trip } from "../../people.testing";

const jotted = { placeId: null, lat: null, lng: null, destinationId: null };

it("ties whole names of the day's city, and neither parts nor names of other cities", async () => {
  const owner = await guest(await deployment(), "Ada");
  const tripId = await trip(owner);
  const add = (...titles: string[]) => owner.mutation(api.trips.activities.addMany, { tripId, named: true, activities: titles.map((title) => activity(title, { ...jotted, day: "2027-04-11", start: "10:00" })) });
  const row = async (title: string) => (await planOf(owner, tripId)).activities.find((one) => one.title === title)!;
  await add("Nishiki Market", "Nishiki", "Louvre", "Lunch at Nishiki Market");
  const market = await row("Nishiki Market");
  expect(market).toMatchObject({ placeId: "kyoto/nishiki-market", start: "10:00", source: "person" });
  expect(market.lat).toBeCloseTo(35.005, 2);
  for (const title of ["Louvre", "Lunch at Nishiki Market"]) expect(await row(title)).toMatchObject({ placeId: null, lat: null });

  await owner.mutation(api.trips.activities.update, { tripId, activityId: market._id, set: { lat: null, lng: null, placeId: null } });
  expect(await row("Nishiki Market")).toMatchObject({ placeId: null, lat: null, lng: null });
  await owner.mutation(api.trips.history.undo, { tripId });
  expect(await row("Nishiki Market")).toMatchObject({ placeId: "kyoto/nishiki-market" });
});

it("ties what the trip has a place for, and nothing where it isn't asked to", async () => {
  const owner = await guest(await deployment(), "Ada");
  const tripId = await trip(owner);
  await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Tante Ernas Hof", { day: null, lat: 35.1, lng: 135.6, address: "Feldweg 1" }) });
  const [tied, loose] = [true, false].map((named) => owner.mutation(api.trips.activities.addMany, { tripId, named, activities: [activity("tante ernas hof", { ...jotted, day: "2027-04-11" })] }));
  const { activities } = await planOf(owner, tripId);
  const [[tiedId], [looseId]] = [await tied!, await loose!];
  const after = (await planOf(owner, tripId)).activities;
  expect(after.find(({ _id }) => _id === tiedId)).toMatchObject({ lat: 35.1, lng: 135.6, address: "Feldweg 1" });
  expect(after.find(({ _id }) => _id === looseId)).toMatchObject({ lat: null, placeId: null });
  expect(activities.length).toBeLessThanOrEqual(after.length);
});

it("puts the ends of a flight at their airports, each by its own clock", async () => {
  const owner = await guest(await deployment(), "Ada");
  const tripId = await trip(owner);
  const end = (name: string) => ({ name, lat: null, lng: null, timeZone: null });
  const flight = (title: string, from: string, to: string) => activity(title, { ...jotted, type: "transport", day: "2027-04-11", transport: { mode: "flight", from: end(from), to: end(to) } });
  const taken = await owner.mutation(api.trips.activities.addMany, { tripId, named: true, activities: [flight("Out", "LYR", "Kathmandu"), flight("On", "London", "see"), flight("Back", "Nadi (NAN)", "apw")] });
  const { activities } = await planOf(owner, tripId);
  const [out, on, back] = taken.map((id) => activities.find(({ _id }) => _id === id)!.transport!);
  expect([out!.from, out!.to]).toMatchObject([{ name: "LYR", timeZone: "Arctic/Longyearbyen" }, { name: "Kathmandu", timeZone: "Asia/Kathmandu" }]);
  expect(out!.from!.lat).toBeCloseTo(78.246, 2);
  expect(out!.to!.lng).toBeCloseTo(85.359, 2);
  // Which of London's airports, nobody has said.
  expect([on!.from, on!.to]).toMatchObject([{ name: "London", lat: null }, { name: "see", lat: null }]);
  expect([back!.from?.timeZone, back!.to?.timeZone]).toEqual(["Pacific/Fiji", "Pacific/Apia"]);
});
