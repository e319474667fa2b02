// Requests as bytes, so that none is too malformed to be sent: the API's and administrators' routes, storage, the
// project's own routes, WebSocket upgrades, and what isn't HTTP at all.
import fc from "fast-check";
import { asText, hostileValue, meddled } from "./hostileJson";
import { callArgs, FUNCTIONS, NO_FUNCTIONS } from "./syncInputs";

/** `pieces` are written one after another; `hangUp`: and then the connection is cut, whatever the answer. */
export type RawRequest = { pieces: Buffer[]; hangUp: boolean };

const ADMIN_PATHS = ["/api/update_environment_variables", "/api/stream_function_logs?cursor=0", "/api/export/request/zip?includeStorage=true", "/api/export/zip/1", "/api/export/zip/..%2f..", "/api/import/start_upload", "/api/import/upload_part?uploadToken=x&partNumber=1", "/api/import/finish_upload", "/api/perform_import"];
const API_PATHS = ["/api/query", "/api/mutation", "/api/action", "/api/function", "/api/query_ts", "/api/query_at_ts", "/api/query_batch", "/api/run/notes/list", "/api/run/%E0%A4%A", "/api/run/../notes", "/api/query?path=notes:list&args=%7B%22channel%22:%22fuzz%22%7D", "/api/query?args={", "/api/query?path=notes:list&args=[[[["];
const OTHER_PATHS = ["/version", "/", "//", "///", "*", "/whoami", "/meta", "/broken", "/count?to=3", "/echo", "/shared", "/files/x", "/files/%00", "/..%2f..%2fetc/passwd", "/%", "/\\", "http://evil.test/whoami", "http://[", "https://", "//evil.test/whoami", "/api/storage/upload", "/api/storage/upload?token=a.b", "/api/storage/00000000-0000-0000-0000-000000000000", "/api/storage/../upload", "/api/sync", "/api/x/sync", "/_local", "/_local/api", `/${"a".repeat(9000)}`, "/?" + "a=1&".repeat(400)];

const method = fc.oneof({ weight: 4, arbitrary: fc.constantFrom("GET", "POST", "OPTIONS", "HEAD", "PUT") }, { weight: 1, arbitrary: fc.constantFrom("TRACE", "CONNECT", "DELETE", "PROPFIND", "get", "G\u0000T", "") });
const path = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...API_PATHS) }, { weight: 2, arbitrary: fc.constantFrom(...ADMIN_PATHS) }, { weight: 3, arbitrary: fc.constantFrom(...OTHER_PATHS) }, { weight: 1, arbitrary: fc.webPath() });
const header = (keys: string[]) =>
  fc.oneof(
    fc.constantFrom("content-type: application/json", "content-type: multipart/form-data; boundary=x", "content-type: text/plain; charset=\u00ff", "content-type: ", "origin: https://evil.test", "origin: null", "x-forwarded-for: 1.2.3.4, ::1, %%", "expect: 100-continue", "expect: nonsense"),
    fc.constantFrom("range: bytes=0-", "range: bytes=-1", "range: bytes=9999999999999999999999-", "range: bytes=0-0,2-3", "range: bytes=5-1", "if-range: x", "digest: sha-256=zzz", "if-none-match: *", "accept-encoding: br;q=9", "access-control-request-headers: x, y"),
    fc.constantFrom("upgrade: websocket\r\nconnection: Upgrade", "upgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13", "upgrade: h2c\r\nconnection: Upgrade, HTTP2-Settings", "sec-websocket-extensions: permessage-deflate; x=\u00ff"),
    fc.constantFrom("authorization: Bearer x.y.z", "authorization: Bearer ", "authorization: Convex wrong", "authorization: Convex", "authorization: Basic eDp5", "authorization: nonsense", ...keys.map((key) => `authorization: Convex ${key}`)),
    fc.constantFrom("x: a\r\ninjected: b", "x:\u0001", " folded: x", "no-colon", "content-length: 5", "content-length: -1", "content-length: 99999999999", "transfer-encoding: chunked, chunked", "transfer-encoding: gzip", `x: ${"y".repeat(20_000)}`),
  );

