// Conversations as people have them, several turns long, on a planned week: what is changed and what is
// said at the end of each.
import { english } from "../../../said";
import { describe, expect, it } from "vitest";
import type { AssistantTurn, ThreadMessage, TripState } from "../../types";
import { applyEdits } from "../draft/applyEdits";
import { respond } from "./respond";
import { cities, MON, SAT, SUN, THU, TUE, WED, week } from "./trips.testing";

type Talk = { turn: AssistantTurn; before: TripState; after: TripState };

/** The last turn of a conversation; what each turn did is stored before the next, under ids of its own. */
function talk(...said: string[]): Talk {
  let trip = week;
  let rows = 0;
  const thread: ThreadMessage[] = [];
  let last: Talk | null = null;
  for (const text of said) {
    const before = trip;
    const turn = respond({ trip, text, thread, cities, seed: 1 });
    const known = new Set(before.activities.map(({ id }) => id));
    const named = turn.steps.flatMap(({ edits }) => edits.flatMap((edit) => (edit.op === "add" ? [] : [edit.id])));
    expect(named.filter((id) => !known.has(id)), "steps name only rows that there are").toEqual([]);
    const after = applyEdits(before, turn.steps.flatMap(({ edits }) => edits));
    trip = { ...after, activities: after.activities.map((one) => (one.id.startsWith("new:") ? { ...one, id: `later${++rows}` } : one)) };
    thread.push({ role: "user", text }, { role: "assistant", text: turn.reply });
    last = { turn, before, after: trip };
  }
  return last!;
}

const titles = ({ activities }: TripState, day?: string) => activities.filter((one) => day === undefined || (one.day === day && one.type !== "hotel")).map(({ title }) => title);
const gone = ({ before, after }: Talk) => titles(before).filter((title) => !titles(after).includes(title));
const come = ({ before, after }: Talk) => titles(after).filter((title) => !titles(before).includes(title));
/** Days whose contents differ. */
const changedDays = ({ before, after }: Talk) => [SAT, SUN, MON, TUE, WED, THU].filter((day) => JSON.stringify(before.activities.filter((one) => one.day === day)) !== JSON.stringify(after.activities.filter((one) => one.day === day)));

/** Which titles leave the plan, and none other. */
const REMOVALS: [string[], string[]][] = [
  [["why Nijo Castle", "remove that castle"], ["Nijo Castle"]],
  [["why did you choose Kinkaku-ji?", "skip it"], ["Kinkaku-ji"]],
  [["when is nijo castle open?", "drop it please"], ["Nijo Castle"]],
  [["remove the castle", "the second"], ["Osaka Castle"]],
  [["remove the castle", "Nijo"], ["Nijo Castle"]],
  [["remove the castle", "the one on Wednesday"], ["Osaka Castle"]],
  [["remove the castle", "the later one"], ["Osaka Castle"]],
  [["remove the castle", "the last one"], ["Osaka Castle"]],
  [["remove the castle", "both"], ["Nijo Castle", "Osaka Castle"]],
  [["remove the castle", "1"], ["Nijo Castle"]],
  [["remove the castle", "nijo", "and the other one too"], ["Osaka Castle"]],
  [["remove Ginkaku-ji", "and Nanzen-ji too"], ["Nanzen-ji"]],
  [["remove lunch", "monday"], ["Lunch: Coffee houses of Sanjo and Teramachi"]],
  [["make Monday more relaxed", "remove the last stop"], ["Arashiyama Bamboo Grove"]],
  [["how full is it?", "remove the third stop on Monday"], ["Nijo Castle"]],
  [["what does Wednesday cost?", "remove the castle"], ["Osaka Castle"]],
  [["when is Nijo Castle open", "when is Osaka Castle open", "remove the other castle"], ["Nijo Castle"]],
];

