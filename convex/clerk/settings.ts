// What is set of Clerk in the deployment's environment. Pure. Nothing set: Caravan knows no Clerk.

type Env = Record<string, string | undefined>;

export type ClerkSettings = {
  /** As tokens have it in `iss`: "https://clerk.example.com". */
  issuer: string | null;
  webhookSecret: string | null;
  /** For the Backend API; null when it can't be asked. */
  api: { url: string; secretKey: string } | null;
};

const API_URL = "https://api.clerk.com";

/** In production (CARAVAN_MODE) the secret key is sent over https alone. */
export function clerkSettings(env: Env): ClerkSettings {
  const issuer = env.CLERK_JWT_ISSUER_DOMAIN?.trim().replace(/\/+$/, "");
  const secretKey = env.CLERK_SECRET_KEY?.trim();
  const url = (env.CLERK_API_URL?.trim() || API_URL).replace(/\/+$/, "");
  const maySend = env.CARAVAN_MODE !== "production" || url.startsWith("https://");
  return {
    issuer: issuer ? (/^https?:\/\//.test(issuer) ? issuer : `https://${issuer}`) : null,
    webhookSecret: env.CLERK_WEBHOOK_SECRET?.trim() || null,
    api: secretKey && maySend ? { url, secretKey } : null,
  };
}
