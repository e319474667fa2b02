// Caravan on the embedded deployment: its functions, its account keys, its app, on one port. Without
// Stripe's key, the emulator of Stripe too.
import { existsSync } from "node:fs";
import { relative, join } from "node:path";
import { readEnvFile } from "../local/cli/envFile";
import { count, originName, portNumber } from "../local/cli/options";
import { refuse, runUntilStopped } from "../local/cli/runUntilStopped";
import { accountKeys } from "./accountKeys";
import { clerkScriptOrigins } from "./clerkOrigins";
import { keysSecret } from "./keysSecret";
import { root } from "./prepare.mjs";
import { paymentsMode, stripeEmulatorEnv, stripeEmulatorMount } from "./stripeEmulatorMount";

export type ServeOptions = {
  /** Null when Vite serves the app. */
  staticDir: string | null;
  /** Load the functions again as they are edited. */
  watch?: boolean;
  /** Default port when PORT isn't set. */
  defaultPort: number;
  /** Where browsers find the app, when that isn't where the functions are. */
  appUrl?: string;
};

/** Serves until it is stopped; ends the process with one sentence when it can't start. */
export async function serveCaravan({ staticDir, watch = false, defaultPort, appUrl }: ServeOptions): Promise<{ url: string }> {
  const dotEnv = existsSync(join(root, ".env")) ? readEnvFile(join(root, ".env")) : {};
  const settings = { ...dotEnv, ...process.env };
  const dataDir = join(root, relative(root, settings.CARAVAN_DATA ?? ".caravan"));
  const wanted = settings.PORT ?? String(defaultPort);
  const caravanMode = settings.CARAVAN_MODE;
  const payments = paymentsMode(dotEnv, caravanMode);
  try {
    const { url, port } = await runUntilStopped({
      projectDir: root,
      dataDir,
      port: portNumber(wanted, "PORT"),
      portSearch: true,
      ...(staticDir !== null && { staticDir, scriptOrigins: clerkScriptOrigins(settings.VITE_CLERK_PUBLISHABLE_KEY) }),
      ...(settings.CARAVAN_URL && { publicUrl: settings.CARAVAN_URL }),
      trustProxy: count(settings.CARAVAN_TRUST_PROXY ?? "0", "CARAVAN_TRUST_PROXY"),
      watch,
      ...(caravanMode === "production" && { production: true, allowOrigins: [...(appUrl ? [appUrl] : []), ...allowedOrigins(settings.CARAVAN_ALLOW_ORIGINS)] }),
      env: async (dir, at) => ({
        ...keysSecret(dir),
        SITE_URL: appUrl ?? at,
        ...dotEnv,
        ...(caravanMode && { CARAVAN_MODE: caravanMode }),
        ...(payments === "emulated" && stripeEmulatorEnv(dir, at)),
        ...(await accountKeys(dir)),
      }),
      mounts: ({ url: at, dataDir: dir }) => (payments === "emulated" ? [stripeEmulatorMount({ url: at, dataDir: dir, caravanMode })] : []),
    });
    if (payments === "off") console.log("Payments are off: CARAVAN_MODE is production and there is no STRIPE_SECRET_KEY in .env.");
    if (String(port) !== wanted && wanted !== "0") console.log(`Port ${wanted} is taken, so this is the next free one.`);
    if (staticDir !== null) console.log(`Caravan is at ${url}, data in ${dataDir}`);
    return { url };
  } catch (error) {
    return refuse(error);
  }
}

/** Separated by spaces or commas. */
const allowedOrigins = (text = "") => text.split(/[\s,]+/).filter(Boolean).map(originName);
