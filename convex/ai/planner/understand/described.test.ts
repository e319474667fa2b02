// A trip in the words that one says to have it made, in both languages: to be planned, whether or not a verb says so.
import { describe, expect, it } from "vitest";
import type { Language } from "../../../words/languages";
import type { TripState } from "../../types";
import { asked, FRI, MON, SAT, SUN, target, THU, TRIP, TUE, WED } from "./german/trip.testing";
import { understand } from "./understand";

/** As it was just made of its sentence: nothing is planned, and nobody has said anything. */
const EMPTY: TripState = { ...TRIP, activities: [] };
const JAPAN: TripState = { ...EMPTY, destinations: [{ ...EMPTY.destinations[0]!, name: "Tokyo", countryCode: "JP" }] };
const meantBy = (text: string, trip: TripState, language: Language) => understand(text, trip, [], language)[0];

const ENGLISH = [
  "Six days in Rome and Florence in May",
  "In May 6 days in Rome and Florence for the six of us",
  "Rome and Florence, a week, mid-May",
  "Long weekend in Rome and Florence",
  "a relaxed week in Rome with kids",
  "A week in Rome, within a budget of 1500 euros",
  "Hello! Ten days in Rome and Florence from the third of May",
  "3-9 May, Rome and Florence",
  "Rome and Florence from 1 to 7 May",
  "May 1st to May 7th: Rome, then Florence",
  "How about a fortnight in Italy next spring?",
  "We'd like to spend six days in Rome and Florence",
  "We want to fly to Rome on 1 May for six days",
  "Plan us six days in Rome and Florence from 1 May",
  "Rome for a weekend, best food in town",
  "Three days in Rome, two days in Florence",
  "Rome until Tuesday, then Florence",
  "Rome and Florence from Saturday through Friday",
  "Florence",
];

const GERMAN = [
  "Plane uns sechs Tage in Rom und Florenz ab 1. Mai",
  "Sechs Tage in Rom und Florenz im Mai",
  "Plane uns 6 Tage Rom und Florenz ab dem ersten Mai",
  "Eine Woche in Rom und Florenz Anfang Juni",
  "1.–7. Mai in Rom und Florenz",
  "Vom 30. April bis zum 8. Mai nach Rom und Florenz, zu sechst",
  "Verlängertes Wochenende in Rom zu zweit",
  "Entspannte Woche in Rom mit Kindern",
  "Im Mai sechs Tage nach Rom und Florenz",
  "Wir fahren sechs Tage nach Rom und dann nach Florenz",
  "Wie wäre es mit sechs Tagen in Rom und Florenz?",
  "Drei Nächte Rom und drei in Florenz, am 1. Mai geht's los",
  "Mach uns sechs Tage in Rom und Florenz",
  "Zwei Wochen Italien im Frühling",
  "Drei Tage Rom, zwei Tage Florenz",
  "Rom bis Dienstag, dann Florenz",
  "Rom und Florenz von Samstag bis Freitag",
  "Rom",
];

describe("the sentence that a trip was made of", () => {
  it.each([...ENGLISH.map((text) => [text, "en"] as const), ...GERMAN.map((text) => [text, "de"] as const)])("has all of it planned: %s", (text, language) => {
    expect(meantBy(text, EMPTY, language)).toMatchObject({ kind: "plan", days: "all" });
  });

  it("may call its places as anybody does", () => {
    expect(meantBy("東京", JAPAN, "en")).toMatchObject({ kind: "plan" });
    expect(meantBy("Japan in spring", JAPAN, "en")).toMatchObject({ kind: "plan" });
  });

  it("keeps its wishes", () => {
    expect(meantBy("Six days in Rome, art and pizza, nothing before 9, starting 3 May", EMPTY, "en")).toMatchObject({ preferences: { interests: ["art"], cuisines: ["pizza"], notBefore: "09:00" } });
    expect(meantBy("Six days in Rome, starting 3 May", EMPTY, "en")).toMatchObject({ preferences: {} });
    expect(meantBy("Eine Woche Rom ab 3. Mai, ab 9 Uhr", EMPTY, "de")).toMatchObject({ preferences: { notBefore: "09:00" } });
  });

  it("is no question and no change", () => {
    expect(meantBy("Is a week in Rome enough?", EMPTY, "en")).toMatchObject({ kind: "unclear" });
    expect(meantBy("Sind sechs Tage in Rom genug?", EMPTY, "de")).toMatchObject({ kind: "unclear" });
    expect(meantBy("add the Colosseum in Rome on 3 May", EMPTY, "en")).toMatchObject({ kind: "add" });
    expect(meantBy("plan the weekend", EMPTY, "en")).toMatchObject({ kind: "plan", days: [SAT, SUN] });
  });
});

