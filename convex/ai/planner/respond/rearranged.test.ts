// What keeps the plan and changes when, and what is asked of it as a whole, in English and in German, on the planned week.
import { describe, expect, it } from "vitest";
import { minutesOfDay } from "../../../dates";
import { english } from "../../../said";
import type { TripState } from "../../types";
import { applyEdits } from "../draft/applyEdits";
import { timedOn } from "../draft/timeline";
import { respond } from "./respond";
import { cities, MON, SAT, SUN, THU, TUE, WED, week } from "./trips.testing";

function asked(text: string, trip: TripState = week) {
  const turn = respond({ trip, text, thread: [], cities, seed: 1 });
  return { reply: turn.said ? english(turn.said) : turn.reply, after: applyEdits(trip, turn.steps.flatMap(({ edits }) => edits)) };
}
const titles = (trip: TripState, day: string) => timedOn(trip, day).map(({ title }) => title);
const starts = (trip: TripState, day: string) => timedOn(trip, day).map(({ start }) => minutesOfDay(start!));
const later = (minutes: number) => starts(week, SUN).map((start) => start + minutes);

describe("a day at other times", () => {
  it.each([
    ["move everything on Sunday an hour later", 60],
    ["start Sunday half an hour earlier", -30],
    ["push Sunday back by 45 minutes", 45],
    ["Verschiebe am Sonntag alles um eine Stunde nach hinten", 60],
    ["Am Sonntag alles eine halbe Stunde früher", -30],
  ])("%s", (text, minutes) => {
    const { after } = asked(text);
    expect(starts(after, SUN)).toEqual(later(minutes));
    expect(starts(after, MON)).toEqual(starts(week, MON));
  });

  it.each(["I want to sleep in on Sunday", "Am Sonntag wollen wir ausschlafen"])("%s: the same stops, from ten on", (text) => {
    const { after } = asked(text);
    expect(titles(after, SUN)).toEqual(titles(week, SUN));
    expect(Math.min(...starts(after, SUN))).toBe(600);
  });

  it("says so where the day has no room, and changes nothing", () => {
    const { after, reply } = asked("move everything on Sunday 6 hours later");
    expect(after).toEqual(week);
    expect(reply).toContain("doesn't have that much room");
  });

  it("leaves what is booked", () => {
    const booked = { ...week, activities: week.activities.map((activity) => (activity.title === "Nanzen-ji" ? { ...activity, locked: true } : activity)) };
    const { after, reply } = asked("move everything on Sunday an hour later", booked);
    expect(after.activities.find(({ title }) => title === "Nanzen-ji")!.start).toBe("13:30");
    expect(reply).toContain("Nanzen-ji stays at the time that is booked");
  });
});

describe("stops in another order", () => {
  it.each([
    ["can we see Osaka Castle before the market on Wednesday?", "Osaka Castle", "Lunch: Kuromon Market"],
    ["Osaka Castle bitte vor dem Markt am Mittwoch", "Osaka Castle", "Lunch: Kuromon Market"],
    ["put the castle first on Wednesday", "Osaka Castle", "Sumiyoshi Taisha"],
    ["Fang am Mittwoch mit Osaka Castle an", "Osaka Castle", "Sumiyoshi Taisha"],
  ])("%s", (text, first, second) => {
    const { after } = asked(text);
    const day = titles(after, WED);
    expect([...day].sort()).toEqual([...titles(week, WED)].sort());
    expect(day.indexOf(first)).toBeGreaterThanOrEqual(0);
    expect(day.indexOf(first)).toBeLessThan(day.indexOf(second));
  });

  it("begins no earlier than the day did", () => {
    const { after } = asked("put the castle first on Wednesday");
    expect(Math.min(...starts(after, WED))).toBe(Math.min(...starts(week, WED)));
  });

  it("says why not where something would be closed", () => {
    const { after, reply } = asked("put Nijo Castle last on Monday");
    expect(after).toEqual(week);
    expect(reply).toContain("Nijo Castle can't be the last");
  });
});

