// The `fetch`, `Request` and `Response` of a realm: Node's, which allow what Convex's own allow. Those are looser than the
// standard: a stream needs no `duplex`, a status that has no body may be given one, headers of any response may be written.

type Init = RequestInit & { duplex?: string };

/** Statuses whose answers have no body. */
const WITHOUT_BODY = new Set([204, 205, 304]);
/** What Node's fetch has undone already, so that whoever sends the body on doesn't say that it is still so. */
const UNDONE = /^(gzip|x-gzip|deflate|br)$/i;

/** Bytes that a response's body has, if it was made of something whole. */
const lengths = new WeakMap<object, number>();
export const knownLength = (response: Response): number | undefined => lengths.get(response);

export function realmFetch(run: (work: () => Promise<Response>) => Promise<Response>): { fetch: typeof fetch; Request: typeof Request; Response: typeof Response } {
  const OurRequest = new Proxy(Request, {
    construct: (target, [input, init, ...rest]: [RequestInfo | URL, Init?], newTarget) => Reflect.construct(target, [input, withDuplex(init), ...(rest as unknown[])], newTarget) as object,
  });
  const statics: Partial<typeof Response> = {
    json: (data, init) => {
      const text = JSON.stringify(data) as string | undefined;
      if (text === undefined) throw new TypeError("Failed to execute 'json' on 'Response': The data is not JSON serializable");
      const response = measured(Response, text, init);
      response.headers.set("content-type", "application/json");
      return response;
    },
    redirect: (url, status) => new Response(null, { status: status ?? 302, headers: { location: String(url) } }),
    error: () => new Response(null, { status: 500 }),
  };
  const OurResponse = new Proxy(Response, {
    construct: (target, [body, init]: [BodyInit | null | undefined, ResponseInit?], newTarget) => measured(target, body, init, newTarget),
    get: (target, key) => (Object.hasOwn(statics, key) ? statics[key as keyof typeof statics] : (Reflect.get(target, key) as unknown)),
  });
  return {
    fetch: async (input, init) => writable(await run(() => fetch(input, withDuplex(init as Init | undefined)))),
    Request: OurRequest,
    Response: OurResponse,
  };
}

function withDuplex(init: Init | undefined): Init | undefined {
  return init?.body instanceof ReadableStream && init.duplex === undefined ? { ...init, duplex: "half" } : init;
}

function measured(target: typeof Response, given: BodyInit | null | undefined, init: ResponseInit | undefined, newTarget: unknown = target): Response {
  const body = bodyFor(given, init);
  const response = Reflect.construct(target, [body, init ?? undefined], newTarget as typeof Response) as Response;
  const length = lengthOf(body);
  if (length !== null) lengths.set(response, length);
  return response;
}

function lengthOf(body: BodyInit | null | undefined): number | null {
  if (typeof body === "string") return Buffer.byteLength(body);
  if (body instanceof URLSearchParams) return Buffer.byteLength(body.toString());
  if (body instanceof Blob) return body.size;
  return body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? body.byteLength : null;
}

const bodyFor = (body: BodyInit | null | undefined, init: ResponseInit | undefined) => (WITHOUT_BODY.has(Number(init?.status)) ? null : body);

/** What was fetched, with headers of its own: Node's can't be written. */
function writable(response: Response): Response {
  const headers = new Headers(response.headers);
  if (UNDONE.test(headers.get("content-encoding") ?? "")) for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return Object.defineProperty(response, "headers", { value: headers });
}
