// What this deployment runs on, for the demo-mode chip: nothing emulated is hidden.
import { configuredNames } from "../ai/providers/settings";
import { billingMode, type BillingMode } from "../billing/stripe/mode";
import { deskName } from "../bookings/providers/providers";
import { clerkSettings } from "../clerk/settings";
import { publicQuery } from "../functions";
import { placeProviders } from "../places/search/providers";
import { mailService } from "../mail/mailService";
import { say, sentence, type Said } from "../said";

const PAYMENTS: Record<BillingMode, { emulated: boolean; detail: string }> = {
  off: { emulated: true, detail: sentence("Switched off: plans can't be bought and shares can't be paid here.") },
  emulated: { emulated: true, detail: sentence("An emulated checkout. No money moves and no real card is taken; it gives you test cards.") },
  test: { emulated: true, detail: sentence("Stripe in test mode. No money moves, and only Stripe's test cards work.") },
  live: { emulated: false, detail: "Stripe." },
};

export const get = publicQuery({
  args: {},
  handler: async () => {
    const models = configuredNames(process.env);
    const asksForPlaces = placeProviders(process.env).length > 0;
    const byClerk = clerkSettings(process.env).issuer !== null;
    const services: { key: string; name: string; emulated: boolean; detail: string | Said }[] = [
      {
        key: "identity",
        name: sentence("Accounts"),
        emulated: !byClerk,
        detail: byClerk
          ? sentence("Clerk, beside guests and the passwords that this deployment keeps.")
          : sentence("Built-in e-mail and password accounts, kept in this deployment."),
      },
      {
        key: "mail",
        name: sentence("E-mail"),
        emulated: mailService(process.env) === null,
        detail: mailService(process.env) ? "Resend." : sentence("Nothing is sent. Your own mails wait in the outbox, at /outbox."),
      },
      {
        key: "assistant",
        name: sentence("Assistant"),
        emulated: models.length === 0,
        detail:
          models.length === 0
            ? sentence("The built-in planner: a solver over known places. No language model is called, unless you bring a key of your own.")
            : say("Language models of {models}, checked by the built-in planner, which answers when they can't.", { models }),
      },
      {
        key: "places",
        name: sentence("Places"),
        emulated: !asksForPlaces,
        detail: asksForPlaces
          ? sentence("Caravan's own gazetteer and city guides, and Photon (OpenStreetMap) and Open-Meteo as you type. Check hours before you go.")
          : sentence("A bundled gazetteer and curated city guides, not a live places service. Check hours before you go."),
      },
      {
        key: "rates",
        name: sentence("Exchange rates"),
        emulated: true,
        detail: sentence("Bundled reference rates for planning, not today's market rates."),
      },
      { key: "payments", name: sentence("Payments"), ...PAYMENTS[billingMode(process.env)] },
      {
        key: "bookings",
        name: sentence("Bookings"),
        emulated: deskName(process.env) === "emulated",
        detail: deskName(process.env) === "emulated" ? sentence("An emulated provider: it quotes, holds and confirms, and reserves nothing anywhere.") : sentence("None: people book elsewhere and keep their confirmations here."),
      },
    ];
    return { demo: services.some((service) => service.emulated), services };
  },
});
