// A question of ours and the few words that answer it: the change that lacked them is made, in both languages.
import { describe, expect, it } from "vitest";
import type { Language } from "../../../words/languages";
import type { ThreadMessage } from "../../types";
import { applyEdits } from "../draft/applyEdits";
import { respond } from "./respond";
import { cities, MON, SUN, THU, TUE, week } from "./trips.testing";

const noBudget = { ...week, budget: null };

function said(language: Language, texts: string[], start = week) {
  let trip = start;
  const thread: ThreadMessage[] = [];
  const turns = texts.map((text) => {
    const turn = respond({ trip, text, thread, cities, seed: 1, language });
    trip = applyEdits(trip, turn.steps.flatMap(({ edits }) => edits));
    thread.push({ role: "user", text }, { role: "assistant", text: turn.reply });
    return turn;
  });
  const after = new Map(trip.activities.map(({ id, day }) => [id, day]));
  const moved = trip.activities.filter(({ id, day }) => day !== start.activities.find((one) => one.id === id)?.day && !id.startsWith("new:"));
  return { trip, asked: turns.at(-2)!, last: turns.at(-1)!, moved, added: trip.activities.filter(({ id }) => id.startsWith("new:")), gone: start.activities.filter(({ id }) => !after.has(id)) };
}

describe("an answer to “which day?”", () => {
  const RIDES: [Language, string, string, string][] = [
    ["en", "add a flight from Frankfurt to Lisbon at 11:15", "on Monday", MON],
    ["en", "We fly from Vienna to Lisbon at 9:40", "the last day please", THU],
    ["en", "add a train from Frankfurt to Lisbon", "day 2", SUN],
    ["de", "Füge einen Flug von Frankfurt nach Lissabon um 11:15 hinzu", "am Montag", MON],
    ["de", "Wir fliegen um 9:40 von Wien nach Lissabon", "am zweiten Tag", SUN],
    ["de", "Füge einen Flug von Frankfurt nach Lissabon um 11:15 hinzu", "12. April", MON],
  ];
  it.each(RIDES)("puts a journey there (%s): %s / %s", (language, text, answer, day) => {
    const { asked, added } = said(language, [text, answer]);
    expect(asked.reply).toMatch(/^Which day\?/);
    expect(added).toMatchObject([{ type: "transport", day }]);
  });

  const MOVES: [Language, string, string, string][] = [
    ["en", "move Kinkaku-ji", "on Sunday", SUN],
    ["en", "Reschedule Kinkaku-ji please", "let's say Sunday", SUN],
    ["en", "move Kinkaku-ji", "the second one", SUN],
    ["de", "Verschieb Kinkaku-ji", "auf Sonntag bitte", SUN],
  ];
  it.each(MOVES)("moves what nobody has said where to (%s): %s / %s", (language, text, answer, day) => {
    const { asked, moved } = said(language, [text, answer]);
    expect(asked.reply).toBe("Which day shall it go to?");
    expect(moved.map(({ title, day: on }) => [title, on])).toContainEqual(["Kinkaku-ji", day]);
  });

  it("frees the afternoon that was asked for", () => {
    for (const [language, text, answer] of [["en", "give us a free afternoon", "Monday"], ["de", "Gib uns einen freien Nachmittag", "am Montag"]] as const) {
      expect(said(language, [text, answer]).gone.map(({ title }) => title)).toEqual(["Nijo Castle", "Kinkaku-ji", "Arashiyama Bamboo Grove"]);
    }
  });

  it("may be that it isn't wanted", () => {
    expect(said("en", ["move Kinkaku-ji", "never mind"]).last.reply).toMatch(/stays as it is/);
  });
});

it("asks one question after another until all is said", () => {
  const { moved } = said("en", ["move the castle", "Nijo", "Sunday"]);
  expect(moved.map(({ title, day }) => [title, day])).toContainEqual(["Nijo Castle", SUN]);
});

it("takes a sum for the budget that there is none of, with or without a currency", () => {
  for (const [language, asked, sum] of [["en", "fit it into the budget", "200 euros"], ["en", "make it cheaper", "about 200"], ["de", "Mach es günstiger", "200 Euro"]] as const) {
    expect(said(language, [asked, sum], noBudget).last.calls[0]?.tool).toBe("fitBudget");
    expect(said(language, [asked, sum], noBudget).last.reply).not.toMatch(/no budget yet/);
  }
});

