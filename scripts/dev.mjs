// `npm run dev`: the embedded deployment, loading functions again as they change, and Vite beside it
// for the app. Open the address that Vite prints.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { builtModule, installPackages, requireNode, root } from "./prepare.mjs";

requireNode();
installPackages();
const { serveCaravan } = await import(await builtModule("scripts/serveCaravan.ts"));
const port = process.env.PORT ?? "3000";
process.env.PORT = process.env.CARAVAN_FUNCTIONS_PORT ?? String(Number(port) + 210);
const { url } = await serveCaravan({ staticDir: null, watch: true, defaultPort: 3210, appUrl: `http://localhost:${port}` });
console.log(`Functions are at ${url}`);
const vite = spawn(process.execPath, [join(root, "node_modules/vite/bin/vite.js")], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PORT: port, VITE_CONVEX_URL: url },
});
vite.on("exit", (code) => process.kill(process.pid, code === 0 ? "SIGTERM" : "SIGINT"));
