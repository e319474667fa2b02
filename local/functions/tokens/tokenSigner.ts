// Signs the tokens of `ctx.auth.signJwt` with a key of the data folder's own, and publishes its public half. The key is
// made when it is first needed; whoever keeps the file keeps the tokens valid.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { JSONValue } from "convex/values";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from "jose";

const ALGORITHM = "ES256";
const MAX_SECONDS = 3600;
const RESERVED = /^(iss|iat|exp|nbf)$|^(convex|cvx)/i;

export type TokenOptions = { claims?: JSONValue; expiresInSeconds?: JSONValue };

export class TokenSigner {
  private kept: Promise<JWK> | null = null;

  /** `file` null: the key is gone with the process. */
  constructor(private readonly file: string | null) {}

  /** As `/.well-known/jwks.json` has it. */
  async jwks(): Promise<{ keys: JWK[] }> {
    const { d: _private, ...key } = await this.key();
    return { keys: [key] };
  }

  /** Throws for claims that are the deployment's to make, and for a life of more than an hour. */
  async sign(component: string, cloudUrl: string, { claims = {}, expiresInSeconds }: TokenOptions): Promise<string> {
    if (typeof claims !== "object" || claims === null || Array.isArray(claims)) throw new Error("The claims of a token are an object.");
    const reserved = Object.keys(claims).find((name) => RESERVED.test(name));
    if (reserved !== undefined) throw new Error(`The claim "${reserved}" is reserved and may not be set.`);
    if (typeof expiresInSeconds !== "number" || !(expiresInSeconds >= 1 && expiresInSeconds <= MAX_SECONDS)) {
      throw new Error(`expiresInSeconds must be between 1 and ${MAX_SECONDS}.`);
    }
    const key = await this.key();
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: "JWT" })
      .setIssuer(component === "" ? cloudUrl : `${cloudUrl}/components/${component}`)
      .setIssuedAt(now)
      .setExpirationTime(now + Math.floor(expiresInSeconds))
      .sign(await importJWK(key, ALGORITHM));
  }

  private key(): Promise<JWK> {
    return (this.kept ??= this.readOrMake());
  }

  private async readOrMake(): Promise<JWK> {
    if (this.file !== null && existsSync(this.file)) return JSON.parse(readFileSync(this.file, "utf8")) as JWK;
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const jwk = await exportJWK(privateKey);
    const key = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: "sig" };
    if (this.file !== null) writeFileSync(this.file, `${JSON.stringify(key)}\n`, { mode: 0o600 });
    return key;
  }
}
