import { describe, expect, it } from "vitest";
import type { Id } from "../../../../../../convex/_generated/dataModel";
import type { Found } from "../../../../places/placeWords";
import { emptyDraft, toActivity, type Draft } from "./draft";

const DAY = "2027-04-14";
const [KYOTO, OSAKA] = ["kyoto" as Id<"destinations">, "osaka" as Id<"destinations">];
const cities = [{ _id: KYOTO, arrival: "2027-04-10", departure: DAY }, { _id: OSAKA, arrival: DAY, departure: "2027-04-16" }];
const castle: Found = { id: "osaka/castle", placeId: "osaka/castle", name: "Osaka Castle", kind: "castle", type: "sightseeing", area: "Chuo, Osaka", address: null, lat: 34.68, lng: 135.52, countryCode: "JP", sources: ["guide"], asOf: "2026-05" };
const made = (fields: Partial<Draft>, place: Found | null = null) => toActivity({ ...emptyDraft(DAY, place), ...fields }, cities, "EUR");

describe("an item as it is written down", () => {
  it("takes its name, kind and whereabouts from a place that was chosen, and its city from the day", () => {
    expect(made({}, castle)).toMatchObject({ activity: { title: "Osaka Castle", type: "sightseeing", placeId: "osaka/castle", lat: 34.68, address: "Chuo, Osaka", destinationId: OSAKA, day: DAY } });
    expect(made({ title: "Picnic", where: { found: castle, text: "Osaka Castle" } })).toMatchObject({ activity: { address: "Osaka Castle, Chuo, Osaka" } });
    expect(made({ title: "Picnic", where: { found: null, text: " By the moat " } })).toMatchObject({ activity: { address: "By the moat", lat: null } });
  });

  it("says all that is wrong at once, each by its field", () => {
    expect(made({ title: " ", cost: "a lot", link: "tickets", start: "12:00", end: "11:00" })).toEqual({ problems: { title: expect.any(String), cost: expect.any(String), link: expect.any(String), end: expect.any(String) } });
  });

  it("has no times as an idea, and a last day only as a stay or a journey", () => {
    expect(made({ title: "A", day: null, start: "10:00" })).toMatchObject({ activity: { day: null, start: null, destinationId: null } });
    expect(made({ title: "A", endDay: "2027-04-15" })).not.toHaveProperty("activity.endDay");
    expect(made({ title: "A", type: "hotel", endDay: "2027-04-15" })).toMatchObject({ activity: { endDay: "2027-04-15" } });
  });

  it("is a journey between what was chosen and what was only written", () => {
    expect(made({ title: "Train", type: "transport", mode: "train", from: { found: null, text: "Kyoto Station" }, to: { found: castle, text: "x" } })).toMatchObject({
      activity: { transport: { mode: "train", from: { name: "Kyoto Station", lat: null, timeZone: null }, to: { name: "Osaka Castle", lat: 34.68 } } },
    });
    expect(made({ title: "Train", type: "transport" })).not.toHaveProperty("activity.transport");
  });

  it("costs what was written, in the trip's currency where none stands there", () => {
    expect(made({ title: "A", cost: "12.50", link: "example.com/a" })).toMatchObject({ activity: { cost: { amount: 1250, currency: "EUR" }, links: [{ url: "https://example.com/a" }] } });
    expect(made({ title: "A", cost: "¥3000" })).toMatchObject({ activity: { cost: { amount: 3000, currency: "JPY" } } });
  });
});
