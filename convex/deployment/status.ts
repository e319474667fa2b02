// What this deployment runs on, for the demo-mode chip: nothing emulated is hidden.
import { configuredNames } from "../ai/providers/settings";
import { billingMode, type BillingMode } from "../billing/mode";
import { deskName } from "../bookings/providers/providers";
import { clerkSettings } from "../clerk/settings";
import { publicQuery } from "../functions";
import { placeProviders } from "../places/search/providers";
import { mailService } from "../mail/mailService";

const PAYMENTS: Record<BillingMode, { emulated: boolean; detail: string }> = {
  off: { emulated: true, detail: "Switched off: plans can't be bought and shares can't be paid here." },
  emulated: { emulated: true, detail: "An emulated checkout. No money moves and no real card is taken; it gives you test cards." },
  test: { emulated: true, detail: "Stripe in test mode. No money moves, and only Stripe's test cards work." },
  live: { emulated: false, detail: "Stripe." },
};

export const get = publicQuery({
  args: {},
  handler: async () => {
    const models = configuredNames(process.env);
    const asksForPlaces = placeProviders(process.env).length > 0;
    const byClerk = clerkSettings(process.env).issuer !== null;
    const services = [
      {
        key: "identity",
        name: "Accounts",
        emulated: !byClerk,
        detail: byClerk
          ? "Clerk, beside guests and the passwords that this deployment keeps."
          : "Built-in e-mail and password accounts, kept in this deployment.",
      },
      {
        key: "mail",
        name: "E-mail",
        emulated: mailService(process.env) === null,
        detail: mailService(process.env) ? "Resend." : "Nothing is sent. Your own mails wait in the outbox, at /outbox.",
      },
      {
        key: "assistant",
        name: "Assistant",
        emulated: models.length === 0,
        detail:
          models.length === 0
            ? "The built-in planner: a solver over known places. No language model is called, unless you bring a key of your own."
            : `Language models of ${models.join(", ")}, checked by the built-in planner, which answers when they can't.`,
      },
      {
        key: "places",
        name: "Places",
        emulated: !asksForPlaces,
        detail: asksForPlaces
          ? "Caravan's own gazetteer and city guides, and Photon (OpenStreetMap) and Open-Meteo as you type. Check hours before you go."
          : "A bundled gazetteer and curated city guides, not a live places service. Check hours before you go.",
      },
      {
        key: "rates",
        name: "Exchange rates",
        emulated: true,
        detail: "Bundled reference rates for planning, not today's market rates.",
      },
      { key: "payments", name: "Payments", ...PAYMENTS[billingMode(process.env)] },
      {
        key: "bookings",
        name: "Bookings",
        emulated: deskName(process.env) === "emulated",
        detail: deskName(process.env) === "emulated" ? "An emulated provider: it quotes, holds and confirms, and reserves nothing anywhere." : "None: people book elsewhere and keep their confirmations here.",
      },
    ];
    return { demo: services.some((service) => service.emulated), services };
  },
});
