import { english } from "../../said";
import { describe, expect, it } from "vitest";
import { addDays } from "../../dates";
import { applyEdits } from "../planner/draft/applyEdits";
import { activity, citiesOf, dataCities, START, tripTo } from "../planner/draft/trips.testing";
import type { ToolCall, TripEdit } from "../types";
import { withEvidence } from "./evidence";
import { mergeSources } from "./sources";

const kyoto = dataCities().find(({ slug }) => slug === "kyoto")!;
const cities = citiesOf(kyoto);
const [castle, market] = ["nijo-castle", "nishiki-market"].map((id) => kyoto.places.find((place) => place.id === id)!) as [(typeof kyoto.places)[number], (typeof kyoto.places)[number]];
const SECOND = addDays(START, 1);
const planned = activity({ id: "castle", title: castle.name, placeId: "kyoto/nijo-castle", lat: castle.lat, lng: castle.lng, day: SECOND, start: "11:00", end: "12:30", cost: { amount: 2600, currency: "JPY" } });
const before = tripTo([[kyoto, 3]], { budget: { amount: 100_000, currency: "EUR" }, activities: [planned] });
const added = { ...planned, title: market.name, placeId: "kyoto/nishiki-market", lat: market.lat, lng: market.lng, start: "14:00", end: "15:00", cost: null };
const call = (tool: ToolCall["tool"], args: ToolCall["args"] = {}): ToolCall => ({ tool, args, result: "Done" });
const shown = (cards: ToolCall[], edits: TripEdit[], about: string[] = []) => withEvidence(cards, { before, after: applyEdits(before, edits), cities, about });

describe("what a card shows of a step", () => {
  it("is each change with what it was before", () => {
    const [card] = shown([call("moveActivity")], [{ op: "update", id: "castle", set: { start: "13:00", end: "14:30" } }]);
    expect(card!.changes).toEqual([{ op: "update", before: expect.objectContaining({ title: castle.name, start: "11:00" }), after: expect.objectContaining({ day: SECOND, start: "13:00" }) }]);
  });

  it("tells what is taken out and put in again as one change, and what only its reason changed as none", () => {
    const [card] = shown([call("draftPlan")], [{ op: "remove", id: "castle" }, { op: "add", activity: { ...planned, start: "09:00" } }]);
    expect(card!.changes).toMatchObject([{ op: "update", before: { start: "11:00" }, after: { start: "09:00" } }]);
    const [same] = shown([call("draftPlan")], [{ op: "update", id: "castle", set: { why: "Because" } }]);
    expect(same).not.toHaveProperty("changes");
  });

  it("stands at the card of its day where there are several", () => {
    const third = addDays(START, 2);
    const cards = [call("relaxDay", { day: third }), call("relaxDay", { day: SECOND })];
    const [first, second] = shown(cards, [{ op: "remove", id: "castle" }, { op: "add", activity: { ...added, day: third } }]);
    expect(first!.changes!.map(({ op }) => op)).toEqual(["add"]);
    expect(second!.changes!.map(({ op }) => op)).toEqual(["remove"]);
  });

  it("holds the places with their hours on the day that they are for, and how sure they are", () => {
    const [card] = shown([call("answer"), call("addActivity")].toReversed(), [{ op: "add", activity: added }]);
    expect(card!.places).toEqual([
      expect.objectContaining({ placeId: "kyoto/nishiki-market", kind: market.kind, city: "Kyoto", day: SECOND, confidence: market.confidence, asOf: kyoto.asOf, price: { amount: market.price, currency: "JPY" } }),
    ]);
    expect(card!.places![0]!.hours![0]!.open).toMatch(/^\d\d:\d\d$/);
  });

  it("holds no hours of a place that is for no day", () => {
    expect(shown([call("searchPlaces")], [], ["kyoto/nishiki-market"])[0]!.places).toMatchObject([{ day: null, hours: null }]);
    expect(shown([call("searchPlaces", { day: START })], [], ["kyoto/nishiki-market"])[0]!.places).toMatchObject([{ day: START }]);
  });

  it("leaves out places that would bury it, and keeps their sources", () => {
    const ids = kyoto.places.slice(0, 20).map(({ id }) => `kyoto/${id}`);
    const [card] = shown([call("searchPlaces")], [], ids);
    expect(card).not.toHaveProperty("places");
    expect(card!.sources![0]!.of).toHaveLength(20);
  });

  it("names the exchange rates where a sum was converted", () => {
    const [card] = shown([call("estimateCost")], []);
    expect(card!.sources!.map(({ title }) => english(title))).toEqual(["Caravan's places of Kyoto", "Caravan's reference exchange rates"]);
    expect(card!.sources![1]!.of.map(({ name, ...sure }) => ({ name: english(name), ...sure }))).toEqual([{ name: "JPY in EUR", confidence: "medium" }]);
  });

  it("is nothing where nothing was looked up or changed", () => {
    expect(shown([call("decline")], [])).toEqual([call("decline")]);
    expect(shown([call("removeActivity")], [{ op: "remove", id: "castle" }])[0]).not.toHaveProperty("sources");
  });
});

describe("sources of one answer", () => {
  it("stand once each, with all that was taken from them", () => {
    const source = (name: string) => ({ title: "Caravan's places of Kyoto", asOf: "2025-06", facts: "Opening hours", of: [{ name, confidence: "high" as const }] });
    expect(mergeSources([source("Gion"), source("Nijo"), source("Gion"), { ...source("Gion"), title: "Another" }]).map(({ title, of }) => [title, of.map(({ name }) => name)])).toEqual([
      ["Caravan's places of Kyoto", ["Gion", "Nijo"]],
      ["Another", ["Gion"]],
    ]);
  });
});
