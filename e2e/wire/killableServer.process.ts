// The process of KillableServer: says its port once it serves.
import { fileURLToPath } from "node:url";
import { startDeployment } from "../../local/cli/startDeployment";
import { accountKeys } from "../../scripts/accountKeys";
import type { Served } from "./killableServer";

const { dataDir, port, env } = JSON.parse(process.argv[2]!) as Served;
const deployment = await startDeployment({
  projectDir: fileURLToPath(new URL("../..", import.meta.url)),
  dataDir,
  port,
  env: async (dir) => ({ ...(await accountKeys(dir)), SITE_URL: "http://localhost", ...env }),
});
process.send!(deployment.port);
