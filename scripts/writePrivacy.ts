// Writes docs/privacy.md: npx tsx scripts/writePrivacy.ts
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { privacyPage } from "./privacyPage";

writeFileSync(fileURLToPath(new URL("../docs/privacy.md", import.meta.url)), privacyPage());
