import { describe, expect, it } from "vitest";
import { searchGazetteer } from "./gazetteer";

const first = (text: string) => searchGazetteer(text, 5)[0];

describe("the gazetteer", () => {
  it.each([
    ["kyōto", "Kyoto", "JP", "Asia/Tokyo"],
    ["京都", "Kyoto", "JP", "Asia/Tokyo"],
    ["大阪", "Osaka", "JP", "Asia/Tokyo"],
    ["wien", "Vienna", "AT", "Europe/Vienna"],
    ["Munich", "Munich", "DE", "Europe/Berlin"],
    ["zurich", "Zürich", "CH", "Europe/Zurich"],
    ["sao pau", "São Paulo", "BR", "America/Sao_Paulo"],
    ["saigon", "Ho Chi Minh City", "VN", "Asia/Ho_Chi_Minh"],
    ["new york", "New York City", "US", "America/New_York"],
    ["LISBOA", "Lisbon", "PT", "Europe/Lisbon"],
    ["Rom", "Rome", "IT", "Europe/Rome"],
    ["Nischni Now", "Nizhniy Novgorod", "RU", "Europe/Moscow"],
  ])("finds %s", (text, name, countryCode, timeZone) => {
    expect(first(text)).toMatchObject({ name, countryCode, timeZone });
  });

  it("says which other spelling was meant, and whether places are held", () => {
    expect(first("京都")).toMatchObject({ matched: "京都", hasPlaces: true, country: "Japan" });
    expect(first("Kyoto")).toMatchObject({ matched: null, hasPlaces: true });
  });

  it("narrows by a region, as Germans call it too", () => {
    expect(first("frei, Sachsen")).toMatchObject({ region: "Saxony" });
    expect(first("Siena, Toskana")).toMatchObject({ name: "Siena", region: "Tuscany" });
  });

  it("narrows by country after a comma", () => {
    expect(searchGazetteer("santiago, spain", 5).every(({ countryCode }) => countryCode === "ES")).toBe(true);
    expect(first("valencia, ve")?.countryCode).toBe("VE");
    expect([first("Mailand, Italien"), first("Milan, Italy")]).toMatchObject([{ name: "Milan", countryCode: "IT" }, { name: "Milan", countryCode: "IT" }]);
  });

  it.each(["", "   ", ",", "zzzzqqq", "<script>", "%%%"])("finds nothing for %j, without complaint", (text) => {
    expect(searchGazetteer(text, 5)).toEqual([]);
  });

  it("gives no more than asked for, the largest first", () => {
    const cities = searchGazetteer("san", 4);
    expect(cities).toHaveLength(4);
  });
});
