// A provider that reserves nothing anywhere: for trying Caravan out, and for tests. What it offers follows from what is
// asked, so that the same question has the same answer. Words in an item's name make it fail: "sold out" has no room,
// "gone at the last minute" can't be confirmed, "no answer" doesn't answer.
import { internal } from "../../_generated/api";
import { sha256 } from "../../digest";
import { chargeStep } from "../../money/stripeAmounts";
import { convert } from "../../places/rates";
import { daysBetween } from "../../dates";
import { sentence } from "../../said";
import type { Language } from "../../words/languages";
import { shared, write, written } from "../../words/words";
import type { MoneyInput } from "../../validation";
import type { CancellationPolicy } from "../policy";
import type { Ask, Desk, Quote } from "./types";

const HOUR_MS = 60 * 60 * 1000;
const HOLD_MS = 15 * 60 * 1000;

/** Minor units of EUR: for a room a night, a seat, a cover or a ticket, and how many share one. */
const BASE: Record<Ask["kind"], { price: number; shares: number }> = {
  hotel: { price: 9500, shares: 2 },
  flight: { price: 14_000, shares: 1 },
  train: { price: 3200, shares: 1 },
  restaurant: { price: 2800, shares: 1 },
  tour: { price: 3600, shares: 1 },
};
/** Free until so many hours before it begins; then this much comes back. */
const POLICY: Record<Ask["kind"], { hours: number; percentAfter: number }> = {
  hotel: { hours: 48, percentAfter: 50 },
  flight: { hours: 24 * 14, percentAfter: 0 },
  train: { hours: 24, percentAfter: 50 },
  restaurant: { hours: 4, percentAfter: 0 },
  tour: { hours: 24, percentAfter: 25 },
};
const SOLD_OUT = { kind: "refused", sentence: sentence("Sold out for these dates. Try another day or another place.") } as const;
const GONE = { kind: "refused", sentence: sentence("It was taken in the meantime and can't be confirmed. What was paid goes back in full.") } as const;

const desk = internal.bookings.providers.emulatedRows;

export const emulatedDesk: Desk = {
  quote: async (_ctx, ask) => {
    requireAnswer(ask.title);
    if (isSoldOut(ask.title)) return SOLD_OUT;
    const { count, nights } = unitsOf(ask);
    const policy = POLICY[ask.kind];
    const cancellation: CancellationPolicy = { freeUntil: ask.startsAt - policy.hours * HOUR_MS, percentAfter: policy.percentAfter };
    return { kind: "quoted", detail: wordsOf(ask.kind, count, nights), contact: "", price: await priceOf(ask, count * nights), cancellation };
  },
  request: async (ctx, ask, price) => {
    requireAnswer(ask.title);
    return isSoldOut(ask.title) ? SOLD_OUT : ctx.runMutation(desk.request, { key: ask.key, title: ask.title, price });
  },
  hold: (ctx, key) => ctx.runMutation(desk.hold, { key, forMs: HOLD_MS }),
  confirm: async (ctx, key, language) => {
    const code = `EMU-${(await sha256(key)).slice(0, 6).toUpperCase()}`;
    const title = await ctx.runQuery(desk.titleOf, { key });
    const isConfirmed = !/gone at the last minute/i.test(title ?? "") && (await ctx.runMutation(desk.confirm, { key, code }));
    if (!isConfirmed) {
      await ctx.runMutation(desk.cancel, { key });
      return GONE;
    }
    return { kind: "confirmed", code, document: voucher(title ?? "", code, language) };
  },
  cancel: (ctx, key) => ctx.runMutation(desk.cancel, { key }),
  status: (ctx, key) => ctx.runQuery(desk.status, { key }),
};

function voucher(title: string, code: string, language: Language): { name: string; text: string } {
  const lines = [write("Emulated voucher"), "", title, write("Confirmation code: {code}", { code }), "", write("This is a demonstration. Nothing is reserved anywhere."), ""];
  return { name: `${written(write("Voucher {code}", { code }), language)}.txt`, text: lines.map((line) => written(line, language)).join("\n") };
}

const isSoldOut = (title: string) => /\bsold out\b/i.test(title);

function requireAnswer(title: string) {
  if (/\bno answer\b/i.test(title)) throw new Error("The emulated provider was asked not to answer.");
}

/** Rooms, seats, covers or tickets, and for how many nights. */
const unitsOf = ({ kind, when, travellers }: Ask): { count: number; nights: number } => ({
  count: Math.ceil(travellers / BASE[kind].shares),
  nights: kind === "hotel" && when.day && when.endDay ? Math.max(1, daysBetween(when.day, when.endDay)) : 1,
});

function wordsOf(kind: Ask["kind"], count: number, nights: number): Quote["detail"] {
  switch (kind) {
    case "hotel":
      return { message: shared("{count, plural, one {# double room} other {# double rooms}}, {nights, plural, one {# night} other {# nights}}"), values: { count, nights } };
    case "flight":
    case "train":
      return { message: shared("{count, plural, one {# seat} other {# seats}}"), values: { count } };
    case "restaurant":
      return { message: shared("{count, plural, one {# cover} other {# covers}}"), values: { count } };
    case "tour":
      return { message: shared("{count, plural, one {# ticket} other {# tickets}}"), values: { count } };
  }
}

/** What the plan says, or the usual price, more or less. */
async function priceOf({ planned, kind, title, when, currency }: Ask, units: number): Promise<MoneyInput> {
  if (planned) return rounded(planned);
  const spread = Number.parseInt((await sha256(`${kind} ${title} ${when.day}`)).slice(0, 4), 16) / 0xffff;
  const amount = Math.round(BASE[kind].price * units * (0.85 + 0.3 * spread));
  return rounded(convert({ amount, currency: "EUR" }, currency));
}

/** To what cards can be charged. */
function rounded({ amount, currency }: MoneyInput): MoneyInput {
  const step = chargeStep(currency);
  return { amount: Math.ceil(amount / step) * step, currency };
}
