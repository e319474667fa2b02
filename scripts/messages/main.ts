// `npm run messages`: puts each translation into the file of the part that says it, drops what nothing says any more, and lists
// what is missing.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCatalog, tidyCatalog, writeCatalog } from "./catalogFiles";
import { checkCatalog } from "./checkCatalog";
import { collectMessages, type Messages } from "./collectMessages";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ofScreens = collectMessages(root);
const ofServer = collectMessages(root, "server");

const languages = join(root, "src/i18n");
for (const entry of readdirSync(languages, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const dir = join(languages, entry.name);
  const { catalog, conflicts } = readCatalog(dir);
  writeCatalog(dir, catalog, ofScreens);
  report(`${entry.name}, screens`, ofScreens, [...conflicts.map((conflict) => `twice: ${conflict}`), ...checkCatalog(readCatalog(dir).catalog, ofScreens)]);
}

const words = join(root, "convex/words");
for (const name of readdirSync(words).filter((file) => file.endsWith(".json"))) {
  report(`${name.replace(".json", "")}, server`, ofServer, checkCatalog(tidyCatalog(join(words, name), ofServer), ofServer));
}

function report(catalog: string, messages: Messages, faults: string[]): void {
  console.log(`${catalog}: ${messages.size} messages, ${faults.length} faults`);
  for (const fault of faults) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
