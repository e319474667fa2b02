// `npm start`: installs and builds what is missing, then serves the app and its embedded deployment
// from one port. PORT (default 3000; the next free one if it is taken) and CARAVAN_DATA (.caravan).
import { resolve } from "node:path";
import { buildApp, installPackages, requireNode, root } from "./prepare.mjs";

requireNode();
installPackages();
buildApp();
const { register } = await import("tsx/esm/api");
register();
const { serveCaravan } = await import("./serveCaravan.ts");
await serveCaravan({
  port: Number(process.env.PORT ?? 3000),
  data: resolve(root, process.env.CARAVAN_DATA ?? ".caravan"),
  staticDir: resolve(root, "dist"),
});
