// The hosted page on which a checkout session is paid.
import type { Account } from "../account";
import { ApiError } from "../api/errors";
import { codeNamed } from "../api/routes/catalogue";
import { discountSources, reckon } from "../rules/checkout";
import { lineItems } from "../rules/checkoutAmounts";
import { expireIfDue, submit } from "../rules/checkoutPayment";
import { written } from "../rules/currencies";
import type { CheckoutSession } from "../wire";
import { cardFields, field, readCard, testCardList, type FieldErrors } from "./cardForm";
import { COUNTRIES } from "./countries";
import { html, type Html, type Piece } from "./html";
import { day, messagePage, type Answer, type Page } from "./page";

type Typed = Partial<Record<"email" | "name" | "country" | "tax_id" | "code", string>>;

/** GET: the form, or what has become of the session. */
export function showCheckout(account: Account, session: CheckoutSession): Answer {
  return pageOf(account, session, {}, {});
}

/** POST: pays, once. What goes wrong is said beside the field it belongs to. */
export function payCheckout(account: Account, session: CheckoutSession, form: URLSearchParams): Answer {
  expireIfDue(account, session);
  if (session.status === "complete") return { redirect: successUrl(session) };
  if (session.status !== "open") return pageOf(account, session, {}, {});
  const known = session.customer === null ? null : account.get("customer", session.customer).email;
  const typed: Typed = { email: known ?? session.customer_email ?? (form.get("email") ?? "").trim(), name: (form.get("name") ?? "").trim(), country: form.get("country") ?? "", tax_id: (form.get("tax_id") ?? "").trim() };
  const { card, errors } = needsCard(session) ? readCard(account, form) : { card: null, errors: {} as FieldErrors };
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email ?? "")) errors.email = "Write an e-mail address, such as ada@example.com.";
  if (!typed.name) errors.name = "Write the name on the card.";
  if (session.automatic_tax.enabled && !COUNTRIES.includes(typed.country ?? "")) errors.country = "Choose a country.";
  if (Object.keys(errors).length > 0) return pageOf(account, session, errors, typed, 422);
  try {
    const paid = submit(account, session, { card, buyer: { email: typed.email ?? "", name: typed.name ?? "", country: typed.country || null, taxId: typed.tax_id || null } });
    return { redirect: paid.kind === "authenticate" ? `${pathOf(account, session)}/3ds` : successUrl(session) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return pageOf(account, session, { "": error.message }, typed, 402);
  }
}

