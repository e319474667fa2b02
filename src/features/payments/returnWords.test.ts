import { describe, expect, it } from "vitest";
import type { PaymentReturn } from "./paymentWords";
import { returnWords } from "./returnWords";

const payment = (fields: object) => ({ kind: "payment", mode: "emulated", state: "open", amount: 4500, currency: "EUR", description: "Boat", tripId: "t", problem: null, receiptUrl: null, ...fields }) as PaymentReturn;
const plan = (fields: object) => ({ kind: "plan", mode: "emulated", state: "open", wanted: "pro", plan: "free", ...fields }) as PaymentReturn;

describe("the page after a payment", () => {
  it("claims nothing that only the address says", () => {
    expect(returnWords(payment({}), false)).toMatchObject({ title: "Waiting for the payment", mood: "waiting" });
    expect(returnWords(payment({ state: "paid" }), true).title).toBe("Paid, thank you");
    expect(returnWords(plan({ state: "completed" }), false)).toMatchObject({ title: "Your plan is being set up", mood: "waiting" });
    expect(returnWords(plan({ state: "completed", plan: "pro" }), false)).toMatchObject({ title: "Your plan is on", mood: "done" });
    expect(returnWords(null, false).title).toBe("We don't know this payment");
  });

  it("says when nothing was charged, and why", () => {
    expect(returnWords(payment({}), true).text).toContain("still to be paid");
    expect(returnWords(payment({ problem: "insufficient_funds" }), false).text).toContain("enough");
    expect(returnWords(plan({ state: "replaced" }), false).title).toBe("Nothing was charged");
  });
});
