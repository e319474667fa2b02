// Each language says everything that the server writes out itself, and says it as its readers write.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkCatalog } from "../../scripts/messages/checkCatalog";
import { collectMessages } from "../../scripts/messages/collectMessages";
import { reminderMail } from "../bookings/reminderMail";
import { LOCALES } from "./languages";
import { proseIn, write, written } from "./words";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const messages = collectMessages(path("../.."), "server");
const tags = readdirSync(path(".")).filter((name) => name.endsWith(".json")).map((name) => name.replace(".json", ""));

describe("the catalogs of the server", () => {
  it("are those of its languages", () => expect(["en", ...tags].sort()).toEqual(Object.keys(LOCALES).sort()));

  it.each(tags)("are complete, with the values of each message: %s", (tag) => {
    const catalog = JSON.parse(readFileSync(path(`${tag}.json`), "utf8")) as Parameters<typeof checkCatalog>[0];
    expect(checkCatalog(catalog, messages), `write it into convex/words/${tag}.json; "npm run messages" sorts it`).toEqual([]);
  });
});

describe("what is written", () => {
  it("has dates, times, sums and phrases within it in the reader's language", () => {
    const reason = write("The booking was cancelled");
    expect(["en", "de"].map((tag) => written(write("Reason: {reason}", { reason }), tag as "en" | "de"))).toEqual(["Reason: The booking was cancelled", "Grund: Die Buchung wurde storniert"]);
    const sum = { amount: 123_450, currency: "EUR" };
    expect([written(write("Receipt: {sum}", { sum }), "en"), written(write("Receipt: {sum}", { sum }), "de").replaceAll("\u00a0", " ")]).toEqual(["Receipt: €1,234.50", "Beleg: 1.234,50 €"]);
  });

  it("has texts of our data in the translation that they bring along, else in English", () => {
    const garden = { en: "A garden", de: "Ein Garten" };
    expect([proseIn(garden, "en"), proseIn(garden, "de"), proseIn({ en: "A garden" }, "de")]).toEqual(["A garden", "Ein Garten", "A garden"]);
    expect(written({ message: "{fact}; {reasons}.", values: { fact: garden, reasons: ["x"] } }, "de")).toBe("Ein Garten; x.");
  });

  it("leaves alone what people typed, whatever stands in it", () => {
    const what = "{sum} <b>it's</b> '{";
    expect(written(write("{person} invites you to “{trip}”", { person: what, trip: "A" }), "de")).toBe(`${what} lädt dich zu „A“ ein`);
    expect(written("Hello,", "de")).toBe("Hello,");
  });

  it("tells the end of a hold by the destination's clock", () => {
    const when = { day: "2027-04-12", start: null, endDay: null, end: null, timeZone: "Asia/Tokyo" };
    const booking = { title: "Ryokan", price: null, held: { until: Date.UTC(2027, 3, 12, 9) }, cancellation: null, when, detail: "" };
    const [line] = reminderMail("holdEnds", booking as unknown as Parameters<typeof reminderMail>[1], "https://caravan.test").text;
    expect(written(line as string, "en")).toBe("“Ryokan” is held until 12 April 2027, 18:00 (Asia/Tokyo).");
    expect(written(line as string, "de")).toBe("„Ryokan“ ist bis 12. April 2027, 18:00 (Asia/Tokyo) reserviert.");
  });
});
