// The app's own page with another head, as messengers, search engines and browsers fetch it below an address that says what is there.
import { siteUrl } from "../../siteUrl";

export type Shell = { html: string; policy: string | null };
export type Head = { language: string; title: string; description: string; /** Tags, each a line. */ tags: string[] };

const FETCH_MS = 10_000;

/** Null while the app can't be reached. */
export async function appShell(): Promise<Shell | null> {
  try {
    const response = await fetch(`${siteUrl()}/index.html`, { signal: AbortSignal.timeout(FETCH_MS) });
    return response.ok ? { html: await response.text(), policy: response.headers.get("content-security-policy") } : null;
  } catch {
    return null;
  }
}

export function servedPage({ policy }: Shell, html: string, { status = 200, indexed = false }: { status?: number; indexed?: boolean } = {}): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache", "x-content-type-options": "nosniff", "referrer-policy": "strict-origin-when-cross-origin" });
  if (policy) headers.set("content-security-policy", policy);
  if (!indexed) headers.set("x-robots-tag", "noindex, nofollow");
  return new Response(html, { status, headers });
}

/** With this head in place of the page's own title, description and language. */
export function withHead(html: string, { language, title, description, tags }: Head): string {
  const head = [`<title>${escaped(title)}</title>`, tag("name", "description", description), ...tags].join("\n    ");
  return html
    .replace(/<html lang="[^"]*"/i, `<html lang="${language}"`)
    .replace(/<title>[^<]*<\/title>\s*/i, "")
    .replace(/<meta name="description"[^>]*>\s*/i, "")
    .replace("</head>", () => `  ${head}\n  </head>`);
}

/** With its own head, and kept from search engines. */
export const unlisted = (html: string): string => html.replace("</head>", () => `${NOT_LISTED}</head>`);

export const tag = (kind: "name" | "property", name: string, content: string) => `<meta ${kind}="${name}" content="${escaped(content)}" />`;

export const NOT_LISTED = tag("name", "robots", "noindex, nofollow");

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);
}
