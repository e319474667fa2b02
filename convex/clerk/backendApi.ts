// What we ask Clerk's Backend API, by fetch. Answers are read as strictly as webhooks are.
import { readPerson, type ClerkPerson } from "./payloads";
import type { ClerkSettings } from "./settings";

export type ClerkApi = NonNullable<ClerkSettings["api"]>;

/** What one question may bring; Clerk allows up to 500. */
export const PAGE_SIZE = 100;
const PATIENCE_MS = 15_000;

/** Its message names the status alone: never the key, never a person. */
export class ClerkApiError extends Error {
  override name = "ClerkApiError";
}

/** People in the order in which they came to Clerk. Fewer than PAGE_SIZE: there are no more. Throws ClerkApiError. */
export async function listPeople(api: ClerkApi, offset: number): Promise<ClerkPerson[]> {
  return ask(api, new URLSearchParams({ limit: String(PAGE_SIZE), offset: String(offset), order_by: "+created_at" }));
}

/** Those of up to PAGE_SIZE people whom Clerk still knows. Throws ClerkApiError. */
export async function stillKnown(api: ClerkApi, clerkIds: string[]): Promise<Set<string>> {
  const query = new URLSearchParams([["limit", String(PAGE_SIZE)], ...clerkIds.map((id) => ["user_id", id])]);
  return new Set((await ask(api, query)).map(({ clerkId }) => clerkId));
}

/**
 * Whether the secret key is of the instance that issues the tokens: both publish the same keys. With another's, everybody
 * we know would look deleted. Throws ClerkApiError.
 */
export async function isOfIssuer(api: ClerkApi, issuer: string): Promise<boolean> {
  const [ours, theirs] = [await read(`${api.url}/v1/jwks`, api.secretKey), await read(`${issuer}/.well-known/jwks.json`)];
  const published = new Set(moduli(theirs));
  return moduli(ours).some((modulus) => published.has(modulus));
}

/** What makes an RSA key that key. */
function moduli(jwks: unknown): string[] {
  const keys: unknown = jwks && typeof jwks === "object" && "keys" in jwks ? jwks.keys : null;
  return Array.isArray(keys) ? keys.flatMap((key: unknown) => (key && typeof key === "object" && "n" in key && typeof key.n === "string" ? [key.n] : [])) : [];
}

async function ask({ url, secretKey }: ClerkApi, query: URLSearchParams): Promise<ClerkPerson[]> {
  const list = await read(`${url}/v1/users?${query}`, secretKey);
  const people = Array.isArray(list) ? list.map(readPerson) : [null];
  // Half an answer must not make anybody look deleted.
  if (people.includes(null)) throw new ClerkApiError("Clerk answered something that isn't a list of people.");
  return people as ClerkPerson[];
}

async function read(url: string, secretKey?: string): Promise<unknown> {
  let response: Response;
  try {
    const headers = secretKey ? { authorization: `Bearer ${secretKey}` } : undefined;
    response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    throw new ClerkApiError("Clerk couldn't be reached.");
  }
  if (!response.ok) throw new ClerkApiError(`Clerk answered ${response.status}.`);
  return response.json().catch(() => null);
}
