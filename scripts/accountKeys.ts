// The key pair that signs this deployment's sessions: made once a data folder, readable by its owner
// alone. In the form @convex-dev/auth reads from the environment.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, exportPKCS8, generateKeyPair } from "jose";

type AccountKeys = { JWT_PRIVATE_KEY: string; JWKS: string };

export async function accountKeys(dataDir: string): Promise<AccountKeys> {
  const path = join(dataDir, "account-keys.json");
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as AccountKeys;
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const keys = {
    JWT_PRIVATE_KEY: (await exportPKCS8(privateKey)).trimEnd().replace(/\n/g, " "),
    JWKS: JSON.stringify({ keys: [{ use: "sig", ...(await exportJWK(publicKey)) }] }),
  };
  writeFileSync(path, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