/** POST …/promotion: a code is taken, or taken away. */
export function applyPromotion(account: Account, session: CheckoutSession, form: URLSearchParams): Answer {
  const typed = form.get("code") ?? "";
  try {
    if (!session.allow_promotion_codes || session.status !== "open") return { redirect: pathOf(account, session) };
    if (form.has("remove")) reckon(account, session, []);
    else {
      const code = codeNamed(account.all("promotion_code"), typed);
      if (!code) throw new ApiError(400, { type: "invalid_request_error", message: "This code is not valid." });
      reckon(account, session, [{ promotion_code: code.id }]);
    }
    return { redirect: pathOf(account, session) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return pageOf(account, session, { code: error.message }, { code: typed }, 422);
  }
}

export function pathOf(account: Account, session: CheckoutSession): string {
  return `${account.settings.publicUrl}/pay/${session.id}`;
}

export function successUrl(session: CheckoutSession): string {
  return (session.success_url ?? "").replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

/** The page with an error on top, after a 3-D Secure step that failed. */
export function checkoutPageWithError(account: Account, session: CheckoutSession, message: string): Page {
  return pageOf(account, session, { "": message }, {}, 402);
}

function needsCard(session: CheckoutSession): boolean {
  return (session.amount_total ?? 0) > 0 || (session.mode === "subscription" && session.payment_method_collection === "always");
}

function pageOf(account: Account, session: CheckoutSession, errors: FieldErrors, typed: Typed, status = 200): Page {
  expireIfDue(account, session);
  switch (session.status) {
    case "complete":
      return messagePage("Paid already", "This checkout is complete. Nothing more will be taken.", html`<a class="button" href="${successUrl(session)}">Go on</a>`);
    case "expired":
      return messagePage("This checkout has expired", "Nothing was taken. Go back and start again.", session.cancel_url && html`<a class="button" href="${session.cancel_url}">Go back</a>`, 410);
    default:
      return { title: "Checkout", width: "two", status, leadsTo: [session.success_url], body: [summary(account, session, errors, typed), payment(account, session, errors, typed)] };
  }
}

function summary(account: Account, session: CheckoutSession, errors: FieldErrors, typed: Typed): Html {
  const currency = session.currency ?? "eur";
  const terms = account.state.checkouts[session.id];
  const trialEnd = terms?.trialEnd ?? (terms?.trialDays ? account.now() + terms.trialDays * 86_400 : null);
  const off = session.total_details?.amount_discount ?? 0;
  const lines = lineItems(account, session).map((line) => {
    const every = line.price?.recurring ? ` / ${line.price.recurring.interval}` : "";
    return html`<li><span>${line.description ?? "Item"}${(line.quantity ?? 1) > 1 && ` × ${line.quantity ?? 1}`}</span><span>${written((line.price?.unit_amount ?? 0) * (line.quantity ?? 1), currency)}${every}</span></li>`;
  });
  return html`<section aria-labelledby="due">
    ${session.cancel_url && html`<a class="back" href="${session.cancel_url}">← Go back without paying</a>`}
    <h1 id="due">${session.mode === "subscription" ? (trialEnd === null ? "Subscribe" : "Start your trial") : "Pay"}</h1>
    <p class="total">${written(session.amount_total ?? 0, currency)}${trialEnd !== null && html` <span class="soft small">due today</span>`}</p>
    ${trialEnd !== null && html`<p>Free until ${day(trialEnd)}. After that the price below is charged, until it is cancelled.</p>`}
    <ul class="lines">
      ${lines}
      ${off > 0 && html`<li><span>Discount${discountName(account, session)}</span><span>−${written(off, currency)}</span></li>`}
      ${off === 0 && (session.discounts ?? []).length > 0 && html`<li><span>Discount${discountName(account, session)}</span><span>from the first payment</span></li>`}
      ${session.automatic_tax.enabled && html`<li><span>Tax</span><span>${written(0, currency)}</span></li>`}
      <li class="sum"><span>Due today</span><span>${written(session.amount_total ?? 0, currency)}</span></li>
    </ul>
    ${session.allow_promotion_codes && promotion(account, session, errors, typed)}
  </section>`;
}

function discountName(account: Account, session: CheckoutSession): string {
  const names = discountSources(account, session).map(({ coupon }) => account.get("coupon", coupon).name).filter((name) => name !== null);
  return names.length > 0 ? ` (${names.join(", ")})` : "";
}

function promotion(account: Account, session: CheckoutSession, errors: FieldErrors, typed: Typed): Html {
  const action = `${pathOf(account, session)}/promotion`;
  const [used] = session.discounts ?? [];
  if (used?.promotion_code)
    return html`<form class="row" method="post" action="${action}"><p class="done">Code ${account.get("promotion_code", used.promotion_code).code} is applied.</p><button class="quiet" name="remove" value="yes">Remove</button></form>`;
  return html`<form class="row" method="post" action="${action}">
    ${field({ label: "Promotion code", name: "code", value: typed.code, errors, autocomplete: "off" })}<button class="quiet">Apply</button></form>`;
}

function payment(account: Account, session: CheckoutSession, errors: FieldErrors, typed: Typed): Html {
  const customer = session.customer === null ? null : account.get("customer", session.customer);
  const email = customer?.email ?? session.customer_email;
  const label = session.mode === "payment" ? `Pay ${written(session.amount_total ?? 0, session.currency ?? "eur")}` : (session.amount_total ?? 0) === 0 ? "Start" : `Subscribe for ${written(session.amount_total ?? 0, session.currency ?? "eur")}`;
  const more: Piece[] = [
    session.automatic_tax.enabled && countryField(errors, typed.country ?? customer?.address?.country ?? ""),
    session.tax_id_collection?.enabled && field({ label: "Tax id (optional)", name: "tax_id", value: typed.tax_id, errors, autocomplete: "off", required: false, hint: "For a company, such as DE123456789." }),
  ];
  return html`<section class="sheet" aria-labelledby="card">
    <h2 id="card">${needsCard(session) ? "Pay by card" : "No card is needed"}</h2>
    <form method="post" action="${pathOf(account, session)}" novalidate>
      ${errors[""] && html`<p class="alert" role="alert">${errors[""]}</p>`}
      ${!errors[""] && Object.keys(errors).some((name) => name !== "code") && html`<p class="alert" role="alert">Something is missing or not right yet. It is said below each field.</p>`}
      ${email === null ? field({ label: "E-mail", name: "email", value: typed.email, errors, autocomplete: "email", type: "email" }) : html`<p>For <strong>${email}</strong></p>`}
      ${needsCard(session) && cardFields(errors)}
      ${field({ label: needsCard(session) ? "Name on the card" : "Name", name: "name", value: typed.name ?? customer?.name ?? "", errors, autocomplete: "cc-name" })}
      ${more}
      <button class="full">${label}</button>
    </form>
    ${needsCard(session) && testCardList()}
  </section>`;
}

function countryField(errors: FieldErrors, chosen: string): Html {
  const names = new Intl.DisplayNames("en", { type: "region" });
  const options = COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) => a.name.localeCompare(b.name));
  return html`<div class="field"><label for="country">Country</label>
    <select id="country" name="country" autocomplete="country" required${errors.country && html` aria-invalid="true" aria-describedby="country-error"`}>
      <option value="">Choose…</option>${options.map(({ code, name }) => html`<option value="${code}"${code === chosen && html` selected`}>${name}</option>`)}
    </select>${errors.country && html`<p class="error" id="country-error">${errors.country}</p>`}</div>`;
}
