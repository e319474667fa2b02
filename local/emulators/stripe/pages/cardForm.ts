// The fields of a card, and how what was typed in them is read. The number is looked up and forgotten.
import type { Account } from "../account";
import { cardOfNumber, TEST_CARDS, type TestCard } from "../rules/testCards";
import { html, type Html } from "./html";

type CardFields = { card: TestCard; month: number; year: number };
/** By the field's name; "" is of the form as a whole. */
export type FieldErrors = Record<string, string>;

type FieldOptions = { label: string; name: string; value?: string; errors: FieldErrors; autocomplete: string; inputmode?: string; type?: string; placeholder?: string; maxlength?: number; required?: boolean; hint?: string };

export function field({ label, name, value = "", errors, autocomplete, inputmode, type = "text", placeholder, maxlength, required = true, hint }: FieldOptions): Html {
  const error = errors[name];
  const described = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" spellcheck="false"${inputmode && html` inputmode="${inputmode}"`}${placeholder && html` placeholder="${placeholder}"`}${maxlength && html` maxlength="${maxlength}"`}${required && html` required`}${error && html` aria-invalid="true"`}${described && html` aria-describedby="${described}"`}>
    ${hint && html`<p class="soft small" id="${name}-hint">${hint}</p>`}
    ${error && html`<p class="error" id="${name}-error">${error}</p>`}
  </div>`;
}

/** What was typed is never shown again: the fields come back empty. */
export function cardFields(errors: FieldErrors): Html {
  return html`
    ${field({ label: "Card number", name: "number", errors, autocomplete: "cc-number", inputmode: "numeric", placeholder: "4242 4242 4242 4242", maxlength: 23 })}
    <div class="pair">
      ${field({ label: "Expires (MM / YY)", name: "expiry", errors, autocomplete: "cc-exp", inputmode: "numeric", placeholder: "12 / 34", maxlength: 9 })}
      ${field({ label: "CVC", name: "cvc", errors, autocomplete: "cc-csc", inputmode: "numeric", placeholder: "123", maxlength: 4 })}
    </div>`;
}

export function testCardList(): Html {
  return html`<details class="small"><summary>Test cards</summary>
    <p class="soft">Any date in the future and any security code go with them.</p>
    <ul class="lines">${TEST_CARDS.map((card) => html`<li><span>${card.says}</span><code>${spaced(card.number)}</code></li>`)}</ul></details>`;
}

export function readCard(account: Account, form: URLSearchParams): { card: CardFields | null; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const card = cardOfNumber(form.get("number") ?? "");
  if (!("number" in card)) errors.number = card.message;
  const expiry = expiryOf(form.get("expiry") ?? "", account.now());
  if ("error" in expiry) errors.expiry = expiry.error;
  const cvc = (form.get("cvc") ?? "").trim();
  if (!/^\d{3,4}$/.test(cvc)) errors.cvc = "Your card’s CVC is incomplete.";
  if (!("number" in card) || "error" in expiry || errors.cvc) return { card: null, errors };
  return { card: { card, ...expiry }, errors };
}

function expiryOf(typed: string, now: number): { month: number; year: number } | { error: string } {
  const [, monthText, yearText] = /^\s*(\d{1,2})\s*[/ -]?\s*(\d{2}|\d{4})\s*$/.exec(typed) ?? [];
  const month = Number(monthText);
  if (monthText === undefined || month < 1 || month > 12) return { error: "Your card’s expiry date is incomplete. Write it as 12 / 34." };
  const year = yearText?.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const today = new Date(now * 1000);
  if (year * 12 + month < today.getUTCFullYear() * 12 + today.getUTCMonth() + 1) return { error: "Your card’s expiry date is in the past." };
  return { month, year };
}

function spaced(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1 ");
}
