// What the page after a payment says, by what is known. Pure.
import { t } from "../../i18n/t";
import { formatMoney } from "../../lib/money";
import { problemSentence, type PaymentReturn } from "./paymentWords";

type Words = { title: string; text: string; /** How it went, as far as is known; "waiting": more may come. */ mood: "done" | "waiting" | "nothing"; to: { path: string; label: string } };

/** `left`: the address says that the page was left without paying, which is believed only while nothing else is known. */
export function returnWords(found: PaymentReturn | null, left: boolean): Words {
  if (!found) {
    return { title: t("We don't know this payment"), text: t("The link may be somebody else's. Your own payments are in your account."), mood: "nothing", to: { path: "/account/payments", label: t("Your payments") } };
  }
  return found.kind === "plan" ? planWords(found, left) : paymentWords(found, left);
}

function planWords({ state, wanted, plan }: Extract<PaymentReturn, { kind: "plan" }>, left: boolean): Words {
  const to = { path: "/account/plan", label: t("Your plan") };
  if (wanted !== null && plan === wanted) return { title: t("Your plan is on"), text: t("Thank you. What it includes is yours from now."), mood: "done", to: { path: "/trips", label: t("Your trips") } };
  switch (state) {
    case "completed":
      return { title: t("Your plan is being set up"), text: t("The checkout is complete. Your plan follows in a moment; you can close this page."), mood: "waiting", to };
    case "open":
      return left
        ? { title: t("Nothing was charged"), text: t("You left the checkout before it was done. Your plan is as it was."), mood: "nothing", to }
        : { title: t("Waiting for the payment"), text: t("We haven't heard from the payment service yet. This page changes as soon as we do."), mood: "waiting", to };
    case "expired":
    case "replaced":
    case "failed":
      return { title: t("Nothing was charged"), text: t("This checkout is closed. Your plan is as it was; choose again whenever you like."), mood: "nothing", to };
  }
}

function paymentWords({ state, description, problem, tripId, subject, ...money }: Extract<PaymentReturn, { kind: "payment" }>, left: boolean): Words {
  const to = { path: `/trips/${tripId}/${subject === "booking" ? "bookings" : "payments"}`, label: t("Back to the trip") };
  const what = { sum: formatMoney(money), purpose: description };
  switch (state) {
    case "open":
      if (problem) return { title: t("Nothing was charged"), text: problemSentence(problem), mood: "nothing", to };
      return left
        ? { title: t("Nothing was charged"), text: t("You left before paying {sum} for “{purpose}”. It is still to be paid.", what), mood: "nothing", to }
        : { title: t("Waiting for the payment"), text: t("We haven't heard from the payment service yet about {sum} for “{purpose}”. This page changes as soon as we do.", what), mood: "waiting", to };
    case "processing":
      return { title: t("On its way"), text: t("Your bank is working on {sum} for “{purpose}”. That can take some days; we tell you when it has arrived.", what), mood: "waiting", to };
    case "paid":
      return { title: t("Paid, thank you"), text: t("We have received {sum} for “{purpose}”.", what), mood: "done", to };
    case "partlyRefunded":
      return { title: t("Paid, and partly given back"), text: t("Some of {sum} for “{purpose}” is on its way back to you.", what), mood: "done", to };
    case "refunded":
      return { title: t("Given back"), text: t("{sum} for “{purpose}” is on its way back to your card.", what), mood: "done", to };
    case "disputed":
      return { title: t("Asked back by your bank"), text: t("Your bank has asked for {sum} for “{purpose}” back. It decides where the money stays.", what), mood: "nothing", to };
    case "expired":
    case "cancelled":
      return { title: t("Nothing was charged"), text: t("The page for {sum} for “{purpose}” is closed.", what), mood: "nothing", to };
  }
}