describe("parts of the plan", () => {
  it.each(["we'd rather have dinner earlier on all days, around 6", "Abendessen immer um 18 Uhr"])("%s: where nothing has to go for it", (text) => {
    const { after, reply } = asked(text);
    const dinners = after.activities.filter(({ meal }) => meal === "dinner").map(({ day, start }) => [day, start]);
    expect(dinners).toEqual([[SAT, "18:00"], [SUN, "18:00"], [MON, "18:00"], [TUE, "20:20"], [WED, "18:00"]]);
    expect(reply).toContain("Kitchens of Dotonbori stays where it is");
    expect(after.activities).toHaveLength(week.activities.length);
  });

  it.each([
    ["push dinner on Saturday back an hour", "20:20"],
    ["Schieb das Abendessen am Samstag eine Stunde vor", "18:20"],
  ])("%s", (text, start) => {
    const { after } = asked(text);
    expect(after.activities.find(({ day, meal }) => day === SAT && meal === "dinner")!.start).toBe(start);
  });

  it("takes none of a kind where that is said", () => {
    const { after } = asked("no museums at all please");
    expect([...titles(after, SAT), ...titles(after, SUN)].filter((title) => title.includes("Museum"))).toEqual([]);
    expect(titles(after, MON)).toEqual(titles(week, MON));
  });

  it.each([
    ["cut 2h off the aquarium", "Osaka Aquarium Kaiyukan", "15:55", "16:25"],
    ["im aquarium reichen uns 1,5 stunden", "Osaka Aquarium Kaiyukan", "15:55", "17:25"],
    ["half an hour is enough for tsutenkaku", "Tsutenkaku", "10:50", "11:20"],
  ])("%s", (text, item, start, end) => {
    expect(asked(text).after.activities.find(({ title }) => title === item)).toMatchObject({ start, end });
  });

  it("says what it can't make longer, and what it has heard of what it doesn't understand", () => {
    const longer = asked("one hour more at nijo castle");
    expect(longer.after).toEqual(week);
    expect(longer.reply).toContain("no room for Nijo Castle");
    const unheard = asked("lieber abends essen gehen als mittags am sonntag");
    expect(unheard.after).toEqual(week);
    expect(unheard.reply).toContain("it is about Sun 11 Apr");
  });

  it("plans nothing anew that nobody asks for", () => {
    const { after } = asked("give us more time at Kiyomizu-dera");
    expect(titles(after, TUE)).toEqual(titles(week, TUE));
    expect(starts(after, TUE)[0]).toBe(starts(week, TUE)[0]);
    expect(asked("forecast says rain all Monday, can we stay inside").after).toEqual(week);
    expect(asked("the kids are wiped out, something easy sunday afternoon?").after).toEqual(week);
  });

  it.each(["fewer temples please", "Bitte weniger Tempel"])("%s: some of them", (text) => {
    const { after, reply } = asked(text);
    expect(titles(after, SUN)).not.toEqual(titles(week, SUN));
    expect(titles(after, SUN)).toContain("Ginkaku-ji");
    expect(reply).toContain("Ginkaku-ji");
  });

  it.each(["the kids will be tired on Monday, cut it down to two stops", "Kürze den Montag auf zwei Stopps"])("%s", (text) => {
    const { after } = asked(text);
    expect(timedOn(after, MON).filter(({ meal }) => !meal)).toHaveLength(2);
  });

  it.each(["I don't like ramen, find another dinner for Saturday", "Such für Samstag ein anderes Abendessen"])("%s: that table and nothing else", (text) => {
    const { after } = asked(text);
    const [before, now] = [titles(week, SAT), titles(after, SAT)];
    expect(now.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(now[3]).not.toBe(before[3]);
    expect(now[3]).not.toMatch(/ramen/i);
  });

  it.each([
    ["start the day at 10 on Wednesday", WED],
    ["leave out Tsutenkaku and go to Amerikamura instead", THU],
    ["drop the afternoon on Monday", MON],
    ["can you make Tuesday less rushed", TUE],
    ["please take the aquarium off the list", TUE],
    ["swap lunch and dinner on Sunday", SUN],
    ["we'd like to start earlier on Monday", MON],
    ["Zu viel Programm am Montag", MON],
  ])("%s: of that day alone", (text, day) => {
    const { after } = asked(text);
    const changed = [SAT, SUN, MON, TUE, WED, THU].filter((date) => JSON.stringify(timedOn(after, date)) !== JSON.stringify(timedOn(week, date)));
    expect(changed).toEqual([day]);
  });

  it("asks which where a word fits several", () => {
    const { after, reply } = asked("cut the museum, my wife hates art");
    expect(after).toEqual(week);
    expect(reply).toContain("Which one do you mean?");
  });

  it("puts a coffee in no meal's place", () => {
    const { after } = asked("add a coffee break after Nanzen-ji");
    expect(titles(after, SUN)).toEqual(expect.arrayContaining(titles(week, SUN)));
  });

  it.each(["make it two nights in Osaka instead of... never mind", "thanks, that looks great", "Danke, das sieht super aus"])("%s: nothing is done", (text) => {
    const { after, reply } = asked(text);
    expect(after).toEqual(week);
    expect(reply).toContain("everything stays as it is");
  });
});

describe("what is asked of the plan as a whole", () => {
  it.each([
    ["what's the cheapest day?", /^\*\*Sat 10 Apr\*\*: about €40/],
    ["Welcher Tag ist der teuerste?", /^\*\*Sun 11 Apr\*\*: about €114/],
    ["which day has the longest walks?", /^\*\*Tue 13 Apr\*\*: .+ on the way/],
    ["which day is the busiest?", /^\*\*Mon 12 Apr\*\*: 5 stops|^\*\*Sun 11 Apr\*\*: 5 stops/],
    ["my mum can't walk far, what would you change?", /^This is what I would look at:/],
    ["Was würdest du ändern?", /There is no bed in Kyoto/],
    ["what can we drop?", /^These cost the most of what I planned:\n- Dinner: Pontocho on Sun 11 Apr, about €54/],
    ["how do we get from Kyoto to Osaka?", /^From Kyoto to Osaka .+ 29 minutes by train/],
    ["Wie kommen wir von Kyoto nach Osaka?", /29 minutes by train/],
    ["is it realistic to do Arashiyama after Kinkaku-ji?", /^From Kinkaku-ji to Arashiyama Bamboo Grove .+ you have 50 minutes for it/],
    ["do we have time for Himeji Castle?", /Himeji Castle day trip\*\* isn't in the plan/],
    ["what if it rains on Monday?", /ways to spend \*\*Mon 12 Apr\*\*[^]*1\. Indoors/],
    ["anything near Nijo Castle for lunch?", /Kyoto: /],
    ["any dinner near the aquarium?", /Osaka: /],
    ["Gibt es in der Nähe vom Aquarium was zu essen?", /Osaka: /],
    ["is Wednesday too full?", /Wed 14 Apr.* 4 stops/],
    ["who is paying for the aquarium?", /under Budget/],
  ])("%s", (text, said) => {
    const { after, reply } = asked(text);
    expect(reply).toMatch(said);
    expect(after).toEqual(week);
  });
});
