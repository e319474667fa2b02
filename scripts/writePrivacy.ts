// Writes docs/privacy.md: npm run privacy
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { privacyPage } from "./privacyPage";

writeFileSync(fileURLToPath(new URL("../docs/privacy.md", import.meta.url)), privacyPage());
