import { describe, expect, it } from "vitest";
import type { TripState } from "../types";
import { questionKind, speaksOfTrip, withoutPlan } from "./question";

const activity = { title: "Ghibli Museum" } as TripState["activities"][number];
const trip = { title: "Mum's sixtieth", destinations: [{ name: "Tokyo" }], activities: [activity], budget: { amount: 1, currency: "EUR" } } as unknown as TripState;

describe("a question", () => {
  it.each([
    "What is planned on Tuesday?",
    "What does it cost per person?",
    "why did you choose the castle",
    "Is the ghibli museum worth it?",
    "Do we have a free evening?",
    "what are we doing on day 3",
    "How much of the budget is left?",
    "Ideas for mum's sixtieth?",
  ])("is about this very trip: %s", (text) => expect(speaksOfTrip(text, trip)).toBe(true));

  it.each(["When does Tsukiji market open?", "Do people tip in restaurants?", "What is the best view of the city?", "How much is the metro?"])(
    "is anybody's: %s",
    (text) => expect(speaksOfTrip(text, trip)).toBe(false),
  );

  it.each([
    ["When does Tsukiji market open?", "availability"],
    ["How much is a ticket for the tower?", "prices"],
    ["Where should one eat ramen?", "suggestions"],
    ["Do people tip?", "facts"],
  ] as const)("%s is kept as long as %s hold", (text, kind) => expect(questionKind(text)).toBe(kind));

  it("is asked of a trip without anything that could be told on", () => {
    expect(JSON.stringify(withoutPlan(trip))).not.toMatch(/Mum|Ghibli|EUR/);
  });
});
