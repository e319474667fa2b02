// What the page after a payment says, by what is known. Pure.
import { formatMoney } from "../../lib/money";
import { problemSentence, type PaymentReturn } from "./paymentWords";

type Words = { title: string; text: string; /** How it went, as far as is known; "waiting": more may come. */ mood: "done" | "waiting" | "nothing"; to: { path: string; label: string } };

/** `left`: the address says that the page was left without paying, which is believed only while nothing else is known. */
export function returnWords(found: PaymentReturn | null, left: boolean): Words {
  if (!found) {
    return { title: "We don't know this payment", text: "The link may be somebody else's. Your own payments are in your account.", mood: "nothing", to: { path: "/account/payments", label: "Your payments" } };
  }
  return found.kind === "plan" ? planWords(found, left) : paymentWords(found, left);
}

function planWords({ state, wanted, plan }: Extract<PaymentReturn, { kind: "plan" }>, left: boolean): Words {
  const to = { path: "/account/plan", label: "Your plan" };
  if (wanted !== null && plan === wanted) return { title: "Your plan is on", text: "Thank you. What it includes is yours from now.", mood: "done", to: { path: "/trips", label: "Your trips" } };
  switch (state) {
    case "completed":
      return { title: "Your plan is being set up", text: "The checkout is complete. Your plan follows in a moment; you can close this page.", mood: "waiting", to };
    case "open":
      return left
        ? { title: "Nothing was charged", text: "You left the checkout before it was done. Your plan is as it was.", mood: "nothing", to }
        : { title: "Waiting for the payment", text: "We haven't heard from the payment service yet. This page changes as soon as we do.", mood: "waiting", to };
    case "expired":
    case "replaced":
    case "failed":
      return { title: "Nothing was charged", text: "This checkout is closed. Your plan is as it was; choose again whenever you like.", mood: "nothing", to };
  }
}

function paymentWords({ state, description, problem, tripId, subject, ...money }: Extract<PaymentReturn, { kind: "payment" }>, left: boolean): Words {
  const to = { path: `/trips/${tripId}/${subject === "booking" ? "bookings" : "payments"}`, label: "Back to the trip" };
  const what = `${formatMoney(money)} for “${description}”`;
  switch (state) {
    case "open":
      if (problem) return { title: "Nothing was charged", text: problemSentence(problem), mood: "nothing", to };
      return left
        ? { title: "Nothing was charged", text: `You left before paying ${what}. It is still to be paid.`, mood: "nothing", to }
        : { title: "Waiting for the payment", text: `We haven't heard from the payment service yet about ${what}. This page changes as soon as we do.`, mood: "waiting", to };
    case "processing":
      return { title: "On its way", text: `Your bank is working on ${what}. That can take some days; we tell you when it has arrived.`, mood: "waiting", to };
    case "paid":
      return { title: "Paid, thank you", text: `We have received ${what}.`, mood: "done", to };
    case "partlyRefunded":
      return { title: "Paid, and partly given back", text: `Some of ${what} is on its way back to you.`, mood: "done", to };
    case "refunded":
      return { title: "Given back", text: `${what} is on its way back to your card.`, mood: "done", to };
    case "disputed":
      return { title: "Asked back by your bank", text: `Your bank has asked for ${what} back. It decides where the money stays.`, mood: "nothing", to };
    case "expired":
    case "cancelled":
      return { title: "Nothing was charged", text: `The page for ${what} is closed.`, mood: "nothing", to };
  }
}
