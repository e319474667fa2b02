// Stripe without keys: the emulator beside the deployment, and what the functions need to reach it.
import { join } from "node:path";
import type { Mount } from "../local/http/httpServer";
import { StripeEmulator } from "../local/emulators/stripe/stripeEmulator";
import { stripeEmulatorKeys } from "./stripeEmulatorKeys";

const PATH = "/emulators/stripe";

/** Who takes payments: Stripe itself, the emulator, or in production without a key nobody. */
export type PaymentsMode = "stripe" | "emulated" | "off";

export function paymentsMode(dotEnv: Record<string, string>, caravanMode: string | undefined): PaymentsMode {
  if (dotEnv.STRIPE_SECRET_KEY) return "stripe";
  return caravanMode === "production" ? "off" : "emulated";
}

export function stripeEmulatorEnv(dataDir: string, url: string): Record<string, string> {
  const { secretKey, webhookSecret } = stripeEmulatorKeys(dataDir);
  return { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: `${url}${PATH}` };
}

export function stripeEmulatorMount({ url, dataDir, caravanMode }: { url: string; dataDir: string; caravanMode: string | undefined }): Mount {
  const emulator = new StripeEmulator({
    ...stripeEmulatorKeys(dataDir),
    publicUrl: `${url}${PATH}`,
    webhookUrl: `${url}/webhooks/stripe`,
    file: join(dataDir, "stripe-emulator.json"),
    production: caravanMode === "production",
  });
  return { path: PATH, handle: (request, response) => emulator.handle(request, response) };
}
