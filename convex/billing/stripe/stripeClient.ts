// The one way to Stripe: the official SDK over fetch, so that it runs in Convex's default runtime, with the API's version
// pinned. Without a key there is no Stripe; the emulator is the same SDK at another address.
import Stripe from "stripe";
import { appError } from "../../errors";
import { billingMode, refusedInProduction } from "./mode";

type Env = Record<string, string | undefined>;

/** The version that the SDK's types describe: an update of the SDK that moves it stops compiling here. */
export const STRIPE_API_VERSION = "2026-10-28.endive" satisfies typeof Stripe.API_VERSION;
const API = "https://api.stripe.com";
const TIMEOUT_MS = 20_000;

/** Throws CONFLICT where payments are switched off. */
export function stripeFrom(env: Env): Stripe {
  if (billingMode(env) === "off") {
    if (refusedInProduction(env)) console.error("Payments are off: CARAVAN_MODE is production, which takes no STRIPE_API_BASE and no emulated key.");
    throw appError("CONFLICT", "Payments are switched off here. Whoever runs this Caravan has to set them up first.");
  }
  return new Stripe(env.STRIPE_SECRET_KEY!, {
    apiVersion: STRIPE_API_VERSION,
    httpClient: Stripe.createFetchHttpClient(fetchVia(env.STRIPE_API_BASE)),
    maxNetworkRetries: 2,
    timeout: TIMEOUT_MS,
    telemetry: false,
    appInfo: { name: "Caravan" },
  });
}

/** Asks Stripe; what goes wrong there is EXTERNAL_SERVICE_ERROR, logged by its code alone. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    console.error(`Stripe refused: ${error.type} ${error.code ?? ""} ${error.requestId ?? ""}`.trimEnd());
    if (error instanceof Stripe.errors.StripeCardError) throw appError("CONFLICT", "Your card was declined, and everything is as it was. Update your card, then try again.", { declined: true });
    if (error.code === "amount_too_small") throw appError("VALIDATION_ERROR", "That is less than can be paid by card.", { field: "amount" });
    throw appError("EXTERNAL_SERVICE_ERROR", "The payment service didn't answer as it should. Nothing was charged. Try again in a moment.");
  }
}

/** Whether Stripe says that there is no such object. */
export const isMissing = (error: unknown): boolean => error instanceof Stripe.errors.StripeError && (error.code === "resource_missing" || error.statusCode === 404);

/** Whether Stripe doesn't know the customer that we name. */
export const isMissingCustomer = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing" && error.param === "customer";

/** Whether asking again can't help: Stripe understood, and said no. */
export const isFinal = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError;

/** fetch, with an address in place of Stripe's. */
export function fetchVia(base: string | undefined): typeof fetch {
  const root = base?.replace(/\/$/, "");
  return (input, init) => fetch(root ? String(input).replace(API, root) : input, init);
}
