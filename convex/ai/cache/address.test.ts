import { describe, expect, it } from "vitest";
import { itineraryAddress, questionAddress, type ItineraryParameters, type Question } from "./address";

const SPRING: ItineraryParameters = {
  cities: [
    { id: "kyoto", nights: 4 },
    { id: "osaka", nights: 2 },
  ],
  startDate: "2027-04-10",
  endDate: "2027-04-16",
  preferences: { pace: "easy", interests: ["temples", "food"], diet: ["vegetarian"] },
  budget: { amount: 240_000, currency: "EUR" },
  party: { adults: 2 },
  language: "en",
};
const plan = (changes: Partial<ItineraryParameters> = {}) => itineraryAddress({ ...SPRING, ...changes });

describe("a plan's address", () => {
  it.each<[string, Partial<ItineraryParameters>]>([
    ["the order of interests", { preferences: { diet: ["vegetarian"], interests: ["Food", "temples ", "food"], pace: "Easy" } }],
    ["what is left open", { preferences: { ...SPRING.preferences, mobility: undefined, dislikes: [], note: "" }, party: { adults: 2, children: 0 } }],
    ["the week, in the same month", { startDate: "2027-04-17", endDate: "2027-04-23" }],
    ["how cities are written", { cities: [{ nights: 4, id: "Kyoto" }, { id: " osaka", nights: 2 }] }],
  ])("doesn't change with %s", async (_what, changes) => {
    expect(await plan(changes)).toEqual(await plan());
  });

  it.each<[string, Partial<ItineraryParameters>]>([
    ["the route", { cities: [...SPRING.cities].reverse() }],
    ["the nights", { cities: [{ id: "kyoto", nights: 3 }, { id: "osaka", nights: 3 }] }],
    ["the weekday", { startDate: "2027-04-11", endDate: "2027-04-17" }],
    ["the length", { endDate: "2027-04-17" }],
    ["the month", { startDate: "2027-05-08", endDate: "2027-05-14" }],
    ["a preference", { preferences: { ...SPRING.preferences, pace: "busy" } }],
    ["a diet", { preferences: { ...SPRING.preferences, diet: [] } }],
    ["the budget", { budget: { amount: 240_001, currency: "EUR" } }],
    ["having no budget", { budget: null }],
    ["the party", { party: { adults: 2, children: 1 } }],
    ["the language", { language: "de" }],
  ])("changes with %s", async (_what, changes) => {
    expect((await plan(changes)).key).not.toBe((await plan()).key);
  });
});

const ask = (text: string, changes: Partial<Question> = {}) =>
  questionAddress({ text, kind: "facts", context: { cities: ["paris"], language: "en", month: "2027-04" }, memories: [], embed: () => [1, 0], ...changes });

describe("a question's address", () => {
  it("is the same however it is punctuated and cased", async () => {
    const [one, other] = [await ask("When does the Louvre open?"), await ask("  when does the louvre OPEN")];
    expect(one!.key).toBe(other!.key);
  });

  it.each<[string, Partial<Question>]>([
    ["the city", { context: { cities: ["rome"], language: "en", month: "2027-04" } }],
    ["the month", { context: { cities: ["paris"], language: "en", month: "2027-05" } }],
    ["the language", { context: { cities: ["paris"], language: "en-GB", month: "2027-04" } }],
  ])("and its scope change with %s", async (_what, changes) => {
    const [one, other] = [await ask("When does the Louvre open?"), await ask("When does the Louvre open?", changes)];
    expect(other!.key).not.toBe(one!.key);
    expect(other!.scope).not.toBe(one!.scope);
  });

  it("changes with the kind of answer", async () => {
    expect((await ask("What does the Louvre cost?", { kind: "prices" }))!.key).not.toBe((await ask("What does the Louvre cost?"))!.key);
  });

  it("doesn't exist for what is personal or hangs on what was said; nothing of it is looked at further", async () => {
    const embed = () => {
      throw new Error("looked at");
    };
    for (const text of ["Where can I eat in Paris?", "When does that museum open?"]) expect(await ask(text, { embed })).toBeNull();
    expect(await ask("When does the Louvre open?", { embed, memories: ["loves the Louvre"] })).toBeNull();
  });
});
