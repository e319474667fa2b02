// What each agent reports of trips that are known: planned ones, empty ones, and such with one thing wrong.
import { describe, expect, it } from "vitest";
import { english } from "../../../said";
import type { AgentKey } from "../types";
import { understand } from "../../planner/understand/understand";
import { inputFor, inputKey } from "../inputs";
import { AGENTS } from "../registry";
import { runAgent } from "../runAgent";
import { bareTrip, city, plannedTrip, visit, withActivities } from "../trips.testing";
import { activity } from "../../planner/draft/trips.testing";
import type { AgentInput } from "../types";

const euros = (amount: number) => ({ budget: { amount: amount * 100, currency: "EUR" } });
const planned = plannedTrip({ kyoto: 4, osaka: 2 }, euros(2400), { interests: ["temples", "markets"] });
const empty = bareTrip({ kyoto: 4, osaka: 2 });
const unknownCity: AgentInput = {
  ...empty,
  cities: new Map(),
  trip: { ...empty.trip, destinations: empty.trip.destinations.map((destination) => ({ ...destination, citySlug: null, countryCode: "XX", name: "Nowhere" })) },
  context: { ...empty.context, countries: {}, languages: {}, climates: {}, holidays: [], holidaysKnownFor: [], dayTickets: {} },
};
/** Its report as it reads in English. */
function run(key: AgentKey, input: AgentInput) {
  const { headline, findings, confidence, ...rest } = runAgent(key, input);
  const told = findings.map(({ text, ask, ...finding }) => ({ ...finding, text: english(text), ...(ask && { ask: english(ask) }) }));
  return { ...rest, headline: english(headline), findings: told, confidence: { ...confidence, reason: english(confidence.reason) } };
}
const keys = AGENTS.map(({ key }) => key);
const texts = (key: AgentKey, input: AgentInput) => run(key, input).findings.map(({ text }) => text);
const found = (key: AgentKey, input: AgentInput, pattern: RegExp) => run(key, input).findings.find(({ text }) => pattern.test(text));

