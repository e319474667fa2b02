import { expect, it, vi } from "vitest";
import { api, internal } from "../_generated/api";
import { deployment, guest } from "../people.testing";

const ON = "2026-11-21";

it("finds a city by its German and by its own name, and a country as Germans call it", async () => {
  const t = await deployment();
  const search = async (text: string) => (await t.query(api.places.cities.search, { text, limit: 3 }))[0];
  expect([await search("Rom"), await search("Rome"), await search("Rom, Italien")]).toMatchObject([{ name: "Rome", matched: "Rom" }, { name: "Rome", matched: null }, { name: "Rome", countryCode: "IT" }]);
});

it("makes the same trip of Rom as of Rome, with the title in its maker's language", async () => {
  const t = await deployment();
  const ada = await guest(t, "Ada");
  const made = (text: string, language: string) => ada.mutation(api.trips.sentence.create, { text, on: ON, language });
  const ids = [await made("Fünf Tage Rom und Florenz", "de"), await made("Five days in Rome and Florence", "en")];
  const { cards } = await ada.query(api.trips.tripList.get, { show: "all", order: "title", on: ON, limit: 5 });
  const both = ["Rom & Florenz", "Rome & Florence"];
  expect(cards.map(({ title }) => title)).toEqual(both);
  expect(cards.map(({ destinations }) => destinations)).toEqual([0, 1].map(() => [{ name: "Rome", countryCode: "IT" }, { name: "Florence", countryCode: "IT" }]));
  // Either is found by either name.
  for (const tripId of ids) await t.mutation(internal.trips.tripSearch.rebuild, { tripId });
  const find = async (text: string) => (await ada.query(api.trips.tripSearch.find, { text, on: ON })).map(({ card }) => card.title).sort();
  await vi.waitFor(async () => expect([await find("Rom"), await find("Florence")]).toEqual([both, both]));
});