const call = fc.record({ path: fc.constantFrom(...FUNCTIONS, ...NO_FUNCTIONS), args: fc.oneof(callArgs, fc.tuple(callArgs)), format: fc.constant("json"), ts: fc.constantFrom("AAAAAAAAAAA=", "x") });
const admin = fc.oneof(
  fc.record({ changes: fc.array(fc.record({ name: fc.constantFrom("FUZZ", "CONVEX_CLOUD_URL", "1", "__proto__"), value: fc.oneof(fc.constant(null), fc.string({ maxLength: 10 })) }), { maxLength: 3 }) }),
  fc.record({ import: fc.record({ tableName: fc.constantFrom("notes", "_storage", "../x"), format: fc.constantFrom("zip", "jsonLines", "csv", "jsonArray"), mode: fc.constantFrom("append", "replace", "x") }), uploadToken: fc.string() }),
  fc.record({ importId: fc.string() }),
);
const body = fc.oneof(
  { weight: 4, arbitrary: meddled(fc.oneof(call, call, admin)).map(asText) },
  { weight: 1, arbitrary: hostileValue.map((value) => asText({ path: "notes:list", args: value })) },
  { weight: 1, arbitrary: fc.constantFrom("", "{", "[]", "null", "1", "--x\r\ncontent-disposition: form-data\r\n\r\nx\r\n--x--", "[".repeat(100_000)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString("latin1")) },
);

type Framing = "length" | "chunked" | "short" | "long" | "bad chunks" | "none";
const framing = fc.oneof({ weight: 5, arbitrary: fc.constant<Framing>("length") }, { weight: 4, arbitrary: fc.constantFrom<Framing>("chunked", "short", "long", "bad chunks", "none") });

function framed(text: string, how: Framing): { headers: string[]; bytes: string } {
  const length = Buffer.byteLength(text, "latin1");
  switch (how) {
    case "length":
      return { headers: [`content-length: ${length}`], bytes: text };
    case "short":
      return { headers: [`content-length: ${Math.floor(length / 2)}`], bytes: text };
    case "long":
      return { headers: [`content-length: ${length + 10}`], bytes: text };
    case "chunked":
      return { headers: ["transfer-encoding: chunked"], bytes: `${length.toString(16)};ext="\u00ff"\r\n${text}\r\n0\r\nx-trailer: 1\r\n\r\n` };
    case "bad chunks":
      return { headers: ["transfer-encoding: chunked", `content-length: ${length}`], bytes: `fffffffffffffffff\r\n${text}\r\n-1\r\n` };
    case "none":
      return { headers: [], bytes: text };
  }
}

/** `keys`: admin keys that some of them carry. */
export function rawRequest(keys: string[]): fc.Arbitrary<RawRequest> {
  const http = fc.tuple(method, path, fc.array(header(keys), { maxLength: 4 }), body, framing, fc.constantFrom("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "")).map(([verb, to, headers, text, how, version]) => {
    const { headers: own, bytes } = framed(text, how);
    return Buffer.from(`${verb} ${to} ${version}\r\nhost: x\r\n${[...headers, ...own].map((line) => `${line}\r\n`).join("")}connection: close\r\n\r\n${bytes}`, "latin1");
  });
  const noise = fc.uint8Array({ minLength: 1, maxLength: 500 }).map((bytes) => Buffer.from(bytes));
  const bytes = fc.oneof({ weight: 12, arbitrary: http }, { weight: 1, arbitrary: noise }, { weight: 1, arbitrary: fc.tuple(http, http).map(([one, other]) => Buffer.concat([one, other])) });
  return fc.tuple(bytes, fc.nat(400), fc.nat(9)).map(([whole, cut, chance]) => ({
    pieces: chance < 6 ? [whole] : [whole.subarray(0, cut), whole.subarray(cut)].filter(({ length }) => length > 0).slice(0, chance === 9 ? 1 : 2),
    hangUp: chance >= 8,
  }));
}

/** An export with bytes of it changed, cut off or repeated. */
export function hostileZip(whole: Buffer): fc.Arbitrary<Buffer> {
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  return fc.tuple(fc.array(change, { maxLength: 8 }), fc.option(fc.nat(whole.length)), fc.boolean()).map(([changes, cut, twice]) => {
    const copy = Buffer.from(whole);
    for (const [at, byte] of changes) copy[at] = byte;
    const part = cut === null ? copy : copy.subarray(0, cut);
    return twice ? Buffer.concat([part, copy]) : part;
  });
}
