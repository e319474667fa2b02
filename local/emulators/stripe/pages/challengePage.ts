// The 3-D Secure step, where the card's bank would ask its holder.
import type { Account } from "../account";
import { ApiError } from "../api/errors";
import { answerChallenge, expireIfDue } from "../rules/checkoutPayment";
import { intentPaid } from "../rules/collecting";
import { written } from "../rules/currencies";
import { authenticate } from "../rules/paymentIntents";
import type { CheckoutSession, PaymentIntent } from "../wire";
import { checkoutPageWithError, pathOf, successUrl } from "./checkoutPage";
import { html } from "./html";
import { messagePage, type Answer, type Page } from "./page";

/** The question itself; `action` is where the answer goes. */
export function challengePage(action: string, what: string, leadsTo: (string | null)[]): Page {
  return {
    title: "Approve with your bank",
    leadsTo,
    body: html`<section class="sheet"><h1>Approve with your bank</h1>
      <p>This stands in for 3-D Secure: here the card’s bank would ask its holder for a code. ${what}</p>
      <form method="post" action="${action}" class="row"><button name="answer" value="approve">Approve</button><button class="quiet" name="answer" value="fail">Refuse</button></form></section>`,
  };
}

export function showChallenge(account: Account, session: CheckoutSession): Answer {
  expireIfDue(account, session);
  if (session.status === "complete") return { redirect: successUrl(session) };
  if (session.status !== "open" || !account.state.checkouts[session.id]?.waiting) return { redirect: pathOf(account, session) };
  const due = session.amount_total ?? 0;
  const what = due === 0 ? "Approve that the card is kept for later payments?" : `Approve the payment of ${written(due, session.currency ?? "eur")}?`;
  return challengePage(`${pathOf(account, session)}/3ds`, what, [session.success_url]);
}

export function answerCheckoutChallenge(account: Account, session: CheckoutSession, form: URLSearchParams): Answer {
  expireIfDue(account, session);
  try {
    answerChallenge(account, session, form.get("answer") === "approve");
    return { redirect: session.status === "complete" ? successUrl(session) : pathOf(account, session) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return checkoutPageWithError(account, session, error.message);
  }
}

/** For an intent that was confirmed by the API, whose next_action led here. */
export function showIntentChallenge(account: Account, intent: PaymentIntent): Answer {
  if (intent.status !== "requires_action") return afterIntent(intent);
  const action = `${account.settings.publicUrl}/pay/3ds/${intent.id}`;
  return challengePage(action, `Approve the payment of ${written(intent.amount, intent.currency)}?`, [intent.next_action?.redirect_to_url?.return_url ?? null]);
}

export function answerIntentChallenge(account: Account, intent: PaymentIntent, form: URLSearchParams): Answer {
  const returnUrl = intent.next_action?.redirect_to_url?.return_url ?? null;
  if (intent.status === "requires_action") {
    try {
      authenticate(account, intent, form.get("answer") === "approve");
      intentPaid(account, intent);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
  if (returnUrl !== null && URL.canParse(returnUrl)) {
    const back = new URL(returnUrl);
    back.searchParams.set("payment_intent", intent.id);
    back.searchParams.set("redirect_status", intent.status === "succeeded" ? "succeeded" : "failed");
    return { redirect: back.href };
  }
  return afterIntent(intent);
}

function afterIntent(intent: PaymentIntent): Answer {
  return intent.status === "succeeded" ? messagePage("Approved", "The payment went through. You can close this page.") : messagePage("Not approved", "The payment did not go through. Nothing was taken.");
}
