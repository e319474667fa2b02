// What the plan says when it is asked, in both languages: nothing is changed by a question.
import { describe, expect, it } from "vitest";
import type { Language } from "../../../words/languages";
import { respond } from "./respond";
import { cities, week } from "./trips.testing";

const ask = (language: Language, ...texts: string[]) => texts.reduce<{ thread: { role: "user" | "assistant"; text: string }[]; turn: ReturnType<typeof respond> | null }>(({ thread }, text) => {
  const turn = respond({ trip: week, text, thread, cities, seed: 1, language });
  return { thread: [...thread, { role: "user", text }, { role: "assistant", text: turn.reply }], turn };
}, { thread: [], turn: null }).turn!;

const ASKED: [Language, string, RegExp][] = [
  ["en", "whats the plan for monday", /^\*\*Mon 12 Apr\*\*:\n- 09:25 to 10:25: Sanjusangen-do/],
  ["en", "hi! what are we doing on tuesday morning?", /^\*\*Tue 13 Apr\*\*:\n- 09:30 to 11:00: Kiyomizu-dera\n- 11:30 to 12:30: Lunch[^\n]*$/],
  ["en", "remind me what we planned for thursday pls", /^\*\*Thu 15 Apr\*\*/],
  ["en", "where do we eat on monday evening?", /Dinner: Obanzai kitchens of Karasuma is on Mon 12 Apr/],
  ["en", "how long do we stay at kinkaku-ji?", /^You have 60 minutes for Kinkaku-ji, on Mon 12 Apr from 15:45 to 16:45\.$/],
  ["en", "where are we on Monday at 3pm?", /at Nijo Castle, from 13:40 to 15:10/],
  ["en", "where are we on Monday at 12?", /on your way: after Gion and Hanamikoji comes Lunch: .* at 12:15/],
  ["en", "what's next after lunch on Tuesday?", /comes Osaka Aquarium Kaiyukan, on Tue 13 Apr at 15:55/],
  ["en", "what time do we get to osaka castle?", /^Osaka Castle is on Wed 14 Apr from 13:00 to 14:30/],
  ["en", "when do we finish on monday?", /^Mon 12 Apr ends with Dinner: .* until 20:30/],
  ["en", "whats the first thing on wednesday?", /begins with Sumiyoshi Taisha, at 09:35/],
  ["en", "how many temples do we see?", /^8: /],
  ["en", "which hotel are we staying in", /^No hotel is in the plan/],
  ["en", "do we have anything booked on friday", /^That isn't a day of this trip/],
  ["en", "is kinkaku ji worth it?", /gold leaf/],
  ["de", "was machen wir dienstag früh?", /^\*\*Tue 13 Apr\*\*/],
  ["de", "wo essen wir montag abend?", /Obanzai kitchens of Karasuma is on Mon 12 Apr/],
  ["de", "wie lange sind wir am kinkaku-ji?", /^You have 60 minutes for Kinkaku-ji/],
  ["de", "wo sind wir am montag um 15 uhr?", /at Nijo Castle/],
  ["de", "was kommt nach dem mittagessen am dienstag?", /comes Osaka Aquarium/],
  ["de", "Was machen wir nach dem Museum am Samstag?", /^After Kyoto National Museum comes Fushimi Inari/],
  ["de", "wann sind wir bei der burg von osaka?", /^Osaka Castle is on Wed 14 Apr/],
  ["de", "an welchem tag sind wir im fushimi inari?", /^Fushimi Inari Taisha is on Sat 10 Apr/],
  ["de", "wann sind wir montag fertig?", /ends with Dinner/],
  ["de", "und wann gehts am sonntag los?", /^Sun 11 Apr begins/],
  ["de", "was machen wir mittwoch als erstes?", /begins with Sumiyoshi Taisha/],
  ["de", "wie viele tempel sehen wir?", /^8: /],
  ["de", "in welchem hotel sind wir", /^No hotel/],
  ["de", "haben wir freitag schon was?", /^That isn't a day of this trip/],
  ["de", "lohnt sich der kinkaku-ji?", /gold leaf/],
];

describe("the plan, asked", () => {
  it.each(ASKED)("(%s) %s", (language, text, expected) => {
    const { reply, steps } = ask(language, text);
    expect(reply).toMatch(expected);
    expect(steps).toEqual([]);
  });

  it.each([["en", "whats on sunday?", "and the day after?"], ["de", "Was ist am Sonntag geplant?", "und am Tag danach?"]] as const)("goes on to the day after (%s)", (language, ...texts) => expect(ask(language, ...texts).reply).toMatch(/^\*\*Mon 12 Apr\*\*/));
});

const KEPT: [Language, string, RegExp][] = [
  ["en", "my mother cant climb stairs", /can't be reached without steps, so/],
  ["en", "no seafood pls, my husband is allergic", /takes the place of Lunch: Kuromon Market\.$/],
  ["en", "we need to be back at the hotel by 8", /ends at 20:30, after 20:00, so/],
  ["en", "i hate museums", /takes the place of Kyoto National Museum/],
  ["en", "we dont eat meat", /has next to nothing vegetarian/],
  ["en", "thursday we have to leave at noon for the airport", /so Lunch: Kushikatsu of Shinsekai is left out\.$/],
  ["de", "meine mutter kann keine treppen steigen", /can't be reached without steps, so/],
  ["de", "bitte keine meeresfrüchte, mein mann ist allergisch", /takes the place of Lunch: Kuromon Market\.$/],
  ["de", "donnerstag müssen wir mittags zum flughafen", /so Lunch: Kushikatsu of Shinsekai is left out\.$/],
];

describe("something that the plan shall keep to", () => {
  it.each(KEPT)("changes only what goes against it (%s): %s", (language, text, expected) => {
    const { reply, steps } = ask(language, text);
    expect(reply).toMatch(/^Noted\. What went against that has given way/);
    expect(reply).toMatch(expected);
    expect(steps.flatMap(({ edits }) => edits).filter(({ op }) => op === "remove").length).toBeLessThan(week.activities.length / 2);
  });

  it("plans nothing anew for one thing's sake", () => expect(ask("en", "could you give us one hour more at nijo castle").steps).toEqual([]));

  it("takes no plan apart unasked", () => expect(ask("en", "we must be back at the hotel by 1pm")).toMatchObject({ steps: [], reply: expect.stringMatching(/^That goes against \d+ of \d+ items/) }));

  it("changes nothing where nothing goes against it, and holds for what is planned later", () => {
    expect(ask("en", "nothing after 11pm please")).toMatchObject({ steps: [], reply: expect.stringMatching(/^Noted\. Nothing in the plan goes against that/) });
    const planned = ask("en", "i hate museums", "plan sunday anew").steps.flatMap(({ edits }) => edits.flatMap((edit) => (edit.op === "add" ? edit.activity.title : [])));
    expect(planned.filter((title) => /museum/i.test(title))).toEqual([]);
    expect(planned.length).toBeGreaterThan(2);
  });
});

describe("wishes in the words that people type", () => {
  it.each([
    ["en", "move dinner on sunday to 7", "19:00"],
    ["en", "could we have dinner earlier on sunday, around 6:30?", "18:30"],
    ["de", "abendessen am sonntag auf 19 uhr und den montag bitte etwas lockerer", "19:00"],
  ] as const)("a dinner's hour is in the evening (%s): %s", (language, text, start) => {
    const edits = ask(language, text).steps.flatMap(({ edits }) => edits);
    expect(edits).toContainEqual(expect.objectContaining({ op: "update", id: "row10", set: expect.objectContaining({ start }) }));
  });

  it.each([["en", "we arrive on Saturday at 9:40 by train"], ["de", "wir kommen samstag um 9:40 mit dem zug an"]] as const)("an arrival is put in (%s)", (language, text) => {
    expect(ask(language, text).steps.flatMap(({ edits }) => edits)).toMatchObject([{ op: "add", activity: { type: "transport", day: "2027-04-10", start: "09:40", title: expect.stringMatching(/^(?:Arrival by train|Ankunft mit dem Zug)$/) } }]);
  });

  it("two in one are both done", () => expect(ask("en", "can you swap the aquarium for something outdoors and also keep wednesday evening free").steps.flatMap(({ edits }) => edits.flatMap((edit) => (edit.op === "remove" ? edit.id : [])))).toEqual(["row20"]));
});
