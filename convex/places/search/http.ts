// One question to a search service: patient for so long, bounded in what it takes, strict about what it reads.
import { ProviderError } from "./types";

const MOST_BYTES = 400_000;
const SECOND = 1000;

/** Who asks, as the services' rules want it. */
const userAgent = () => `Caravan trip planner (${process.env.SITE_URL ?? "self-hosted"})`;

/** Fetches JSON. Throws ProviderError. */
export async function askJson(url: URL, signal: AbortSignal): Promise<unknown> {
  const response = await reached(url, signal);
  if (response.status === 429) throw new ProviderError("limited", retryAfter(response.headers.get("retry-after")));
  if (!response.ok) throw new ProviderError(response.status >= 500 ? "unreachable" : "refused");
  const text = await bodyOf(response, signal);
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderError("malformed");
  }
}

async function reached(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { headers: { accept: "application/json", "user-agent": userAgent() }, signal });
  } catch {
    throw new ProviderError(signal.aborted ? "slow" : "unreachable");
  }
}

async function bodyOf(response: Response, signal: AbortSignal): Promise<string> {
  if (Number(response.headers.get("content-length") ?? 0) > MOST_BYTES) throw new ProviderError("malformed");
  let text: string;
  try {
    text = await response.text();
  } catch {
    throw new ProviderError(signal.aborted ? "slow" : "unreachable");
  }
  if (text.length > MOST_BYTES) throw new ProviderError("malformed");
  return text;
}

/** Seconds or a date, as HTTP has it; null when it doesn't say. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * SECOND : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** A field of something that isn't trusted yet; undefined where it isn't an object or has none. */
export const fieldOf = (value: unknown, name: string): unknown => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined);

/** Text of at most so many characters, trimmed; null for anything else. */
export function textOf(value: unknown, max = 120): string | null {
  if (typeof value !== "string") return null;
  const text = value.trim();
  return text === "" ? null : [...text].slice(0, max).join("");
}

/** A point on earth; null for anything else. */
export function pointOf(lat: unknown, lng: unknown): { lat: number; lng: number } | null {
  if (typeof lat !== "number" || typeof lng !== "number" || !Number.isFinite(lat) || !Number.isFinite(lng)) return null;
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : null;
}