it("changes places with the one that was meant", () => {
  const { moved, asked } = said("en", ["swap the castle and the aquarium", "Nijo Castle"]);
  expect(asked.reply).toMatch(/Which one/);
  expect(moved.map(({ title }) => title).sort()).toEqual(["Nijo Castle", "Osaka Aquarium Kaiyukan"]);
});

describe("yes", () => {
  it.each([["en", "why isn't Ryoan-ji in the plan?", "yes please"], ["en", "why isn't Ryoan-ji in the plan?", "sure, go ahead"], ["de", "Warum ist Ryoan-ji nicht im Plan?", "ja, bitte"], ["de", "Warum ist Ryoan-ji nicht im Plan?", "ja, mach das"]] as const)("does what was offered (%s): %s / %s", (language, text, answer) => {
    expect(said(language, [text, answer]).added.map(({ title }) => title)).toEqual(["Ryoan-ji"]);
  });

  it("does nothing where nothing or more than one thing was, and thanks are none", () => {
    for (const texts of [["remove Kinkaku-ji", "yes please"], ["why is Monday so full?", "ok thanks"], ["options for Tuesday", "yes"]]) expect(said("en", texts).last.steps).toEqual([]);
  });
});

describe("what one asks of the way", () => {
  it("is how far, and what time the plan leaves for it", () => {
    expect(respond({ trip: week, text: "how far is it from Nanzen-ji to Ginkaku-ji?", thread: [], cities, seed: 1 })).toMatchObject({ steps: [], reply: expect.stringMatching(/^From Nanzen-ji to Ginkaku-ji it is about [\d.]+ km: some \d+ minutes .*25 minutes for it, 14:45 to 15:10\.$/) as string });
    expect(respond({ trip: week, text: "Wie weit ist es von Nanzen-ji nach Ryoan-ji?", thread: [], cities, seed: 1, language: "de" }).reply).toMatch(/^From Nanzen-ji to Ryoan-ji it is about/);
  });

  it("is when to leave: of a journey in the plan, else that there is none", () => {
    const asking = { text: "when do we have to leave for the airport on Thursday?", thread: [], cities, seed: 1 };
    expect(respond({ trip: week, ...asking }).reply).toMatch(/^No such journey with a time is in the plan on Thu 15 Apr\./);
    const { trip } = said("de", ["Hallo", "Wir fliegen am Donnerstag um 18:30 nach Hause"]);
    expect(respond({ trip, ...asking }).reply).toMatch(/leaves on Thu 15 Apr at 18:30\. Most airlines/);
  });
});

it("plans nothing anew for what only speaks of the plan", () => {
  for (const text of ["how far is Nijo Castle?", "Is there enough time at Nishinomaru Garden?", "remvoe the Umeda sky", "we saw Nijo Castle in a book on architecture", "Could we do Osaka Castle before the market on Wednesday?"]) {
    expect(respond({ trip: week, text, thread: [], cities, seed: 1 }).calls.filter(({ tool }) => tool === "draftPlan"), text).toEqual([]);
  }
});

it("makes each of what people ask for in passing", () => {
  const one = (text: string, language: Language = "en") => respond({ trip: week, text, thread: [], cities, seed: 1, language }).steps.flatMap(({ edits }) => edits);
  expect(one("vegetarian dinner on Monday pls")).toContainEqual(expect.objectContaining({ op: "add", activity: expect.objectContaining({ meal: "dinner", day: MON, title: expect.stringMatching(/^Vegetarian dinner/) as string }) as object }));
  expect(one("can you push dinner on sunday to 8pm")).toContainEqual(expect.objectContaining({ op: "update", id: week.activities.find(({ title }) => title === "Dinner: Pontocho")!.id, set: expect.objectContaining({ start: "20:00" }) as object }));
  expect(one("remvoe the sky building")).toEqual([{ op: "remove", id: week.activities.find(({ title }) => title === "Umeda Sky Building")!.id }]);
  expect(respond({ trip: week, text: "we're tired after monday, keep tuesday light", thread: [], cities, seed: 1 }).calls[0]?.args).toEqual({ day: TUE });
});