describe.each(keys)("the %s agent", (key) => {
  it.each([["a planned trip", planned], ["an empty trip", empty], ["a city without data", unknownCity]] as const)("reports on %s in whole sentences, with a confidence and its reason", (_said, input) => {
    const { headline, findings, confidence } = run(key, input);
    for (const text of [headline, confidence.reason, ...findings.map((finding) => finding.text)]) expect(text).toMatch(/^\S.*[.?!]$/s);
    expect(confidence.value).toBeGreaterThan(0);
    expect(confidence.value).toBeLessThanOrEqual(1);
    expect([headline, ...findings.map((finding) => finding.text)].join(" ")).not.toMatch(/undefined|NaN|null|\[object/);
  });

  it("names days and places of the trip only", () => {
    const { findings } = run(key, planned);
    for (const { day, placeIds } of findings) {
      if (day) expect(day >= planned.trip.startDate && day <= planned.trip.endDate).toBe(true);
      for (const id of placeIds ?? []) expect(planned.cities.get(id.split("/")[0]!)?.places.map((place) => place.id)).toContain(id.split("/")[1]);
    }
  });

  it("knows little of a city without data, and says so", () => {
    expect(run(key, unknownCity).confidence.value).toBeLessThanOrEqual(0.2);
  });

  it("reads nothing but what the registry says it reads", () => {
    const cut = inputFor(key, planned);
    expect(run(key, { ...planned, ...cut })).toEqual(run(key, planned));
  });

  it("gives sources that are dated where it knows something", () => {
    const { sources } = run(key, planned);
    expect(sources.length).toBeGreaterThan(0);
    for (const { asOf } of sources) expect(asOf).toMatch(/^\d{4}-\d{2}/);
  });
});

describe("of a trip without dates", () => {
  const open = (month: string | null, input = planned): AgentInput => ({ ...input, open: { month } });
  const STAND_IN = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|\b\d{1,2} Apr\b|2027-/;

  it("every agent names the days by their numbers, in what it would ask of the assistant too", () => {
    for (const key of keys) {
      const { headline, findings, confidence } = run(key, open("2027-04"));
      expect([headline, confidence.reason, ...findings.flatMap(({ text, ask }) => [text, ask ?? ""])].join("\n"), key).not.toMatch(STAND_IN);
    }
    const one = withActivities(empty, visit("kyoto", "kinkaku-ji", "2027-04-11", "10:00", "11:00"));
    const asks = run("planner", open(null, one)).findings.flatMap(({ ask }) => ask ?? []);
    expect(asks).toContain("Fill Day 3");
    expect(understand("Fill Day 3", one.trip, [])).toMatchObject([{ kind: "fill", days: ["2027-04-12"] }]);
  });

  it("nothing is said of closing days and feasts, and of the weather what its month has", () => {
    const closed = withActivities(bareTrip({ paris: 4 }), visit("paris", "louvre", "2027-04-13", "10:00", "12:00"));
    const held = { ...closed, context: { ...closed.context, holidays: [{ date: "2027-04-12", name: "A Feast", country: "FR", certain: true }] } };
    expect(texts("conditions", open("2027-04", held)).join()).toMatch(/^Paris in April: usually (?!.*(?:closed|Feast))/);
    expect(run("conditions", open(null, held))).toMatchObject({ findings: [], confidence: { reason: "The time of year isn't known yet." } });
  });

  it("is another input than the same trip on its dates", async () => {
    expect(await inputKey("planner", open(null))).not.toBe(await inputKey("planner", planned));
  });
});

describe("requests handed to the assistant", () => {
  const trips: [string, AgentInput][] = [
    ["a planned trip", planned],
    ["an empty one", empty],
    ["one over its budget", { ...planned, trip: { ...planned.trip, ...euros(300) } }],
    ["one with a closed stop and an empty day", withActivities(bareTrip({ paris: 4 }), visit("paris", "louvre", "2027-04-13", "10:00", "12:00"))],
    ["another month and continent", plannedTrip({ lisbon: 3, madrid: 3 }, {}, { interests: ["art"] })],
  ];
  const TOOLS: Partial<Record<string, string>> = {
    plan: "draftPlan", fill: "fillDay", relax: "relaxDay", optimize: "optimizeDay", add: "addActivity", move: "moveActivity", replace: "replaceActivity", fitBudget: "fitBudget",
  };

  it.each(trips)("are understood, and come to tools that the agent names: %s", (_said, input) => {
    const asks = AGENTS.flatMap(({ key, tools }) => run(key, input).findings.flatMap(({ ask }) => (ask ? [{ ask, tools }] : [])));
    expect(asks.length).toBeGreaterThan(0);
    for (const { ask, tools } of asks) {
      for (const intent of understand(ask, input.trip, [])) {
        expect(tools, ask).toContain(TOOLS[intent.kind]);
        if ("target" in intent) expect(intent.target?.ids.length, ask).toBeGreaterThanOrEqual(1);
      }
    }
  });
});

describe("planner", () => {
  it("proposes a plan where there is none, and filling where a day is empty", () => {
    expect(run("planner", empty).findings).toMatchObject([{ kind: "suggestion", ask: "Plan our trip: a bit of everything" }]);
    const one = withActivities(empty, visit("kyoto", "kinkaku-ji", "2027-04-11", "10:00", "11:00"));
    const asks = run("planner", one).findings.flatMap(({ ask }) => ask ?? []);
    expect(asks).toContain("Fill 12 Apr");
    expect(asks).not.toContain("Fill 11 Apr");
  });

  it("passes on what clashes, but leaves hours and money to the others", () => {
    const clash = withActivities(planned, visit("kyoto", "kinkaku-ji", "2027-04-12", "02:00", "03:00"), visit("kyoto", "nijo-castle", "2027-04-12", "02:30", "03:30"));
    expect(found("planner", clash, /overlap/)).toMatchObject({ kind: "warning", day: "2027-04-12", ask: "Optimise 12 Apr" });
    expect(texts("planner", clash).join()).not.toMatch(/isn't open|budget/);
  });
});

describe("conditions", () => {
  const closed = withActivities(bareTrip({ paris: 4 }), visit("paris", "louvre", "2027-04-13", "10:00", "12:00"));
  it("sees what is closed on its date, and the day on which it isn't", () => {
    expect(found("conditions", closed, /closed/)).toMatchObject({ kind: "warning", day: "2027-04-13", placeIds: ["paris/louvre"], ask: expect.stringMatching(/^Move .+ to 1[12] Apr$/) });
  });

  it("warns of holidays on the trip, and of nothing on others", () => {
    const easter = bareTrip({ rome: 3 });
    expect(texts("conditions", easter).join()).not.toMatch(/Easter/);
    const golden = bareTrip({ kyoto: 3 });
    const held = { ...golden, context: { ...golden.context, holidays: [{ date: "2027-04-12", name: "A Feast", country: "JP", certain: false }] } };
    expect(found("conditions", held, /A Feast in Japan on Mon 12 Apr/)).toMatchObject({ kind: "warning", day: "2027-04-12", text: expect.stringContaining("may shift by a day") });
  });

  it("gives the month's averages and the light of the place", () => {
    expect(texts("conditions", empty)[0]).toBe("Kyoto in April: usually 20 °C by day and 9 °C by night, rain on 11 of 30 days. Light from 05:33 to 18:24.");
  });

  it("offers something indoors for an outdoor stop of a wet month, and none in a dry one", () => {
    const garden = withActivities(empty, visit("kyoto", "tofuku-ji", "2027-04-12", "10:00", "11:00"));
    const swap = found("conditions", garden, /^If it rains on Mon 12 Apr/);
    const id = swap?.placeIds?.[0]?.split("/")[1];
    expect(city("kyoto").places.find((place) => place.id === id)?.setting).toBe("indoor");
    const dry = { ...garden, context: { ...garden.context, climates: { kyoto: { confidence: "high" as const, months: Array.from({ length: 12 }, (): [number, number, number] => [20, 10, 2]) } } } };
    expect(found("conditions", dry, /rains/)).toBeUndefined();
  });
});

describe("places and gems", () => {
  it("names an interest that the plan lacks, with a place for it near a stop", () => {
    const one = withActivities(bareTrip({ kyoto: 3 }, {}, { interests: ["markets"] }), visit("kyoto", "kiyomizu-dera", "2027-04-11", "10:00", "11:30"));
    const { headline, findings } = run("places", one);
    expect(headline).toBe("Nothing planned yet for markets.");
    expect(findings[0]).toMatchObject({ kind: "suggestion", day: "2027-04-11", ask: expect.stringMatching(/^Add .+ on 11 Apr$/) });
  });

  it("finds gems that are quiet, near, open and of the wished kind, two a day at most", () => {
    const { findings } = run("gems", planned);
    expect(findings.length).toBeGreaterThan(0);
    for (const { placeIds } of findings) {
      const [slug, id] = placeIds![0]!.split("/");
      const place = city(slug!).places.find((candidate) => candidate.id === id)!;
      expect(place.popularity).toBeLessThanOrEqual(3);
      expect(place.interests.some((interest) => ["temples", "markets"].includes(interest))).toBe(true);
      expect(planned.trip.activities.map(({ placeId }) => placeId)).not.toContain(placeIds![0]);
    }
    const days = findings.map(({ day }) => day);
    for (const day of days) expect(days.filter((other) => other === day).length).toBeLessThanOrEqual(2);
  });
});

describe("budget", () => {
  const item = (id: string, type: "hotel" | "sightseeing", amount: number | null) =>
    activity({ id, type, day: "2027-04-11", cost: amount === null ? null : { amount, currency: "EUR" } });
  const priced = withActivities({ ...empty, trip: { ...empty.trip, ...euros(1000) } }, item("Inn", "hotel", 60_000), item("Show", "sightseeing", 20_000), item("Walk", "sightseeing", 4_000), item("Secret", "sightseeing", null));

  it("adds up by part, per person and day", () => {
    const { headline, confidence } = run("budget", priced);
    expect(headline).toBe("€840 in all: €420 a person, €60 a person and day.");
    expect(found("budget", priced, /^Per person/)?.text).toBe("Per person: rooms €300 (71 %) and sights €120 (29 %).");
    expect(found("budget", priced, /biggest/)?.text).toBe("The biggest items are Inn (€600), Show (€200) and Walk (€40): 100 % of it all.");
    expect(found("budget", priced, /without a price/)?.text).toContain("Secret");
    expect(confidence.reason).toContain("3 of 4 items");
  });

  it("warns when it is over, by how much", () => {
    const over = { ...priced, trip: { ...priced.trip, ...euros(800) } };
    expect(run("budget", over).findings[0]).toMatchObject({ kind: "warning", text: "The plan is €40 over the budget of €800.", ask: "Get it within the budget" });
    expect(found("budget", priced, /over the budget/)).toBeUndefined();
  });

  it("swaps something dear for something of the kind that costs less than half", () => {
    const swap = found("budget", planned, /instead of/);
    expect(swap).toMatchObject({ kind: "suggestion", ask: expect.stringMatching(/^Replace .+ with .+/) });
  });
});

describe("lodging and transport", () => {
  it("puts the area near the stops first, at the price of all nights and rooms", () => {
    const [near] = city("osaka").lodging;
    const stop = activity({ id: "there", title: "There", destinationId: "stay-osaka", day: "2027-04-11", start: "10:00", end: "11:00", lat: near!.lat, lng: near!.lng });
    const { headline } = run("lodging", withActivities(bareTrip({ osaka: 3 }), stop));
    expect(headline).toBe(`Best for this plan: ${near!.area} in Osaka.`);
    const rooms = (travellers: number) => /¥([\d,]+)/.exec(texts("lodging", bareTrip({ osaka: 3 }, { travellers }))[0]!)![1]!.replace(",", "");
    expect(Number(rooms(3))).toBe(2 * Number(rooms(2)));
  });

  it("says from how many rides a day ticket pays off", () => {
    expect(found("transport", planned, /^Kyoto: the subway/)?.text).toMatch(/pays off from 5 rides at ¥230/);
  });

  it("warns when the last stop leaves too little time before the train", () => {
    const train = activity({ id: "train", title: "Train", type: "transport", destinationId: "stay-kyoto", day: "2027-04-14", start: "12:00", end: "12:30" });
    const tight = withActivities(empty, visit("kyoto", "nijo-castle", "2027-04-14", "10:30", "11:40"), train);
    expect(found("transport", tight, /^Only 20 minutes from Nijo Castle/)).toMatchObject({ kind: "warning", day: "2027-04-14" });
  });
});

describe("what somebody of the group needs", () => {
  const withNeeds = (input: AgentInput, ...needs: AgentInput["needs"]): AgentInput => ({ ...input, needs });
  const vegetarian = { kind: "diet" as const, value: "vegetarian", who: ["Ben"] };
  const stepFree = { kind: "mobility" as const, value: "step-free", who: ["Ada", "Leo"] };

  it("is in the planner's, the places' and the lodging's advice, with whose it is", () => {
    for (const key of ["planner", "places", "lodging"] as const) {
      expect(texts(key, withNeeds(planned, vegetarian)).filter((text) => /vegetarian/i.test(text) && /for Ben/.test(text)), key).not.toEqual([]);
      expect(texts(key, planned).join(), key).not.toMatch(/vegetarian food|vegetarian option/i);
    }
    expect(texts("planner", withNeeds(planned, stepFree)).join()).toMatch(/steps.*for Ada and Leo/);
    expect(texts("lodging", withNeeds(planned, stepFree)).join()).toMatch(/room that are reached without steps, for Ada and Leo/);
  });

  it("is counted in the plan: what doesn't keep it is named", () => {
    const grill = city("kyoto").places.find(({ kind, food }) => kind === "eating" && food?.vegetarian === "hard")!;
    const dinner = { ...visit("kyoto", grill.id, "2027-04-11", "19:00", "20:30"), meal: "dinner" as const, type: "restaurant" as const };
    expect(found("planner", withNeeds(withActivities(empty, dinner), vegetarian), /1 of 1 planned meal/)).toMatchObject({ kind: "warning", text: expect.stringContaining(grill.name) });
    const safe = plannedTrip({ kyoto: 4 }, {}, { diets: [{ diet: "vegetarian", meals: "all" }] });
    expect(found("planner", withNeeds(safe, vegetarian), /vegetarian/)).toMatchObject({ kind: "tip", text: expect.stringMatching(/^All of the \d+ planned meals are .*for Ben\.$/) });
    expect(found("planner", withNeeds(empty, { ...vegetarian, value: "no peanuts" }), /^No peanuts, for Ben/)).toBeDefined();
  });

  it("leads to places that are known, near what is planned", () => {
    const tables = found("places", withNeeds(planned, vegetarian), /^Vegetarian food in Kyoto, for Ben/)!;
    expect(tables.placeIds!.length).toBeGreaterThan(0);
    for (const id of tables.placeIds!) expect(city("kyoto").places.find((place) => `kyoto/${place.id}` === id)!.food!.vegetarian).toBe("easy");
  });

  it("makes an earlier report of those three stale, and of no other", async () => {
    for (const key of keys) {
      const same = (await inputKey(key, planned)) === (await inputKey(key, withNeeds(planned, vegetarian)));
      expect(same, key).toBe(!["planner", "places", "lodging"].includes(key));
    }
  });
});

describe("culture", () => {
  it("covers manners, five phrases, sockets and emergency numbers", () => {
    const all = texts("culture", empty).join("\n");
    for (const part of [/Greeting/, /Tipping/, /religious sites/, /Meals/, /ありがとうございます \(ah-ree/, /type A and B, 100 V/, /police 110/]) expect(all).toMatch(part);
  });
});

describe("the key of an input", () => {
  it("changes with what an agent reads, and with nothing else", async () => {
    const more = withActivities(planned, visit("kyoto", "tofuku-ji", "2027-04-12", "20:00", "21:00"));
    expect(await inputKey("gems", more)).not.toBe(await inputKey("gems", planned));
    expect(await inputKey("culture", more)).toBe(await inputKey("culture", planned));
    expect(await inputKey("culture", planned)).not.toBe(await inputKey("gems", planned));
  });
});

it("says of a way to where nobody knows that it isn't known, and no time of it", () => {
  const [first, second] = planned.trip.destinations;
  const lost: AgentInput = { ...planned, trip: { ...planned.trip, destinations: [first!, { ...second!, name: "Noch ein Hof", citySlug: null, unplaced: true }] } };
  expect(found("transport", lost, /I don’t know where Noch ein Hof is/)).toMatchObject({ kind: "warning", day: second!.arrival });
  expect(found("transport", lost, /Noch ein Hof on .*about/)).toBeUndefined();
});
