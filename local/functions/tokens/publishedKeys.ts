// /.well-known/jwks.json: the keys of what `ctx.auth.signJwt` signs. Here a project's routes share the deployment's address:
// one that publishes keys of its own there has these added to its answer.
import type { JWK } from "jose";

const PATH = "/.well-known/jwks.json";

export const asksForKeys = ({ url, method }: Request) => (method === "GET" || method === "HEAD") && new URL(url).pathname === PATH;

/** `answer`: the project's own, null when it has none. */
export async function withKeys(answer: Response | null, { keys }: { keys: JWK[] }): Promise<Response> {
  if (!answer) return Response.json({ keys }, { headers: { "access-control-allow-origin": "*" } });
  const text = await answer.text();
  const theirs = keysIn(text);
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  return new Response(theirs ? JSON.stringify({ keys: [...theirs, ...keys] }) : text || null, { status: answer.status, headers });
}

/** Null for what isn't a set of keys. */
function keysIn(text: string): JWK[] | null {
  try {
    const { keys } = JSON.parse(text) as { keys?: JWK[] };
    return Array.isArray(keys) ? keys : null;
  } catch {
    return null;
  }
}
