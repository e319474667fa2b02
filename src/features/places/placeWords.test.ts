import { describe, expect, it, vi } from "vitest";
import { asRead, kindWord, listWords, nothingFound, sourceWords, usedWords, weekWords, whatAndWhere, windowsWords } from "./placeWords";

vi.mock("../../i18n/countryName", () => ({ countryName: (code: string) => ({ DE: "Deutschland", BA: "Bosnien und Herzegowina", LC: "St. Lucia", AT: "Österreich" })[code] ?? code }));

const { inGerman } = vi.hoisted(() => ({ inGerman: ({ name }: { name: string }) => ({ Vienna: "Wien", Bavaria: "Bayern" })[name] ?? name }));
vi.mock("../../i18n/cityName", () => ({ cityName: inGerman, regionName: inGerman }));

vi.mock("../../i18n/language", async (original) => ({ ...(await original<object>()), language: "de" }));

const NINE_TO_FIVE = [{ open: "09:00", close: "17:00" }];

describe("a place in words", () => {
  it("says what it is and where", () => {
    expect(whatAndWhere({ kind: "eating", area: "Gion, Kyoto" })).toBe("Place to eat · Gion, Kyoto");
    expect([kindWord("museum"), kindWord("ferry terminal"), whatAndWhere({ kind: "city", area: "" })]).toEqual(["Museum", "Ferry terminal", "City"]);
  });

  it("names countries as the reader's language does", () => {
    const where = (area: string, countryCode: string | null) => whatAndWhere({ kind: "city", area, countryCode });
    expect([where("Bavaria, Germany", "DE"), where("Germany", "DE"), where("New Germany", "DE"), where("Germany", null)]).toEqual(["City · Bayern, Deutschland", "City · Deutschland", "City · New Germany", "City · Germany"]);
    expect([where("Bosnia and Herzegovina", "BA"), where("Federation of B&H, Bosnia & Herzegovina", "BA"), where("Saint Lucia", "LC")]).toEqual(["City · Bosnien und Herzegowina", "City · Federation of B&H, Bosnien und Herzegowina", "City · St. Lucia"]);
    // A region that is called as its city.
    expect(where("Vienna, Austria", "AT")).toBe("City · Wien, Österreich");
    // Where nobody has written an address, the town is ours.
    expect(whatAndWhere({ kind: "restaurant", area: "Vienna, Austria", countryCode: "AT", sources: ["own"], address: null })).toBe("Place to eat · Wien, Österreich");
    // However somebody has written it.
    expect([where("Via Roma 1,00184 Roma", "IT"), whatAndWhere({ kind: "city", area: "By the lake, Germany", countryCode: "DE", sources: ["own"] })]).toEqual(["City · Via Roma 1,00184 Roma", "City · By the lake, Germany"]);
  });

  it("is called as the reader's language calls it, if nobody calls it otherwise", () => {
    const colosseum = { kind: "landmark", countryCode: "IT", names: { en: "Colosseum", de: "Kolosseum" } };
    expect([asRead({ ...colosseum, name: "Colosseum" }).name, asRead({ ...colosseum, name: "Our first stop" }).name]).toEqual(["Kolosseum", "Our first stop"]);
    expect(asRead({ kind: "city", countryCode: "AT", name: "Vienna" }).name).toBe("Wien");
  });

  it("puts days with the same hours together", () => {
    expect(weekWords(Array.from({ length: 7 }, () => NINE_TO_FIVE))).toMatchObject([{ days: "Every day" }]);
    const closedOnMonday = [[], ...Array.from({ length: 5 }, () => NINE_TO_FIVE), []];
    expect(weekWords(closedOnMonday).map(({ days }) => days)).toEqual(["Mon", "Tue–Sat", "Sun"]);
    expect(weekWords(closedOnMonday)[0]!.hours).toBe("Closed");
  });

  it("knows the whole day, and none", () => {
    expect(windowsWords([{ open: "00:00", close: "00:00" }])).toBe("All day");
    expect(windowsWords([])).toBe("Closed");
  });

  it("says who says so and how fresh it is", () => {
    expect(sourceWords({ sources: ["guide", "photon"], asOf: "2025-06" })).toMatch(/^Known to Caravan as of Jun.* 2025\. Check before you go\.$/);
    expect(sourceWords({ sources: ["photon"], asOf: null })).toContain("OpenStreetMap");
  });

  it("says where it was used, and what it is good for", () => {
    expect(usedWords({ title: "Japan in spring", day: null })).toBe("Japan in spring, an idea");
    expect(usedWords({ title: "Japan in spring", day: "2027-04-10" })).toBe("10 Apr 2027, Japan in spring");
    expect(listWords(["indoors", false, "step-free"])).toBe("Indoors, step-free");
  });

  it("says of what isn't found whether everybody was asked", () => {
    const words = (state: { looking?: boolean; unreached?: boolean }) => nothingFound({ text: "pharmacy", looking: false, unreached: false, ...state });
    expect(words({})).toMatch(/^Nothing found for “pharmacy”/);
    expect(words({ looking: true })).toBe("Looking further afield…");
    expect(words({ unreached: true })).toContain("the online search can’t be reached just now");
    expect(nothingFound({ text: "https://maps.app.goo.gl/abc", looking: false, unreached: true })).toContain("short link");
  });
});
