// A deployment of local/fixtures/sync, or of the project that the options name, with the official clients on it, for tests of what goes over
// the wire. Everything opened here is closed, and its data deleted, by `close`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexClient, ConvexHttpClient, type ConvexClientOptions } from "convex/browser";
import type { FunctionReference, FunctionReturnType } from "convex/server";
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import { WebSocket } from "ws";
import { startDeployment, type Deployment, type DeploymentOptions } from "../cli/startDeployment";

export const PROJECT = new URL("../fixtures/sync", import.meta.url).pathname;

/** An issuer of tokens; with what it gives unless told otherwise, the one that the fixture's auth.config.ts trusts. */
export async function makeIssuer(alg: "RS256" | "ES256" = "RS256") {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "test", alg, use: "sig" }] };
  return {
    jwks,
    env: { TEST_JWKS: `data:application/json,${encodeURIComponent(JSON.stringify(jwks))}` },
    /** Valid for `seconds` from now, which may be negative. */
    token: (subject: string, claims: JWTPayload = {}, seconds = 3600) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ iss: "https://issuer.test", aud: "notes", ...claims })
        .setProtectedHeader({ alg, kid: "test" })
        .setSubject(subject)
        .setIssuedAt(claims.iat ?? Math.min(now, now + seconds - 1))
        .setExpirationTime(now + seconds)
        .sign(privateKey);
    },
  };
}

export type Issuer = Awaited<ReturnType<typeof makeIssuer>>;

/** The official client, over `ws`; quiet, as tests break connections on purpose. */
export function connect(url: string, options: Partial<ConvexClientOptions> = {}): ConvexClient {
  return new ConvexClient(url, { webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket, logger: false, ...options });
}

export class FixtureDeployment {
  private readonly clients: ConvexClient[] = [];

  private constructor(
    readonly dataDir: string,
    readonly issuer: Issuer,
    private readonly options: Omit<DeploymentOptions, "port">,
    public deployment: Deployment,
  ) {}

  static async start(options: Partial<DeploymentOptions> = {}): Promise<FixtureDeployment> {
    const dataDir = mkdtempSync(join(tmpdir(), "convex-local-"));
    const issuer = await makeIssuer();
    const all = { projectDir: PROJECT, dataDir, env: () => issuer.env, ...options };
    return new FixtureDeployment(dataDir, issuer, all, await startDeployment({ port: 0, ...all }));
  }

  get url(): string {
    return this.deployment.url;
  }

  client(options: Partial<ConvexClientOptions> = {}): ConvexClient {
    const client = connect(this.url, options);
    this.clients.push(client);
    return client;
  }

  http(): ConvexHttpClient {
    return new ConvexHttpClient(this.url, { logger: false });
  }

  /** Stops it, runs `meanwhile`, then starts it on the same data and port. */
  async restart(meanwhile?: () => Promise<void>): Promise<void> {
    const { port } = this.deployment;
    await this.deployment.close();
    await meanwhile?.();
    this.deployment = await startDeployment({ ...this.options, port });
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
    await this.deployment.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

type Seen<T> = {
  /** Everything that the callback was given, in order. */
  values: T[];
  /** The first value, now or later, for which `test` holds. Rejects with the query's own failure. */
  until(test: (value: T) => boolean): Promise<T>;
  stop(): void;
};

/** Subscribes, and waits on what is seen rather than on a clock. */
export function watch<Query extends FunctionReference<"query">>(client: ConvexClient, query: Query, args: Query["_args"]): Seen<FunctionReturnType<Query>> {
  type T = FunctionReturnType<Query>;
  const values: T[] = [];
  let failed: Error | null = null;
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const check of [...waiting]) check();
  };
  const stop = client.onUpdate(
    query,
    args,
    (value: T) => {
      failed = null;
      values.push(value);
      tell();
    },
    (error) => {
      failed = error;
      tell();
    },
  );
  return {
    values,
    stop,
    until: (test) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = values.find(test);
          if (found === undefined && !failed) return;
          waiting.delete(check);
          if (found === undefined) reject(failed!);
          else resolve(found);
        };
        waiting.add(check);
        check();
      }),
  };
}
