// Who calls: verifies tokens against the project's auth.config.ts, and shapes identities as ctx.auth.getUserIdentity() shows them. The
// deployment vouches for itself whatever address it is reached by.
import { createHash, timingSafeEqual } from "node:crypto";
import { createLocalJWKSet, createRemoteJWKSet, customFetch, decodeJwt, jwtVerify, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey } from "jose";
import type { JSONValue } from "convex/values";
import type { FunctionHost, Identity } from "../functions/types";

export type AuthOutcome =
  | {
      ok: true;
      identity: Identity | null;
      /** What `identity` was read from; null for administrators and for nobody. */
      token: string | null;
      admin: boolean;
      /** Milliseconds since the epoch. */
      expiresAt: number;
    }
  | { ok: false; reason: string };

type Oidc = { type?: undefined; domain: string; applicationID: string };
type CustomJwt = { type: "customJwt"; issuer: string; jwks: string; algorithm: "RS256" | "ES256"; applicationID?: string };
type Provider = Oidc | CustomJwt;

const CLOCK_SKEW_S = 5;
const RETRY_MS = 1000;
const PROVIDER_MS = 5000;

export class AuthService {
  /** Fetched once and kept; the deployment's own is read in process. */
  private readonly keySets = new Map<string, Promise<JWTVerifyGetKey>>();

  constructor(
    private readonly functions: FunctionHost,
    private readonly adminKey: string,
    /** The deployment's own issuer, CONVEX_SITE_URL. */
    private readonly siteUrl: string,
  ) {
    functions.onReload(() => this.keySets.clear());
  }

  nobody(): AuthOutcome {
    return { ok: true, identity: null, token: null, admin: false, expiresAt: Infinity };
  }

