// The `fetch`, `Request` and `Response` of a realm: Node's, which allow what Convex's own allow. Those are looser than the
// standard: a stream needs no `duplex`, a status that has no body may be given one, headers of any response may be written.

type Init = RequestInit & { duplex?: string };

/** Statuses whose answers have no body. */
const WITHOUT_BODY = new Set([204, 205, 304]);
/** What Node's fetch has undone already, so that whoever sends the body on doesn't say that it is still so. */
const UNDONE = /^(gzip|x-gzip|deflate|br)$/i;

export function realmFetch(run: (work: () => Promise<Response>) => Promise<Response>): { fetch: typeof fetch; Request: typeof Request; Response: typeof Response } {
  const OurRequest = new Proxy(Request, {
    construct: (target, [input, init, ...rest]: [RequestInfo | URL, Init?], newTarget) => Reflect.construct(target, [input, withDuplex(init), ...(rest as unknown[])], newTarget) as object,
  });
  const statics: Partial<typeof Response> = {
    json: (data, init) => {
      const { body, headers } = Response.json(data, { headers: init?.headers });
      return new Response(bodyFor(body, init), { ...init, headers });
    },
    redirect: (url, status) => new Response(null, { status: status ?? 302, headers: { location: String(url) } }),
    error: () => new Response(null, { status: 500 }),
  };
  const OurResponse = new Proxy(Response, {
    construct: (target, [body, init]: [BodyInit | null | undefined, ResponseInit?], newTarget) => Reflect.construct(target, [bodyFor(body, init), init ?? undefined], newTarget) as object,
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

const bodyFor = (body: BodyInit | null | undefined, init: ResponseInit | undefined) => (WITHOUT_BODY.has(Number(init?.status)) ? null : body);

/** What was fetched, with headers of its own: Node's can't be written. */
function writable(response: Response): Response {
  const headers = new Headers(response.headers);
  if (UNDONE.test(headers.get("content-encoding") ?? "")) for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return Object.defineProperty(response, "headers", { value: headers });
}
