// Makes deployments with a Stripe of their own, and lets Stripe's events arrive.
import type Stripe from "stripe";
import { onTestFinished, vi } from "vitest";
import { internal } from "../_generated/api";
import { account, deployment, type Engine } from "../people.testing";
import type { ActionCtx } from "../_generated/server";
import { FakeStripe } from "./stripe/stripe.testing";
import { receiveStripe } from "./stripe/webhook";

export const refused = (code: string) => ({ data: { code } });

/** A deployment and the Stripe it speaks to, both gone when the test is. */
export async function billing(env: Record<string, string> = {}) {
  const stripe = await FakeStripe.start();
  onTestFinished(() => stripe.close());
  const t = await deployment({ CARAVAN_MODE: "", STRIPE_AUTOMATIC_TAX: "", ...stripe.env, ...env });
  const person = (name: string) => account(t, name, `${name.toLowerCase()}@example.com`);
  return { t, stripe, person, deliver: (...events: Stripe.Event[]) => deliver(t, stripe, events) };
}

/** Stripe sends these, one after another; every one is taken in. */
async function deliver(t: Engine, stripe: FakeStripe, events: Stripe.Event[]) {
  for (const event of events) {
    const { status } = await webhook(t, stripe, await stripe.webhook(event));
    if (status !== 200) throw new Error(`${event.type} was answered ${status}.`);
  }
}

/** As the route does it. */
export const webhook = (t: Engine, stripe: FakeStripe, request: Request) => {
  const ctx = { runMutation: t.mutation.bind(t) } as unknown as Pick<ActionCtx, "runMutation">;
  return receiveStripe(ctx, request, stripe.env);
};

export const sessionAt = (url: string) => new URL(url).pathname.slice(1);

/** Every account of the books that isn't empty, as "account currency". */
export const balances = async (t: Engine) => Object.fromEntries((await t.query(internal.billing.books.balances, {})).map(({ account, currency, balance }) => [`${account} ${currency}`, balance]));

/** Subjects of the mails to a person, oldest first. */
export const mailsTo = async (t: Engine, name: string) => (await t.query(internal.mail.outbox.sentTo, { to: `${name.toLowerCase()}@example.com` })).map(({ subject }) => subject);

/** What scheduled work leads to. */
export const eventually = <T>(look: () => Promise<T>) => vi.waitFor(look, { interval: 20 });