/** Which days change, and how the answer says it. */
const CHANGES: [string[], string[], RegExp][] = [
  [["make Sunday more relaxed", "what about Monday?"], [MON], /Mon 12 Apr now has 3 stops/],
  [["make Sunday more relaxed", "and the day after"], [MON], /Mon 12 Apr now/],
  [["make Monday calmer", "do the same for the day before"], [SUN], /Sun 11 Apr now/],
  [["why is Sunday so full?", "make it more relaxed"], [SUN], /Sun 11 Apr now has/],
  [["make our last day in Kyoto easier"], [MON], /Mon 12 Apr/],
  [["make the first Osaka day less busy"], [TUE], /Tue 13 Apr/],
  [["move the garden to Thursday", "make that day lighter"], [THU], /Thu 15 Apr now has/],
  [["when is Osaka Castle open", "add a sushi dinner there"], [WED], /Wed 14 Apr/],
  [["why Kinkaku-ji", "move it a day earlier"], [SUN, MON], /Kinkaku-ji is now on Sun 11 Apr/],
  [["when is nijo castle open?", "move it to Sunday"], [SUN, MON], /Nijo Castle is now on Sun 11 Apr/],
  [["what gardens could we see in Kyoto?", "add the second one on Monday"], [MON], /is on Mon 12 Apr from/],
  [["why isn't Ryoan-ji in the plan?", "add it on Monday"], [MON], /Ryoan-ji is on Mon 12 Apr/],
  [["remove the aquarium", "add it back on Wednesday"], [WED], /Osaka Aquarium Kaiyukan is on Wed 14 Apr/],
  [["replace the castle with something indoors"], [MON], /takes the place of Nijo Castle[\s\S]*Osaka Castle could be meant too and stays/],
  [["make Sunday calmer", "plan Monday like yesterday but cheaper"], [MON], /After Sun 11 Apr: .* about €\d+; Sun 11 Apr is about/],
  [["make monday easier", "like yesterday but cheaper"], [MON], /Here is a plan for Mon 12 Apr/],
  [["make day 3 more relaxed", "the same on Wednesday but indoors"], [WED], /After Mon 12 Apr/],
  [["Plan day 2: gardens", "do the same on Monday but without museums"], [MON], /Here is a plan for Mon 12 Apr/],
  [["show me some alternatives", "the second day", "option 3"], [SUN], /Sun 11 Apr is now/],
  [["compare a relaxed and a packed Monday", "the packed one"], [MON], /Mon 12 Apr is now/],
  [["make Monday calmer", "give me two options for the next day", "take the first"], [TUE], /Tue 13 Apr is now/],
  [["What else could we do on Monday instead?", "I'd go with the relaxed one please"], [MON], /Mon 12 Apr is now/],
  [["Take the relaxed way for Sun 11 Apr"], [SUN], /Sun 11 Apr is now/],
];

