// The keys of the Stripe emulator, shared by it and the functions: made once a data folder, readable by
// its owner alone.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type StripeEmulatorKeys = { secretKey: string; webhookSecret: string };

export function stripeEmulatorKeys(dataDir: string): StripeEmulatorKeys {
  const path = join(dataDir, "stripe-emulator-keys.json");
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as StripeEmulatorKeys;
  const keys = { secretKey: `sk_emulated_${randomBytes(24).toString("hex")}`, webhookSecret: `whsec_${randomBytes(24).toString("base64")}` };
  writeFileSync(path, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
