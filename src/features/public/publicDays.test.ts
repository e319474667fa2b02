import { describe, expect, it } from "vitest";
import { boundsOf, journeys, pinName, pins, routes } from "../workspace/map/tripFeatures";
import { mapViewOf, pinsOfRows, publicDays, type PublicTrip } from "./publicDays";

type Told = PublicTrip["activities"][number];
const item = (title: string, fields: Partial<Told> = {}) => ({ title, type: "sightseeing", day: "2027-04-10", endDay: null, start: null, lat: 35, lng: 135.7, address: "", transport: null, ...fields }) as Told;
const station = (name: string, lng: number) => ({ name, lat: 35, lng });
const train = item("Train", { type: "transport", lat: null, lng: null, transport: { mode: "train", from: station("Kyoto", 135.7), to: station("Osaka", 135.5), number: "" } });
const KYOTO = { name: "Kyoto", countryCode: "JP", lat: 35.02, lng: 135.75, timeZone: "Asia/Tokyo", arrival: "2027-04-10", departure: "2027-04-11" };
const trip = (activities: Told[], destinations: PublicTrip["destinations"] = [KYOTO]) => ({ startDate: "2027-04-10", endDate: "2027-04-11", destinations, days: [], activities });
const arranged = (activities: Told[], destinations?: PublicTrip["destinations"]) => {
  const told = trip(activities, destinations);
  const days = publicDays(told);
  return { ...days, view: mapViewOf(told, days) };
};
const ALL = { day: null, types: null };

describe("the map of a public page", () => {
  it("numbers what has a place as the rows do, and shows a stay once, which has a row in each night", () => {
    const { days, view } = arranged([item("Castle"), item("Somewhere", { lat: null, lng: null }), item("Garden"), item("Inn", { type: "hotel", endDay: "2027-04-12" }), item("An idea", { day: null })]);
    expect(pins(view!, ALL).map(pinName)).toEqual(["Castle, stop 1 of day 1", "Garden, stop 2 of day 1", "Inn, where you stay on day 1", "An idea, an idea"]);
    expect(days.map((day) => [...pinsOfRows(day).values()].map(pinName))).toEqual([["Castle, stop 1 of day 1", "Garden, stop 2 of day 1", "Inn, where you stay on day 1"], ["Inn, where you stay on day 2"]]);
  });

  it("leads from stop to stop, but not along a journey in between, which is a way itself", () => {
    const { view } = arranged([item("Castle"), item("Garden"), train, item("Aquarium"), item("Tower", { day: "2027-04-11" })]);
    expect(view!.legs).toEqual([{ fromId: "item-1", toId: "item-2" }]);
    const drawn = routes(view!, pins(view!, ALL), journeys(view!, ALL), ALL, { ofDay: String, between: "between" });
    expect(drawn.features.map(({ properties }) => properties.kind)).toEqual(["journey", "leg"]);
  });

  it("has no line from where one gets a hired car to where one gives it back", () => {
    const car = (fields: Partial<Told>) => item("Car", { type: "transport", lat: null, lng: null, start: "10:00", end: "18:00", transport: { mode: "car", from: station("Kyoto", 135.7), to: station("Osaka", 135.5), number: "" }, ...fields });
    const drawn = (told: Told) => journeys(arranged([told]).view!, ALL).map(({ from, to }) => [from, to]);
    expect([drawn(car({ endDay: "2027-04-12" })), drawn(car({}))]).toEqual([[], [["Kyoto", "Osaka"]]]);
  });

  it("is of the cities alone where places are kept back, and isn't there where nobody knows where anything is", () => {
    const nowhere = { lat: null, lng: null };
    const { view } = arranged([item("Castle", nowhere)]);
    expect([pins(view!, ALL), boundsOf(view!, [], [], ALL)]).toEqual([[], [135.75, 35.02, 135.75, 35.02]]);
    expect(arranged([item("Castle", nowhere)], [{ ...KYOTO, unplaced: true }]).view).toBeNull();
    expect(arranged([item("Castle")], []).view).not.toBeNull();
  });
});
