// Clerk for tests, over a real socket: issues tokens with keys of its own and publishes them, answers the questions of
// its Backend API that Caravan asks, and signs webhook messages as svix does.
//
//   const clerk = await startClerkEmulator();
//   const ada = clerk.addUser({ first_name: "Ada" });
//   const token = await clerk.token(ada.id);
//   await clerk.post(site, "user.created", ada);
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import { Webhook } from "svix";

export type EmulatedUser = {
  id: string;
  object: "user";
  first_name: string | null;
  last_name: string | null;
  username: string | null;
  image_url: string;
  primary_email_address_id: string | null;
  email_addresses: { id: string; email_address: string; verification: { status: string } }[];
  created_at: number;
  updated_at: number;
};

export type ClerkEmulator = Awaited<ReturnType<typeof startClerkEmulator>>;

const KEY_ID = "ins_emulated";

export async function startClerkEmulator() {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: "RS256", use: "sig" }] };
  const secretKey = `sk_test_${randomBytes(12).toString("hex")}`;
  const webhookSecret = `whsec_${randomBytes(24).toString("base64")}`;
  const users = new Map<string, EmulatedUser>();
  /** Addresses that were asked for, in order. */
  const asked: string[] = [];
  let failing: number | null = null;

  const server = createServer((request, response) => {
    const at = new URL(request.url ?? "/", "http://emulator");
    asked.push(at.pathname + at.search);
    if (failing !== null) return send(response, failing, { errors: [{ code: "emulated" }] });
    switch (at.pathname) {
      case "/.well-known/openid-configuration":
        return send(response, 200, { issuer: url, jwks_uri: `${url}/.well-known/jwks.json` });
      case "/.well-known/jwks.json":
        return send(response, 200, jwks);
      case "/v1/jwks":
        return answer(request, response, () => jwks);
      case "/v1/users":
        return answer(request, response, () => page(at.searchParams));
      default:
        return send(response, 404, { errors: [{ code: "resource_not_found" }] });
    }
  });

  function answer(request: IncomingMessage, response: ServerResponse, read: () => unknown) {
    const isOurs = request.headers.authorization === `Bearer ${secretKey}`;
    send(response, isOurs ? 200 : 401, isOurs ? read() : { errors: [{ code: "authentication_invalid" }] });
  }

  function page(query: URLSearchParams): EmulatedUser[] {
    const only = query.getAll("user_id");
    const order = query.get("order_by") === "+created_at" ? 1 : -1;
    const offset = Number(query.get("offset") ?? 0);
    return [...users.values()]
      .filter((user) => only.length === 0 || only.includes(user.id))
      .sort((a, b) => order * (a.created_at - b.created_at))
      .slice(offset, offset + Math.min(Number(query.get("limit") ?? 10), 500));
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    secretKey,
    webhookSecret,
    asked,
    privateKey,
    publicKeyPem: await exportSPKI(publicKey),
    /** What a deployment is told of this Clerk. */
    env: { CLERK_JWT_ISSUER_DOMAIN: url, CLERK_SECRET_KEY: secretKey, CLERK_API_URL: url, CLERK_WEBHOOK_SECRET: webhookSecret },

    addUser(fields: Partial<EmulatedUser> & { email?: string } = {}): EmulatedUser {
      const { email = "ada@example.org", ...rest } = fields;
      const at = 1_700_000_000_000 + users.size;
      const user: EmulatedUser = {
        id: `user_${randomBytes(9).toString("hex")}`,
        object: "user",
        first_name: "Ada",
        last_name: "Lovelace",
        username: null,
        image_url: "https://img.clerk.com/ada",
        primary_email_address_id: "idn_1",
        email_addresses: [{ id: "idn_1", email_address: email, verification: { status: "verified" } }],
        created_at: at,
        updated_at: at,
        ...rest,
      };
      users.set(user.id, user);
      return user;
    },

    updateUser(id: string, fields: Partial<EmulatedUser>): EmulatedUser {
      const before = users.get(id)!;
      const user = { ...before, updated_at: before.updated_at + 1000, ...fields };
      users.set(id, user);
      return user;
    },

    deleteUser: (id: string) => void users.delete(id),

    /** As the template "convex" makes it, for a minute; `seconds` may be negative, `claims` override. */
    async token(userId: string, claims: JWTPayload = {}, seconds = 60): Promise<string> {
      const user = users.get(userId);
      const now = Math.floor(Date.now() / 1000);
      const said = user && { name: [user.first_name, user.last_name].join(" ").trim(), email: user.email_addresses[0]?.email_address, email_verified: true, picture: user.image_url };
      return new SignJWT({ iss: url, aud: "convex", ...said, ...claims })
        .setProtectedHeader({ alg: "RS256", kid: KEY_ID, typ: "JWT" })
        .setSubject(userId)
        .setIssuedAt(Math.min(now, now + seconds - 1))
        .setExpirationTime(now + seconds)
        .sign(privateKey);
    },

    /** Sends a message to a deployment's route, as svix does. */
    async post(site: string, type: string, data: unknown, { id = `msg_${randomBytes(9).toString("hex")}`, at = new Date(), secret = webhookSecret } = {}) {
      const body = JSON.stringify({ data, object: "event", type, timestamp: at.getTime(), instance_id: "ins_emulated" });
      const headers = {
        "content-type": "application/json",
        "svix-id": id,
        "svix-timestamp": String(Math.floor(at.getTime() / 1000)),
        "svix-signature": new Webhook(secret).sign(id, at, body),
      };
      const response = await fetch(`${site}/webhooks/clerk`, { method: "POST", headers, body });
      return { status: response.status, message: ((await response.json()) as { message: string }).message };
    },

    /** Answers everything with this status from now on; null: as it should. */
    fail: (status: number | null) => void (failing = status),

    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
