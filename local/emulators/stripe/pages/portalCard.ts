// Another card in the portal. From then on it pays, also for what the old one failed to.
import { ApiError } from "../api/errors";
import { payInvoice } from "../rules/collecting";
import { attach, cardOf, createCard, makeDefault } from "../rules/paymentMethods";
import { hasEnded } from "../rules/subscriptionStatus";
import { AUTHENTICATION_FAILED, setupOutcome } from "../rules/testCards";
import type { PaymentMethod } from "../wire";
import { cardFields, field, readCard, testCardList, type FieldErrors } from "./cardForm";
import { challengePage } from "./challengePage";
import { html } from "./html";
import type { Answer, Page } from "./page";
import type { Visit } from "./portalVisit";

/** What a card's form comes to: another page to show, or the card is kept, perhaps with a word about an open invoice. */
export type CardAnswer = { kind: "page"; answer: Answer } | { kind: "kept"; problem: string | null };

export function cardPage({ path }: Visit, errors: FieldErrors = {}, status = 200): Page {
  return {
    title: "Card",
    status,
    body: html`<section class="sheet"><h1>Card for what comes</h1>
      <form method="post" action="${path}/card" novalidate>
        ${errors[""] && html`<p class="alert" role="alert">${errors[""]}</p>`}${cardFields(errors)}
        ${field({ label: "Name on the card", name: "name", errors, autocomplete: "cc-name", required: false })}
        <div class="row"><button>Keep this card</button><a class="button quiet" href="${path}">Not now</a></div>
      </form>${testCardList()}</section>`,
  };
}

export function submitCard(visit: Visit, form: URLSearchParams): CardAnswer {
  const { account, session, customer, path } = visit;
  const { card, errors } = readCard(account, form);
  if (!card) return { kind: "page", answer: cardPage(visit, errors, 422) };
  const method = createCard(account, { ...card, email: customer.email, name: form.get("name") || null, country: null });
  const outcome = setupOutcome(cardOf(account, method.id), { approved: false });
  switch (outcome.kind) {
    case "fails":
      return { kind: "page", answer: cardPage(visit, { "": outcome.failure.message }, 402) };
    case "authenticate":
      account.state.cardsWaiting[session.id] = method.id;
      return { kind: "page", answer: { redirect: `${path}/card/3ds` } };
    case "pays":
      return keep(visit, method);
  }
}

/** The 3-D Secure question about a card that waits for it. */
export function cardChallenge({ account, session, path }: Visit): Answer {
  if (!account.state.cardsWaiting[session.id]) return { redirect: path };
  return challengePage(`${path}/card/3ds`, "Approve that the card is kept for later payments?", []);
}

export function answerCardChallenge(visit: Visit, approved: boolean): CardAnswer {
  const { account, session, path } = visit;
  const waiting = account.state.cardsWaiting[session.id];
  delete account.state.cardsWaiting[session.id];
  if (waiting === undefined) return { kind: "page", answer: { redirect: path } };
  if (!approved) return { kind: "page", answer: cardPage(visit, { "": AUTHENTICATION_FAILED.message }, 402) };
  cardOf(account, waiting).authenticated = true;
  return keep(visit, account.get("payment_method", waiting));
}

function keep({ account, customer }: Visit, method: PaymentMethod): CardAnswer {
  attach(account, method, customer);
  makeDefault(account, customer, method);
  for (const subscription of account.all("subscription"))
    if (subscription.customer === customer.id && !hasEnded(subscription) && subscription.default_payment_method !== null)
      account.change("subscription", subscription, { default_payment_method: method.id }, "customer.subscription.updated");
  const open = account.all("invoice").filter((invoice) => invoice.customer === customer.id && invoice.status === "open" && invoice.next_payment_attempt !== null);
  try {
    for (const invoice of open) payInvoice(account, invoice, method);
    return { kind: "kept", problem: null };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { kind: "kept", problem: `The card is kept, but an open invoice could not be paid with it: ${error.message}` };
  }
}