/** Nothing changes, and the answer says so. */
const ANSWERS: [string[], RegExp][] = [
  [["remove the temple"], /Which one do you mean\?\n- Nanzen-ji on Sun 11 Apr\n- Ginkaku-ji/],
  [["remove the castle", "never mind"], /stays as it is/],
  [["options for Sunday", "none of them"], /stays as it is/],
  [["show me some options"], /Which day\?/],
  [["add a flight from Frankfurt to Lisbon at 11:15"], /Which day\?/],
  [["why is monday so full"], /\*\*Mon 12 Apr\*\* has 5 stops and 2 meals, 09:25 to 20:30/],
  [["why is monday so full", "what about tuesday?"], /\*\*Tue 13 Apr\*\* has 2 stops/],
  [["why is Tuesday so empty"], /moving from one city to the next/],
  [["why is the last day so short"], /the day you leave/],
  [["why is monday so expensive"], /costs most on \*\*Mon 12 Apr\*\*/],
  [["why Nijo Castle"], /\*\*Nijo Castle\*\* on Mon 12 Apr: The shogun's residence.*open 08:45–17:00/],
  [["why the castle?"], /\*\*Nijo Castle\*\*.*\n\n\*\*Osaka Castle\*\*/],
  [["why not Himeji castle"], /day trip of about 6 hours from Osaka, 76 km away/],
  [["why no aquarium?"], /\*\*Osaka Aquarium Kaiyukan\*\* is in the plan, on Tue 13 Apr/],
  [["Plan Monday: gardens", "why not the Eiffel tower"], /no place called “eiffel tower” in Kyoto and Osaka/],
  [["how come we skip Ryoan-ji"], /isn't in the plan[\s\S]*say “add Ryoan-ji”/i],
  [["what does day 2 cost?", "and day 3?"], /on Mon 12 Apr/],
  [["what about the museum?"], /\*\*Kyoto National Museum\*\*/],
  [["show me alternatives to the museum"], /Not in the plan yet/],
  [["add it"], /didn't understand/],
  [["remove them"], /I don't find “them”/],
];

describe("a conversation", () => {
  it.each(REMOVALS)("%j takes out %j", (said, expected) => {
    expect(gone(talk(...said))).toEqual(expected);
  });

  it.each(CHANGES)("%j changes %j", (said, days, reply) => {
    const last = talk(...said);
    expect(changedDays(last)).toEqual(days);
    expect(last.turn.reply).toMatch(reply);
  });

  it.each(ANSWERS)("%j changes nothing", (said, reply) => {
    const last = talk(...said);
    expect(last.turn.steps).toEqual([]);
    expect(last.turn.reply).toMatch(reply);
  });

  it("says what it took for granted", () => {
    expect(talk("why Nijo Castle", "remove that castle").turn.reply).toContain("I took “that castle” to be Nijo Castle, which we spoke of last.");
  });
});

describe("a journey that is told of", () => {
  const added = (text: string, language: "en" | "de" = "en") => {
    const { steps, reply } = respond({ trip: week, text, thread: [], cities, seed: 1, language });
    const [edit, ...others] = steps.flatMap(({ edits }) => edits);
    expect([steps.length, others]).toEqual([1, []]);
    return { fields: edit!.op === "add" ? edit!.activity : null, reply };
  };
  const end = (name: string) => ({ name, lat: null, lng: null, timeZone: null });

  it("is one item of its day with its ends, number and times, in both languages", () => {
    const transport = { mode: "flight", from: end("Frankfurt"), to: end("Lisbon") };
    expect(added("add a flight from Frankfurt to Lisbon on Thursday at 11:15")).toMatchObject({ fields: { title: "Flight from Frankfurt to Lisbon", type: "transport", day: THU, start: "11:15", end: null, transport }, reply: "Flight from Frankfurt to Lisbon is on Thu 15 Apr at 11:15." });
    expect(added("Füge am Donnerstag einen Flug NH 204 von FRA nach HND von 11:15 bis 7:05 hinzu", "de").fields).toMatchObject({ title: "Flug von FRA nach HND", day: THU, start: "11:15", end: "07:05", transport: { ...transport, number: "NH 204", from: end("FRA"), to: end("HND") } });
    expect(added("add a bus to Nara on Sunday").reply).toBe("Coach to Nara is on Sun 11 Apr, without a time yet.");
  });

  it("goes between two cities on the day on which the trip does", () => {
    expect(added("add a train from Kyoto to Osaka at 14:00").fields).toMatchObject({ day: TUE, start: "14:00", transport: { mode: "train" } });
    expect(added("add a flight from Frankfurt to Kyoto").fields).toMatchObject({ day: SAT });
    expect(added("add our ferry from Osaka to Beppu").fields).toMatchObject({ day: THU });
  });
});

describe("ways to spend a day", () => {
  const shown = () => talk("give me two alternatives for day 2");
  type Variant = { variant: string; items: { title: string }[]; cost: { amount: number }; choose: string; edits: unknown[] };
  const variantsOf = ({ turn }: Talk) => turn.calls.find(({ tool }) => tool === "proposeAlternatives")!.args.variants as Variant[];

  it("are shown side by side and change nothing", () => {
    const variants = variantsOf(shown());
    expect(variants).toHaveLength(2);
    expect(shown().turn.steps).toEqual([]);
    expect(new Set(variants.map(({ items }) => items.map(({ title }) => title).join())).size).toBe(2);
    for (const { cost, edits } of variants) expect([cost.amount > 0, edits.length > 0]).toEqual([true, true]);
  });

  it("come as they were shown, by number and by the words that the card offers", () => {
    const second = variantsOf(shown())[1]!;
    const wanted = second.items.map(({ title }) => title);
    expect(titles(talk("give me two alternatives for day 2", "take the second one").after, SUN)).toEqual(wanted);
    expect(titles(talk(english(second.choose)).after, SUN)).toEqual(wanted);
  });

  it("keep the wish they were asked with", () => {
    const [first] = variantsOf(talk("show me three options for Monday with gardens"));
    const taken = talk("show me three options for Monday with gardens", "the first one");
    expect(titles(taken.after, MON)).toEqual(first!.items.map(({ title }) => title));
  });
});

describe("several requests in one message", () => {
  it("are done one after another", () => {
    const last = talk("remove Kinkaku-ji and add Ryoan-ji on Monday");
    expect([gone(last), come(last)]).toEqual([["Kinkaku-ji"], ["Ryoan-ji"]]);
  });

  it("may speak of what an earlier one has added", () => {
    const last = talk("Add Ryoan-ji on Monday, then move it to Sunday");
    expect(last.after.activities.find(({ title }) => title === "Ryoan-ji")?.day).toBe(SUN);
  });

  it("leave nothing of what came and went again", () => {
    const last = talk("remove Kinkaku-ji. Add Ryoan-ji on Monday, and then replace it with something indoors");
    expect(titles(last.after)).not.toContain("Ryoan-ji");
    expect(last.turn.steps.flatMap(({ edits }) => edits).filter((edit) => edit.op === "add" && edit.activity.title === "Ryoan-ji")).toEqual([]);
  });
});