  /** An administrator may call as somebody else, of whom `actingAs` says what a token would. */
  async verify(tokenType: "Admin" | "User", token: string, actingAs?: JSONValue): Promise<AuthOutcome> {
    if (tokenType === "Admin") {
      if (!this.isAdmin(token)) return { ok: false, reason: "The admin key is wrong." };
      const identity = actingAs === undefined ? null : actedIdentity(actingAs);
      if (typeof identity === "string") return { ok: false, reason: identity };
      return { ok: true, identity, token: null, admin: true, expiresAt: Infinity };
    }
    try {
      return await this.verifyUser(token);
    } catch (error) {
      return { ok: false, reason: `Could not verify the token: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  /** "Bearer <token>", "Convex <admin key>" in any case (and ":<claims in base64>" to act as somebody) or nothing, as the HTTP API takes them. */
  async fromHeader(header: string | undefined): Promise<AuthOutcome> {
    if (!header) return this.nobody();
    const [, scheme, token = ""] = /^(bearer|convex) (.*)$/i.exec(header) ?? [];
    if (scheme === undefined) return { ok: false, reason: "The Authorization header must be Bearer or Convex." };
    if (scheme.toLowerCase() === "bearer") return this.verify("User", token.trim());
    const [key = "", claims] = token.trim().split(":");
    return this.verify("Admin", key, claims === undefined ? undefined : parsed(claims));
  }

  /** In constant time, whatever is given. */
  private isAdmin(key: string): boolean {
    const digest = (text: string) => createHash("sha256").update(text).digest();
    return timingSafeEqual(digest(key), digest(this.adminKey));
  }

  private async verifyUser(token: string): Promise<AuthOutcome> {
    const { iss, aud } = decodeJwt(token);
    const audiences = [aud ?? []].flat();
    const providers = this.functions.authProviders as unknown as Provider[];
    const provider = providers.find((candidate) => issuerOf(candidate) === normalize(iss ?? "") && accepts(candidate, audiences));
    if (!provider) throw new Error(`no provider in auth.config.ts matches issuer ${iss ?? "(none)"} and audience ${audiences.join(", ") || "(none)"}`);
    const { payload } = await jwtVerify(token, await this.keysOf(provider), {
      algorithms: provider.type === "customJwt" ? [provider.algorithm] : ["RS256", "ES256"],
      clockTolerance: CLOCK_SKEW_S,
      requiredClaims: ["iat", "exp", "sub"],
      ...(provider.applicationID !== undefined && { audience: provider.applicationID }),
    });
    return { ok: true, identity: identityOf(payload, provider), token, admin: false, expiresAt: payload.exp! * 1000 };
  }

  private keysOf(provider: Provider): Promise<JWTVerifyGetKey> {
    const key = JSON.stringify(provider);
    let keys = this.keySets.get(key);
    if (!keys) {
      keys = this.fetchKeys(provider);
      this.keySets.set(key, keys);
      // A provider that couldn't be reached is asked again, but not for every token that somebody makes up meanwhile.
      keys.catch(() => setTimeout(() => this.keySets.delete(key), RETRY_MS).unref());
    }
    return keys;
  }

  private async fetchKeys(provider: Provider): Promise<JWTVerifyGetKey> {
    const url = provider.type === "customJwt" ? provider.jwks : await this.discover(provider);
    if (url.startsWith("data:")) return createLocalJWKSet((await (await fetch(url)).json()) as JSONWebKeySet);
    return createRemoteJWKSet(new URL(url), { [customFetch]: (target: string, init: RequestInit) => this.fetch(target, init) });
  }

  private async discover({ domain }: Oidc): Promise<string> {
    const base = /^https?:\/\//.test(domain) ? domain : `https://${domain}`;
    const response = await this.fetch(`${base.replace(/\/$/, "")}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(PROVIDER_MS) });
    if (!response.ok) throw new Error(`${base} answered ${response.status} for its OpenID configuration`);
    return ((await response.json()) as { jwks_uri: string }).jwks_uri;
  }

  private async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const isOwn = new URL(url).origin === new URL(this.siteUrl).origin;
    const own = isOwn ? await this.functions.http(new Request(url, init), null) : null;
    return own ?? fetch(url, init);
  }
}

const normalize = (url: string) => url.replace(/^https?:\/\//, "").replace(/\/$/, "");
const issuerOf = (provider: Provider) => normalize(provider.type === "customJwt" ? provider.issuer : provider.domain);
const accepts = ({ applicationID }: Provider, audiences: string[]) => applicationID === undefined || audiences.includes(applicationID);

/** As `setAdminAuth` of the official clients gives it; a sentence when it names nobody. */
function actedIdentity(claims: JSONValue): Identity | string {
  const { subject, issuer, tokenIdentifier } = (claims ?? {}) as { [claim: string]: JSONValue | undefined };
  if (typeof subject !== "string" || typeof issuer !== "string") return "An identity to act as needs a subject and an issuer.";
  return { ...(claims as object), subject, issuer, tokenIdentifier: typeof tokenIdentifier === "string" ? tokenIdentifier : `${issuer}|${subject}` };
}

/** Null when it isn't JSON in base64. */
function parsed(base64: string): JSONValue {
  try {
    return JSON.parse(Buffer.from(base64, "base64").toString("utf8")) as JSONValue;
  } catch {
    return null;
  }
}

/** Standard claims under the names that Convex gives them; others as they are. */
const CLAIMS: Record<string, string> = {
  sub: "subject",
  iss: "issuer",
  name: "name",
  given_name: "givenName",
  family_name: "familyName",
  nickname: "nickname",
  preferred_username: "preferredUsername",
  profile: "profileUrl",
  picture: "pictureUrl",
  website: "website",
  email: "email",
  email_verified: "emailVerified",
  gender: "gender",
  birthdate: "birthday",
  zoneinfo: "timezone",
  locale: "language",
  phone_number: "phoneNumber",
  phone_number_verified: "phoneNumberVerified",
  address: "address",
  updated_at: "updatedAt",
};
const NOT_SHOWN = new Set(["iat", "exp", "nbf", "aud", "jti"]);

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** OpenID Connect has two standard claims that aren't what `UserIdentity` says: both are text there. Undefined for one that can't be. */
function asShown(name: string, value: JSONValue): JSONValue | undefined {
  if (name === "address") return typeof value === "object" && value !== null && !Array.isArray(value) ? value.formatted : value;
  if (name !== "updated_at") return value;
  const time = new Date(typeof value === "number" ? value * 1000 : typeof value === "string" && RFC_3339.test(value) ? value : NaN);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().replace(/(\.000)?Z$/, "+00:00");
}

/** A custom JWT's nested claims go by dotted names: `identity["properties.role"]`. */
function identityOf(payload: JWTPayload, provider: Provider): Identity {
  const claims: [string, JSONValue][] = [];
  const add = (name: string, value: JSONValue) => {
    const isNested = provider.type === "customJwt" && typeof value === "object" && value !== null && !Array.isArray(value);
    if (!isNested) return void claims.push([CLAIMS[name] ?? name, value]);
    for (const [inner, innerValue] of Object.entries(value)) add(`${name}.${inner}`, innerValue!);
  };
  for (const [name, value] of Object.entries(payload)) {
    const shown = provider.type === "customJwt" ? (value as JSONValue) : asShown(name, value as JSONValue);
    if (!NOT_SHOWN.has(name) && shown !== undefined) add(name, shown);
  }
  return { ...(Object.fromEntries(claims) as { [claim: string]: JSONValue }), tokenIdentifier: `${payload.iss}|${payload.sub}`, issuer: payload.iss!, subject: payload.sub! };
}
