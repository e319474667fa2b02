// `npm start`: installs and builds what is missing, then serves the app and its embedded deployment
// from one port. PORT (default 3000; the next free one if it is taken) and CARAVAN_DATA (.caravan).
import { join } from "node:path";
import { buildApp, builtModule, installPackages, requireNode, root } from "./prepare.mjs";

requireNode();
installPackages();
buildApp();
const { serveCaravan } = await import(await builtModule("scripts/serveCaravan.ts"));
await serveCaravan({ staticDir: join(root, "dist"), defaultPort: 3000 });
