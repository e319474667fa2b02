// The secret that people's own keys at model providers are sealed with: made once a data folder,
// readable by its owner alone. AI_KEYS_SECRET in .env stands before it, for those who keep it elsewhere.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function keysSecret(dataDir: string): { AI_KEYS_SECRET: string } {
  const path = join(dataDir, "keys-secret");
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString("base64"), { mode: 0o600 });
  return { AI_KEYS_SECRET: readFileSync(path, "utf8").trim() };
}
