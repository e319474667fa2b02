// An app's built files beside its functions: navigations that name no file get index.html, hashed assets
// are kept for ever, everything is compressed once (or was when it was built) and remembered.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};
const COMPRESSIBLE = /^(text|application\/(json|manifest)|image\/svg)/;
/** Map workers come from blobs, tiles and styles from anywhere by https; scripts and frames only from here and from `scriptOrigins`. */
const contentSecurityPolicy = (scriptOrigins: string[]) => [
  "default-src 'self'",
  ["script-src 'self'", ...scriptOrigins].join(" "),
  ["frame-src 'self'", ...scriptOrigins].join(" "),
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "connect-src 'self' ws: wss: https:",
  "worker-src 'self' blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join("; ");

type StaticFile = { type: string; etag: string; plain: Buffer; gzip: Buffer | null; brotli: Buffer | null; modified: number };

export class StaticFiles {
  private readonly files = new Map<string, StaticFile>();

  private readonly policy: string;

  constructor(private readonly dir: string, scriptOrigins: string[] = []) {
    this.policy = contentSecurityPolicy(scriptOrigins);
  }

  /** False when there is nothing to show: not a GET, or a file that doesn't exist. */
  handle(request: IncomingMessage, response: ServerResponse, pathname: string): boolean {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const isNavigation = String(request.headers.accept ?? "").includes("text/html") && !pathname.startsWith("/assets/");
    const path = this.resolve(pathname, isNavigation);
    if (path === null) return false;
    const file = this.read(path);
    response.setHeader("content-type", file.type);
    response.setHeader("etag", file.etag);
    response.setHeader("vary", "accept-encoding");
    response.setHeader("cache-control", pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "strict-origin-when-cross-origin");
    if (file.type.startsWith("text/html")) response.setHeader("content-security-policy", this.policy);
    if (request.headers["if-none-match"] === file.etag) {
      response.writeHead(304).end();
      return true;
    }
    const accepted = String(request.headers["accept-encoding"] ?? "");
    const [encoding, body] = file.brotli && accepted.includes("br") ? ["br", file.brotli] : file.gzip && accepted.includes("gzip") ? ["gzip", file.gzip] : ["", file.plain];
    if (encoding) response.setHeader("content-encoding", encoding);
    response.setHeader("content-length", body.length);
    response.writeHead(200).end(request.method === "HEAD" ? undefined : body);
    return true;
  }

  /** The file that an address names, else index.html for an address of the app. Never outside the folder. */
  private resolve(pathname: string, isNavigation: boolean): string | null {
    let decoded: string;
    try {
      decoded = decodeURIComponent(pathname);
    } catch {
      return null;
    }
    const path = join(this.dir, normalize(`/${decoded}`));
    if (!path.startsWith(this.dir + sep) && path !== this.dir + sep && path !== this.dir) return null;
    if (!/\/\./.test(decoded) && existsSync(path) && statSync(path).isFile()) return path;
    const index = join(this.dir, "index.html");
    return (isNavigation || extname(decoded) === "") && existsSync(index) ? index : null;
  }

  private read(path: string): StaticFile {
    const modified = statSync(path).mtimeMs;
    const known = this.files.get(path);
    if (known?.modified === modified) return known;
    const plain = readFileSync(path);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    const shrink = COMPRESSIBLE.test(type) && plain.length > 1024;
    const file: StaticFile = {
      type,
      modified,
      plain,
      etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
      gzip: shrink ? (readIfThere(`${path}.gz`) ?? gzipSync(plain)) : null,
      brotli: shrink ? (readIfThere(`${path}.br`) ?? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })) : null,
    };
    this.files.set(path, file);
    return file;
  }
}

const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path) : null);
