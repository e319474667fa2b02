// The API: checks key and version, honours idempotency, finds the route, answers in Stripe's shape.
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Account } from "../account";
import { bodyText } from "../http";
import { newId } from "../ids";
import { ApiError, invalidRequest } from "./errors";
import { expand } from "./expand";
import { decodeForm, type FormObject } from "./formBody";
import { Idempotency } from "./idempotency";
import { listOf, text } from "./parameters";
import { matched, type Route } from "./route";
import { billingRoutes } from "./routes/billing";
import { catalogueRoutes } from "./routes/catalogue";
import { checkoutRoutes } from "./routes/checkout";
import { customerRoutes } from "./routes/customers";
import { eventRoutes } from "./routes/events";
import { paymentRoutes } from "./routes/payments";

const ROUTES: Route[] = [...customerRoutes, ...catalogueRoutes, ...checkoutRoutes, ...paymentRoutes, ...billingRoutes, ...eventRoutes];

type Call = { method: string; path: string; form: FormObject; text: string };
type Answer = { status: number; body: string };

export type ApiOptions = {
  secretKey: string;
  /** Keeps what changed; an answer is only given once this has resolved. */
  save: () => Promise<void>;
  clock: () => number;
};

export class StripeApi {
  private readonly idempotency: Idempotency;

  constructor(
    private readonly account: Account,
    private readonly options: ApiOptions,
  ) {
    this.idempotency = new Idempotency(account.state, options.clock);
  }

  /** `path` begins with /v1/. */
  async handle(request: IncomingMessage, response: ServerResponse, path: string, query: string): Promise<void> {
    const requestId = newId("req", 14);
    const key = header(request, "idempotency-key");
    response.setHeader("request-id", requestId);
    response.setHeader("stripe-version", this.account.settings.apiVersion);
    if (key !== null) response.setHeader("idempotency-key", key);
    const { answer, replayed } = await this.answered(request, { path, query, key, requestId });
    if (replayed) response.setHeader("idempotent-replayed", "true");
    response.writeHead(answer.status, { "content-type": "application/json", "cache-control": "no-cache, no-store" }).end(answer.body);
  }

  private async answered(request: IncomingMessage, at: { path: string; query: string; key: string | null; requestId: string }): Promise<{ answer: Answer; replayed: boolean }> {
    try {
      this.authorize(request);
      this.requireVersion(request);
      const body = await bodyText(request);
      const call: Call = { method: request.method ?? "GET", path: at.path, text: body, form: decodeForm(request.method === "GET" ? at.query : body || at.query) };
      return call.method === "POST" && at.key !== null ? await this.once(call, at.key, at.requestId) : { answer: await this.run(call, at.requestId, at.key), replayed: false };
    } catch (error) {
      return { answer: failure(error), replayed: false };
    }
  }

  private async once(call: Call, key: string, requestId: string): Promise<{ answer: Answer; replayed: boolean }> {
    const named = `${call.path}\n${call.text}`;
    const kept = this.idempotency.begin(key, named);
    if (kept) return { answer: kept, replayed: true };
    try {
      // The answer is kept with what it changed, in one write: neither survives a crash alone.
      const answer = await this.run(call, requestId, key, (done) => {
        // What was refused before anything happened may be sent again, corrected.
        if (done.status === 200 || done.status === 402) this.idempotency.keep(key, named, done);
      });
      return { answer, replayed: false };
    } finally {
      this.idempotency.release(key);
    }
  }

  private async run(call: Call, requestId: string, key: string | null, keep: (answer: Answer) => void = () => undefined): Promise<Answer> {
    this.account.request = { id: requestId, idempotency_key: key };
    const answer = this.outcome(call);
    this.account.request = null;
    if (call.method !== "GET") {
      keep(answer);
      await this.options.save();
    }
    return answer;
  }

  private outcome(call: Call): Answer {
    try {
      const { expand: asked, ...form } = call.form;
      const paths = asked === undefined ? [] : listOf(text)(asked, "expand");
      const answer = structuredClone(this.find(call)(form));
      expand(this.account, answer, paths);
      return { status: 200, body: JSON.stringify(answer, null, 2) };
    } catch (error) {
      return failure(error);
    }
  }

  private find({ method, path }: Call): (form: FormObject) => unknown {
    const segments = path.split("/").slice(1).map(decoded);
    for (const route of ROUTES) {
      const ids = matched(route, method, segments);
      if (ids) return (form) => route.run(this.account, form, ids);
    }
    throw invalidRequest(`Unrecognized request URL (${method}: ${path}). The emulator speaks the parts of Stripe's API that Caravan uses.`, { status: 404 });
  }

  private authorize(request: IncomingMessage): void {
    const given = keyOf(header(request, "authorization") ?? "");
    if (given === null)
      throw new ApiError(401, {
        type: "invalid_request_error",
        message: "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
      });
    if (!timingSafeEqual(digest(given), digest(this.options.secretKey))) throw new ApiError(401, { type: "invalid_request_error", message: `Invalid API Key provided: ${masked(given)}` });
  }

  private requireVersion(request: IncomingMessage): void {
    const version = header(request, "stripe-version");
    const { apiVersion } = this.account.settings;
    if (version !== null && version !== apiVersion) throw invalidRequest(`Invalid Stripe API version: ${version}. The emulator speaks ${apiVersion} alone.`);
  }
}

function failure(error: unknown): Answer {
  if (error instanceof ApiError) return { status: error.status, body: JSON.stringify({ error: error.body }, null, 2) };
  console.error("The Stripe emulator failed", error);
  return { status: 500, body: JSON.stringify({ error: { type: "api_error", message: "The Stripe emulator failed; its log says why." } }) };
}

function keyOf(authorization: string): string | null {
  const [scheme = "", value = ""] = authorization.split(" ");
  if (scheme.toLowerCase() === "bearer" && value !== "") return value;
  if (scheme.toLowerCase() === "basic") return Buffer.from(value, "base64").toString("utf8").split(":")[0] || null;
  return null;
}

function masked(key: string): string {
  return key.length < 12 ? "*".repeat(key.length) : `${key.slice(0, 8)}${"*".repeat(key.length - 12)}${key.slice(-4)}`;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
