// Uploads to the URL that a function gave out, and downloads from the addresses of files: streamed both ways, with
// ranges, so that a video can be sought in.
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { ChecksumMismatch, type FileStorage, type StoredFile } from "../functions/files/fileStorage";
import type { ByteRange } from "../store/blobs";
import { bounded, BodyTooLarge, sendTooLarge } from "./body";
import type { AllowedOrigins } from "./cors";
import type { Limits } from "./limits";
import { sendJson } from "./sendJson";

const PREFIX = "/api/storage/";
const MONTH_S = 30 * 24 * 60 * 60;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What a browser would run as a page of ours: it may look at it, in a sandbox. */
const ACTIVE = /\b(html|xml|svg)\b/i;

export class StorageRoutes {
  constructor(
    private readonly files: FileStorage,
    private readonly origins: AllowedOrigins,
    private readonly limits: Pick<Limits, "upload">,
  ) {}

  /** False when the path is not one of storage's. */
  async handle(request: IncomingMessage, response: ServerResponse, { pathname, searchParams }: URL): Promise<boolean> {
    if (!pathname.startsWith(PREFIX)) return false;
    if (!this.origins.open(request, response)) return true;
    const name = pathname.slice(PREFIX.length);
    if (name === "upload" && request.method === "POST") await this.upload(request, response, searchParams.get("token") ?? "");
    else if (name !== "upload" && (request.method === "GET" || request.method === "HEAD")) await this.download(request, response, name);
    else sendJson(response, 405, { code: "MethodNotAllowed", message: "Send a POST to upload, a GET to download." });
    return true;
  }

  private async upload(request: IncomingMessage, response: ServerResponse, token: string): Promise<void> {
    const grant = this.files.checkGrant(token);
    if (!grant.ok) return void sendJson(response, 401, { code: grant.code, message: grant.message });
    const [, sha256] = /^sha-256=(.+)$/i.exec(String(request.headers.digest ?? "")) ?? [];
    try {
      const storageId = await this.files.store(grant.component, bounded(request, this.limits.upload), request.headers["content-type"] ?? null, sha256);
      sendJson(response, 200, { storageId });
    } catch (error) {
      if (error instanceof ChecksumMismatch) sendJson(response, 400, { code: "Sha256Mismatch", message: error.message });
      else if (error instanceof BodyTooLarge) sendTooLarge(request, response, error);
      // A client that went away hears nothing, and has left nothing.
      else if (request.complete) throw error;
      else response.destroy();
    }
  }

  private async download(request: IncomingMessage, response: ServerResponse, storageId: string): Promise<void> {
    if (!UUID.test(storageId)) {
      const message = `Invalid storage path: "${storageId}". Please use \`storage.getUrl()\` to generate a valid URL to retrieve files. See https://docs.convex.dev/file-storage/serve-files for more details`;
      return void sendJson(response, 400, { code: "InvalidStoragePath", message });
    }
    const file = await this.files.lookUp(storageId);
    if (file === null) return void sendJson(response, 404, { code: "FileNotFound", message: `File ${storageId} not found` });
    const etag = `"${file.sha256}"`;
    describe(response, file, etag);
    if (request.headers["if-none-match"]?.split(/\s*,\s*/).includes(etag)) return void response.writeHead(304).end();
    const isSame = request.headers["if-range"] === undefined || request.headers["if-range"] === etag;
    const range = isSame ? rangeOf(request.headers.range, file.size) : null;
    if (range === "unsatisfiable") return void response.writeHead(416, { "content-range": `bytes */${file.size}` }).end();
    if (range) response.setHeader("content-range", `bytes ${range.start}-${range.end}/${file.size}`);
    else response.setHeader("digest", `sha-256=${file.sha256}`);
    response.setHeader("content-length", range ? range.end - range.start + 1 : file.size);
    response.writeHead(range ? 206 : 200);
    if (request.method === "HEAD" || file.size === 0) return void response.end();
    await pipeline(this.files.read(file, range ?? undefined), response);
  }
}

function describe(response: ServerResponse, { contentType }: StoredFile, etag: string): void {
  if (contentType !== null) response.setHeader("content-type", contentType);
  if (contentType !== null && ACTIVE.test(contentType)) response.setHeader("content-security-policy", "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("accept-ranges", "bytes");
  response.setHeader("cache-control", `private, max-age=${MONTH_S}`);
  response.setHeader("etag", etag);
}

/** Null for the whole file: also for a header that makes no sense, as HTTP has it. */
function rangeOf(header: string | undefined, size: number): ByteRange | null | "unsatisfiable" {
  const [, spec] = /^bytes=(.+)$/.exec(header ?? "") ?? [];
  if (spec === undefined || size === 0) return null;
  if (spec.includes(",")) return "unsatisfiable";
  const [, first, last] = /^\s*(\d*)-(\d*)\s*$/.exec(spec) ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  const range = first === "" ? { start: Math.max(0, size - Number(last)), end: size - 1 } : { start: Number(first), end: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
  return range.start > range.end ? "unsatisfiable" : range;
}
