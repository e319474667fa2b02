// Caravan's deployment in this process, with what it logs: for wire tests that look at files over HTTP or at log lines.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Engine } from "../../convex/people.testing";
import { startDeployment } from "../../local/cli/startDeployment";
import { Caller } from "../../local/testing/convexLocal";
import { accountKeys } from "../../scripts/accountKeys";

/** `t` calls functions as the tests of functions do; `lines` is everything logged so far. Gone when the test is. */
export async function wholeDeployment(env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-whole-"));
  const lines: string[] = [];
  const deployment = await startDeployment({
    projectDir: fileURLToPath(new URL("../..", import.meta.url)),
    dataDir,
    port: 0,
    env: async (dir, url) => ({ ...(await accountKeys(dir)), SITE_URL: url, ...env }),
    onLog: (path, logged) => lines.push(...logged.map((line) => `${path} ${line}`)),
  });
  onTestFinished(async () => {
    await deployment.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const t = new Caller(deployment.functions, null) as unknown as Engine;
  return { t, url: deployment.url, lines };
}
