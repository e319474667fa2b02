// Receipts of charges, and the invoice page that Stripe calls hosted.
import type { Account } from "../account";
import { written } from "../rules/currencies";
import type { Charge, Invoice } from "../wire";
import { html } from "./html";
import { day, type Page } from "./page";

export function receiptPage(account: Account, charge: Charge): Page {
  const card = charge.payment_method_details?.card;
  const refunds = account.all("refund").filter((refund) => refund.charge === charge.id);
  return {
    title: "Receipt",
    body: html`<section class="sheet"><h1>Receipt</h1>
      <p class="total">${written(charge.amount, charge.currency)}</p>
      <ul class="lines">
        <li><span>${charge.description ?? "Payment"}</span><span>${written(charge.amount, charge.currency)}</span></li>
        <li><span>Paid on</span><span>${day(charge.created)}</span></li>
        ${card && html`<li><span>Card</span><span>${brandName(card.brand)} •••• ${card.last4}</span></li>`}
        ${charge.billing_details.email && html`<li><span>For</span><span>${charge.billing_details.email}</span></li>`}
        ${refunds.map((refund) => html`<li><span>Refunded on ${day(refund.created)}</span><span>−${written(refund.amount, refund.currency)}</span></li>`)}
        ${refunds.length > 0 && html`<li class="sum"><span>Left</span><span>${written(charge.amount - charge.amount_refunded, charge.currency)}</span></li>`}
      </ul><p class="soft small">Receipt <code>${charge.id}</code></p></section>`,
  };
}

export function invoicePage(invoice: Invoice): Page {
  const off = (invoice.total_discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const fromBalance = invoice.total - invoice.amount_due;
  return {
    title: `Invoice ${invoice.number ?? ""}`,
    body: html`<section class="sheet"><h1>Invoice ${invoice.number}</h1>
      <p>${invoice.customer_email} · ${day(invoice.created)} · <span class="tag">${invoice.status}</span></p>
      <ul class="lines">
        ${invoice.lines.data.map((line) => html`<li><span>${line.description}<br><span class="soft small">${day(line.period.start)} – ${day(line.period.end)}</span></span><span>${written(line.amount, line.currency)}</span></li>`)}
        ${off > 0 && html`<li><span>Discount</span><span>−${written(off, invoice.currency)}</span></li>`}
        ${fromBalance !== 0 && html`<li><span>${fromBalance > 0 ? "From the balance" : "Kept in the balance"}</span><span>${written(-fromBalance, invoice.currency)}</span></li>`}
        <li class="sum"><span>Due</span><span>${written(invoice.amount_due, invoice.currency)}</span></li>
        <li><span>Paid</span><span>${written(invoice.amount_paid, invoice.currency)}</span></li>
      </ul></section>`,
  };
}

export function brandName(brand: string | null): string {
  return brand === "amex" ? "American Express" : brand === "mastercard" ? "Mastercard" : brand === "visa" ? "Visa" : (brand ?? "Card");
}