describe("a trip described where one is planned", () => {
  /** What is said, and the days that are planned anew. */
  const PLANNED: [string, Language, string[] | "all"][] = [
    ["Six days in Rome and Florence in May", "en", [SAT, SUN, MON, TUE, WED, THU, FRI]],
    ["a long weekend in Rome", "en", [SAT, SUN, MON, TUE]],
    ["Rome from 3 to 5 May", "en", [MON, TUE, WED]],
    ["Rome and Florence, May 3rd to 9th", "en", [MON, TUE, WED, THU, FRI]],
    ["Plan us five days in Rome and Florence from the third of May", "en", [MON, TUE, WED, THU, FRI]],
    ["plan everything from Tuesday", "en", [TUE, WED, THU, FRI]],
    ["plan monday to wednesday", "en", [MON, TUE, WED]],
    ["Plane uns sechs Tage in Rom und Florenz ab 3. Mai", "de", [MON, TUE, WED, THU, FRI]],
    ["Wir fliegen am 3. Mai für sechs Tage nach Rom", "de", [MON, TUE, WED, THU, FRI]],
    ["Plane alles ab dem dritten Mai neu", "de", [MON, TUE, WED, THU, FRI]],
    ["Plane die Tage vom 30. April bis 2. Mai", "de", [SAT, SUN]],
    ["Plane den 3. und 5. Mai", "de", [MON, WED]],
    ["Rom und Florenz, acht Tage", "de", "all"],
    ["Three days in Rome, two days in Florence", "en", [SAT, SUN, MON, WED, THU]],
    ["Plan three days in Rome and two in Florence", "en", [SAT, SUN, MON, WED, THU]],
    ["plan two days in Rome", "en", [SAT, SUN]],
    ["plan the last two days in Rome", "en", [MON, TUE]],
    ["plan every day but Monday", "en", [SAT, SUN, TUE, WED, THU, FRI]],
    ["plan everything except for Monday", "en", [SAT, SUN, TUE, WED, THU, FRI]],
    ["we arrive on Sunday and leave on Thursday, plan it", "en", [SUN, MON, TUE, WED, THU]],
    ["Plane alles außer Montag", "de", [SAT, SUN, TUE, WED, THU, FRI]],
    ["Wir kommen am Sonntag an und fahren am Donnerstag ab, plane das", "de", [SUN, MON, TUE, WED, THU]],
    ["Rome until Tuesday", "en", [SAT, SUN, MON, TUE]],
    ["plan everything until 3 May", "en", [SAT, SUN, MON]],
    ["plan everything from Sunday to Tuesday", "en", [SUN, MON, TUE]],
    ["plan up to and including Wednesday", "en", [SAT, SUN, MON, TUE, WED]],
    ["plan Sunday through Tuesday", "en", [SUN, MON, TUE]],
    ["plan three days from Tuesday", "en", [TUE, WED, THU]],
    ["plan the 3rd to the 5th", "en", [MON, TUE, WED]],
    ["plan the days between 3 and 5 May", "en", [MON, TUE, WED]],
    ["plan Sunday 2 May to Tuesday 4 May", "en", [SUN, MON, TUE]],
    ["plan May 3rd, 4th and 5th", "en", [MON, TUE, WED]],
    ["plan 2027-05-03 to 2027-05-05", "en", [MON, TUE, WED]],
    ["Drei Tage Rom, zwei Tage Florenz", "de", [SAT, SUN, MON, WED, THU]],
    ["Plane drei Tage in Rom und zwei in Florenz", "de", [SAT, SUN, MON, WED, THU]],
    ["Plane die letzten zwei Tage in Rom", "de", [MON, TUE]],
    ["Rom bis Dienstag", "de", [SAT, SUN, MON, TUE]],
    ["Plane alles bis zum 3. Mai", "de", [SAT, SUN, MON]],
    ["Plane alles von Sonntag bis Dienstag", "de", [SUN, MON, TUE]],
    ["Plane bis einschließlich Mittwoch", "de", [SAT, SUN, MON, TUE, WED]],
    ["Plane drei Tage ab Dienstag", "de", [TUE, WED, THU]],
    ["Plane vom 3. bis 5. alles neu", "de", [MON, TUE, WED]],
    ["Plane die Tage zwischen dem 3. und 5. Mai", "de", [MON, TUE, WED]],
    ["Plane Sonntag, 2. Mai bis Dienstag, 4. Mai", "de", [SUN, MON, TUE]],
    ["Plane den 3., 4. und 5. Mai", "de", [MON, TUE, WED]],
    ["Plane Mo-Mi", "de", [MON, TUE, WED]],
    ["Wir bleiben bis Mittwoch in Rom", "de", [SAT, SUN, MON, TUE, WED]],
  ];
  it.each(PLANNED)("%s", (text, language, days) => expect(meantBy(text, TRIP, language)).toMatchObject({ kind: "plan", days }));

  it("says more than the name of a city, and nothing of other places", () => {
    for (const text of ["Florence", "Six days in Lisbon in May", "We were in Rome for a week and hated it"]) expect(meantBy(text, TRIP, "en")).toMatchObject({ kind: "unclear" });
    expect(understand("Six days in Rome and Florence in May", TRIP, [asked("plan tuesday")])[0]).toMatchObject({ kind: "plan" });
    expect(meantBy("Verschieb das Kolosseum auf den dritten Mai", TRIP, "de")).toMatchObject({ kind: "move", target: target("colosseum"), to: [MON] });
    expect(meantBy("how much do we spend a day in Rome", TRIP, "en")).toMatchObject({ kind: "cost", per: "day" });
  });
});
