// `npm run messages`: puts each translation into the file of the part that says it, drops what nothing says any more, and lists
// what is missing.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCatalog, writeCatalog } from "./catalogFiles";
import { checkCatalog } from "./checkCatalog";
import { collectMessages } from "./collectMessages";

const root = fileURLToPath(new URL("../..", import.meta.url));
const messages = collectMessages(root);
const languages = join(root, "src/i18n");
for (const entry of readdirSync(languages, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const dir = join(languages, entry.name);
  const { catalog, conflicts } = readCatalog(dir);
  writeCatalog(dir, catalog, messages);
  const faults = [...conflicts.map((conflict) => `twice: ${conflict}`), ...checkCatalog(readCatalog(dir).catalog, messages)];
  console.log(`${entry.name}: ${messages.size} messages, ${faults.length} faults`);
  for (const fault of faults) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
