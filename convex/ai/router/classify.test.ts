// Requests as people write them, and what each needs of a model.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REQUEST_KINDS, type RequestKind } from "../providers/models";
import { classifyRequest, expectsEdits } from "./classify";

const PHRASINGS: Record<RequestKind, string[]> = {
  simple: [
    "what does it cost per person?",
    "when does the Fushimi Inari shrine open?",
    "how far is it from the hotel to the castle?",
    "What currency do they use in Prague?",
    "is the Louvre open on Tuesdays",
    "how much have we spent so far",
    "do I need an adapter in Japan?",
    "what's the tip in Lisbon restaurants",
    "how long is the train to Osaka?",
    "where are we staying on Wednesday?",
    "Which day do we go to the market?",
    "do they speak English there?",
    "hi",
    "thanks!",
    "why did you pick the Nezu museum?",
    "what time is sunset in Lisbon in May",
    "who added the boat tour?",
  ],
  structured: [
    "move the museum to Thursday",
    "Add a ramen lunch on day 2",
    "replace the castle with something indoors",
    "remove the second temple",
    "pls delete the boat tour",
    "Can you swap Tuesday and Wednesday?",
    "cancel dinner on Friday",
    "put the market before the cathedral",
    "Could you add an hour of rest after lunch?",
    "make Tuesday more relaxed",
    "Tuesday is too packed",
    "let's skip the aquarium",
    "I'd like to move our arrival to 3pm",
    "and then shift everything by an hour",
    "undo that",
    "Actually, drop the museum and add a park",
    "rename the trip to Spring in Kyoto",
    "we want to change the hotel for the last night",
    "start Monday later, around 10",
    "Ok great. Remove the second lunch please",
  ],
  reasoning: [
    "Plan our week: temples and food markets, one easy day, nothing before 9, vegetarian dinners",
    "pls make an itinerary",
    "Plan everything for 4 days in Rome",
    "optimise Thursday so that we walk less",
    "Should we take the train or fly from Kyoto to Osaka?",
    "compare staying in Shinjuku with staying in Asakusa",
    "which day is best for Nara?",
    "is it worth going to Versailles with two toddlers?",
    "We have 1500 euros, two kids and a grandmother in a wheelchair, what can we do?",
    "make it fit our budget",
    "how can we do it cheaper?",
    "three days in Lisbon with my parents, slow pace",
    "what is the most efficient route through the three museums",
    "Replace the dinner with something vegan, under 30 euros, near the hotel, that the kids like, before 7pm",
    "temples, easy pace, vegan, no museums",
    "pros and cons of renting a car",
    "we want to see as much as possible",
    "is it realistic to do Hakone as a day trip?",
  ],
  creative: [
    "write a message to our group about the plan",
    "describe Kyoto in two sentences",
    "Suggest a name for our trip",
    "give us a funny title",
    "Write a poem about Lisbon's trams",
    "come up with a theme for each day",
    "caption for a photo at the Trevi Fountain",
    "tell me about the old town like a local would",
    "Summarise the trip for my mum",
    "draft an e-mail to the hotel",
    "we need a catchy motto for the bachelor party",
    "a short story for the kids about the castle",
  ],
};

describe.each(REQUEST_KINDS)("a %s request", (kind) => {
  it.each(PHRASINGS[kind])("%s", (text) => expect(classifyRequest(text)).toBe(kind));
});

describe("any text", () => {
  it("has one kind, whatever its case, spaces and quotes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...Object.values(PHRASINGS).flat())), (text) => {
        const kind = classifyRequest(text);
        expect(REQUEST_KINDS).toContain(kind);
        expect(classifyRequest(`  ${text.replace(/'/g, "’").replace(/ /g, "  ")}\n`)).toBe(kind);
      }),
    );
  });

  it("is weighed when it is long", () => {
    expect(classifyRequest(`${"we liked the garden a lot ".repeat(15)}`)).toBe("reasoning");
  });

  it("is classified quickly, however long and repetitive", () => {
    const text = "make the please add in a which is the ".repeat(100);
    const start = performance.now();
    for (let i = 0; i < 20; i++) classifyRequest(text);
    expect((performance.now() - start) / 20).toBeLessThan(20);
  });
});

describe("edits are expected", () => {
  it.each(["move the museum to Thursday", "Plan our week, slow pace", "three days in Lisbon with my parents"])("of %j", (text) => {
    expect(expectsEdits(text, classifyRequest(text))).toBe(true);
  });
  it.each(["Should we take the train or fly from Kyoto to Osaka?", "compare the two areas", "when does it open?", "write a poem"])("not of %j", (text) => {
    expect(expectsEdits(text, classifyRequest(text))).toBe(false);
  });
});
