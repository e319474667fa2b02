import { describe, expect, it } from "vitest";
import type { DestinationState } from "../../types";
import { connects, leadsTo } from "./journeys";

const city = (name: string, lat: number, lng: number) => ({ id: name, name, countryCode: "IT", lat, lng }) as DestinationState;
const [rome, florence] = [city("Rome", 41.89, 12.51), city("Florence", 43.77, 11.25)];
const titled = (title: string) => ({ title, address: "" });

describe("where a journey leads", () => {
  it("is what it says, in any language that its readers speak", () => {
    expect(["Train to Rome", "Zug nach Rom", "Roms Hauptbahnhof"].map((title) => leadsTo(titled(title), rome))).toEqual([true, true, true]);
    expect(connects(titled("Zug von Florenz nach Rom"), florence, rome)).toBe(true);
  });

  it("isn't read out of other words", () => {
    expect(["Train from Oxford to London", "Romantic evening cruise", "Taxi from hotel in Florence"].map((title) => leadsTo(titled(title), rome))).toEqual([false, false, false]);
    expect(connects(titled("Taxi from hotel in Florence"), florence, rome)).toBe(false);
  });
});
