// Requests in German mean what their like means in English, and English stays English.
import { describe, expect, it } from "vitest";
import { PHRASINGS as ROUTED } from "../../../../../bench/router/phrasings";
import { inEnglish } from "../inEnglish";
import { PHRASINGS as ENGLISH, TRIP as JAPAN } from "../phrasings.testing";
import { clausesOf, understand } from "../understand";
import { languageOf } from "./detect";
import { HELD_OUT } from "./heldOut.testing";
import { PHRASINGS } from "./phrasings.testing";
import { asked, FRI, MON, SUN, target, told, TRIP } from "./trip.testing";

const meantBy = (text: string, before: (typeof PHRASINGS)[number][2] = []) => understand(text, TRIP, before, "de")[0];

describe("a request in German", () => {
  it.each(PHRASINGS)("%s", (text, meant, before) => {
    expect(meantBy(text, before)).toMatchObject(meant);
  });

  it("is understood in nine of ten cases where it isn't of those that the tables were made for", () => {
    const missed = HELD_OUT.filter(([text, meant, before]) => !expect.objectContaining(meant).asymmetricMatch(meantBy(text, before)));
    expect(missed.length).toBeLessThanOrEqual(HELD_OUT.length / 10);
  });

  it("is done as one of several, in the order in which it was said", () => {
    const message = "Streich das Kolosseum, verschieb den Markt auf Freitag und mach den Montag ruhiger. Danke!";
    expect(clausesOf(message, TRIP)).toEqual(["Streich das Kolosseum", "verschieb den Markt auf Freitag", "mach den Montag ruhiger"]);
    expect(understand(message, TRIP, [])).toMatchObject([{ kind: "remove" }, { kind: "move", to: [FRI] }, { kind: "relax", days: [MON] }]);
    expect(clausesOf("Plane die Woche. Füge viele Kirchen hinzu.", TRIP)).toHaveLength(1);
  });

  it("is quoted as it was typed", () => {
    expect(meantBy("Streich die alte Hafenrundfahrt")).toMatchObject({ kind: "remove", targets: [{ ids: [], said: "alte Hafenrundfahrt" }] });
    expect(meantBy("Füge am Freitag ein Abendessen mit Meeresfrüchten hinzu")).toMatchObject({ kind: "add", said: "Abendessen mit Meeresfrüchten" });
    expect(meantBy("Warum nicht die Engelsburg?")).toMatchObject({ text: "castel sant'angelo", said: "Engelsburg" });
    expect(understand("remove the castle", TRIP, [], "de")[0]).not.toHaveProperty("targets.0.said");
  });
});

describe("the language of a request", () => {
  it.each([...ENGLISH.map(([text]) => text), ...Object.values(ROUTED).flat()])("is English: %s", (text) => {
    expect(languageOf(text)).not.toBe("de");
    for (const hint of ["en", "de"] as const) expect(inEnglish({ message: text, trip: JAPAN, thread: [] }, hint).message).toBe(text);
  });

  it("is German of whoever writes it", () => {
    const all = [...PHRASINGS, ...HELD_OUT].map(([text]) => text);
    expect(all.filter((text) => languageOf(text) === "en")).toEqual([]);
    expect(all.filter((text) => languageOf(text) === "de").length).toBeGreaterThan(all.length * 0.97);
    expect(understand("Verschieb das Kolosseum auf Dienstag", TRIP, [], "en")[0]).toMatchObject({ kind: "move", target: target("colosseum") });
  });

  it("may change within a conversation", () => {
    expect(understand("and the uffizi too", TRIP, [asked("Streich das Kolosseum")])[0]).toMatchObject({ kind: "remove", targets: [target("uffizi")] });
    expect(understand("Und die Uffizien auch", TRIP, [asked("remove the colosseum")], "de")[0]).toMatchObject({ kind: "remove", targets: [target("uffizi")] });
    // An answer names things as they stand in the trip.
    expect(understand("Verschieb es auf Sonntag", TRIP, [told("Abendessen: Da Enzo is now on Mon 3 May from 19:30 to 21:00.")], "de")[0]).toMatchObject({ kind: "move", target: target("dinner"), to: [SUN] });
  });
});
