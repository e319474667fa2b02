// What Caravan asks of whoever keeps reservations. A new provider is a file beside this one and a row of providers.ts.
import type { Doc } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import type { MoneyInput } from "../../validation";
import type { Language } from "../../words/languages";
import type { CancellationPolicy } from "../policy";

/** What is to be reserved. `key` names the attempt: asked again with the same key, a provider reserves once. */
export type Ask = {
  key: string;
  kind: Doc<"bookings">["kind"];
  title: string;
  when: Doc<"bookings">["when"];
  startsAt: number;
  travellers: number;
  /** What the plan says that it costs, for the whole party. */
  planned: MoneyInput | null;
  /** What to quote in when the plan doesn't say. */
  currency: string;
};

/** A no that asking again doesn't change; `sentence` is for the traveller. */
export type Refusal = { kind: "refused"; sentence: string };
export type Quote = { kind: "quoted"; detail: Doc<"bookings">["detail"]; contact: string; price: MoneyInput; cancellation: CancellationPolicy };
export type Held = { kind: "held"; until: number };
/** `document` is a voucher or the like, as text. */
export type Confirmed = { kind: "confirmed"; code: string; document: { name: string; text: string } | null };
export type Standing = Held | { kind: "requested" | "confirmed" | "cancelled" | "unknown" };

/** Everything may be called again with the same key, after any failure, and throws when the provider doesn't answer. */
export type Desk = {
  /** Whether there is something to be had, and what for. Reserves nothing. */
  quote(ctx: ActionCtx, ask: Ask): Promise<Quote | Refusal>;
  /** Asks for it at the price that was quoted. */
  request(ctx: ActionCtx, ask: Ask, price: MoneyInput): Promise<{ kind: "requested" } | Refusal>;
  /** Keeps it for a while, until it is paid. */
  hold(ctx: ActionCtx, key: string): Promise<Held | Refusal>;
  /** A no lets go of what was held. A document is in the language of whoever booked. */
  confirm(ctx: ActionCtx, key: string, language: Language): Promise<Confirmed | Refusal>;
  /** Also of what was never asked for, so that a request still on its way comes to nothing. */
  cancel(ctx: ActionCtx, key: string): Promise<{ kind: "cancelled" } | Refusal>;
  /** How it stands there: asked before anything is tried a second time. */
  status(ctx: ActionCtx, key: string): Promise<Standing>;
};
