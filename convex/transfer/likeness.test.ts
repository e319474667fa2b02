import { describe, expect, it } from "vitest";
import { citiesOf, homeCity } from "./cities";
import { item } from "./items";
import { twinOf } from "./likeness";

const thing = (title: string, fields = {}) => ({ title, day: null, start: null, lat: null, lng: null, type: "sightseeing", ...fields });
const rows = [thing("Nishiki Market", { lat: 35.005, lng: 135.7649, day: "2027-04-10", start: "09:00" }), thing("Kyoto Tower")];

describe("what a trip has already", () => {
  it.each([
    ["the same name", thing("Kyoto tower"), "Kyoto Tower"],
    ["the same name, spelt longer, at the same place", thing("Nishiki Market (錦市場)", { lat: 35.0051, lng: 135.765 }), "Nishiki Market"],
    ["the same name on another continent", thing("Nishiki Market", { lat: 40, lng: -74 }), null],
    ["one word of two", thing("Kyoto Station"), null],
    ["another thing at the same hour", thing("Breakfast", { day: "2027-04-10", start: "09:00" }), null],
  ])("is known by name, place and time: %s", (_what, given, twin) => {
    expect(twinOf(given, rows)?.row.title ?? null).toBe(twin);
  });
});

describe("the cities of a plan", () => {
  it("are those that its days are spent in; a day out is none", () => {
    const at = (day: string, lat: number, lng: number) => item({ title: "x", day, lat, lng });
    const days = [at("2027-04-10", 35.005, 135.765), at("2027-04-11", 34.685, 135.84), at("2027-04-12", 35.01, 135.75), at("2027-04-14", 34.69, 135.5), item({ title: "Home", type: "transport", day: "2027-04-16", lat: 50, lng: 8 })];
    expect(citiesOf(days, { startDate: "2027-04-10", endDate: "2027-04-16" })).toMatchObject([
      { name: "Kyoto", arrival: "2027-04-10", departure: "2027-04-14" },
      { name: "Osaka", arrival: "2027-04-14", departure: "2027-04-16" },
    ]);
  });

  it.each([
    ["Belém", "Lisboa", "Lisbon"],
    ["Pizza", "Via Roma 3, 80100 Napoli, Italia", "Naples"],
    ["Hotel", "12 rue de Londres, 75009 Paris", "Paris"],
    ["Mercado", "Calle 1, Oaxaca, Mexico", "Oaxaca"],
    ["Market", "1 Raffles Place, Singapore", "Singapore"],
    ["Hotel Sacher Wien", "", "Vienna"],
    ["Hotel", "811 7th Avenue, New York, NY 10019 USA", "New York City"],
  ])("finds the town of “%s” in “%s”", (title, address, town) => {
    expect(citiesOf([item({ title, type: "sightseeing", day: "2027-04-10", address })], { startDate: "2027-04-10", endDate: "2027-04-14" })[0]?.name).toBe(town);
  });

  it("are found by name where nothing says where it is", () => {
    const span = { startDate: "2027-04-10", endDate: "2027-04-14" };
    expect(citiesOf([item({ title: "Hotel Granvia Kyoto", type: "hotel", day: "2027-04-10" })], span)).toMatchObject([{ name: "Kyoto", arrival: "2027-04-10", departure: "2027-04-14" }]);
    expect(citiesOf([item({ title: "Grandmother's birthday", day: "2027-04-10" })], span)).toEqual([]);
  });

  it("aren't found in the middle of the sea, and are across the date line", () => {
    expect(homeCity({ lat: 0, lng: -140 })).toBeNull();
    expect(homeCity({ lat: -16.8, lng: -179.97 })?.countryCode).toBe("FJ");
  });
});
