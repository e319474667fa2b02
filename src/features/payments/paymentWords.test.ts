import { describe, expect, it } from "vitest";
import { groupsOf, problemSentence, progressOf, type TripRequest } from "./paymentWords";

const request = (fields: Partial<TripRequest>, split = "a"): TripRequest =>
  ({ amount: 4500, currency: "EUR", state: "open", refunded: 0, paidAt: null, split: { id: split, total: 9000, people: 2, own: 0 }, ...fields }) as TripRequest;

describe("requests", () => {
  it("stand together as they were made, in the order they came", () => {
    const groups = groupsOf([request({}, "b"), request({}, "a"), request({}, "b")]);
    expect(groups.map(({ key, requests }) => [key, requests.length])).toEqual([["b", 2], ["a", 1]]);
  });

  it("say how much has come, what went back taken off and what was taken back left out", () => {
    const paid = request({ state: "partlyRefunded", paidAt: 1, refunded: 500 });
    expect(progressOf([paid, request({}), request({ state: "cancelled" })])).toBe("€40 of €90 is paid.");
    expect(progressOf([request({ state: "cancelled" })])).toBe("No longer asked for.");
  });

  it("say what to do about a card, whatever the code", () => {
    expect(problemSentence("insufficient_funds")).toMatch(/another/);
    expect(problemSentence("something_new")).toMatch(/declined/);
  });
});
