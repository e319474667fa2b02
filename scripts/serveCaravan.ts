// Caravan on the embedded deployment: its functions, its account keys, its app, on one port.
import { existsSync } from "node:fs";
import { relative, join } from "node:path";
import { readEnvFile } from "../local/cli/envFile";
import { portNumber } from "../local/cli/options";
import { refuse, runUntilStopped } from "../local/cli/runUntilStopped";
import { accountKeys } from "./accountKeys";
import { keysSecret } from "./keysSecret";
import { root } from "./prepare.mjs";

export type ServeOptions = {
  /** Null when Vite serves the app. */
  staticDir: string | null;
  /** Load the functions again as they are edited. */
  watch?: boolean;
  /** Default port when PORT isn't set. */
  defaultPort: number;
};

/** Serves until it is stopped; ends the process with one sentence when it can't start. */
export async function serveCaravan({ staticDir, watch = false, defaultPort }: ServeOptions): Promise<{ url: string }> {
  const dotEnv = existsSync(join(root, ".env")) ? readEnvFile(join(root, ".env")) : {};
  const settings = { ...dotEnv, ...process.env };
  const dataDir = join(root, relative(root, settings.CARAVAN_DATA ?? ".caravan"));
  const wanted = settings.PORT ?? String(defaultPort);
  try {
    const { url, port } = await runUntilStopped({
      projectDir: root,
      dataDir,
      port: portNumber(wanted, "PORT"),
      portSearch: true,
      ...(staticDir !== null && { staticDir }),
      ...(settings.CARAVAN_URL && { publicUrl: settings.CARAVAN_URL }),
      watch,
      env: async (dir) => ({ ...keysSecret(dir), ...dotEnv, ...(await accountKeys(dir)) }),
    });
    if (String(port) !== wanted && wanted !== "0") console.log(`Port ${wanted} is taken, so this is the next free one.`);
    if (staticDir !== null) console.log(`Caravan is at ${url}, data in ${dataDir}`);
    return { url };
  } catch (error) {
    return refuse(error);
  }
}
