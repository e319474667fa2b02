// A project's function tests on the embedded deployment: the same calls that convex-test takes, on a
// data folder that is gone when the test is. vitest.config.ts names this file as `#engine`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FunctionReference, type FunctionReturnType, getFunctionName, type OptionalRestArgs, type UserIdentity } from "convex/server";
import { ConvexError, convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import { openDatabase } from "../database/openDatabase";
import { createFunctionHost } from "../functions/createFunctionHost";
import { functionsDirectory } from "../functions/build/functionsDirectory";
import { FrozenCode } from "../functions/build/projectCode";
import { openFileStorage } from "../functions/files/openFileStorage";
import type { FunctionHost, FunctionKind, Identity, Origin } from "../functions/types";
import { Scheduler } from "../scheduler/scheduler";

type Reference<Kind extends FunctionKind> = FunctionReference<Kind, "public" | "internal">;

/** Calls functions as one identity; internal ones too, as a test may. */
export class Caller {
  constructor(
    protected readonly functions: FunctionHost,
    private readonly identity: Identity | null,
    private readonly origin?: Origin,
  ) {}

  query<F extends Reference<"query">>(reference: F, ...args: OptionalRestArgs<F>): Promise<FunctionReturnType<F>> {
    return this.call("query", reference, args[0]);
  }

  mutation<F extends Reference<"mutation">>(reference: F, ...args: OptionalRestArgs<F>): Promise<FunctionReturnType<F>> {
    return this.call("mutation", reference, args[0]);
  }

  action<F extends Reference<"action">>(reference: F, ...args: OptionalRestArgs<F>): Promise<FunctionReturnType<F>> {
    return this.call("action", reference, args[0]);
  }

  withIdentity(identity: Partial<UserIdentity>): Caller {
    const { subject = "subject", issuer = "https://convex.test", ...claims } = identity;
    const tokenIdentifier = identity.tokenIdentifier ?? `${issuer}|${subject}`;
    return new Caller(this.functions, { ...(claims as Record<string, JSONValue>), subject, issuer, tokenIdentifier }, this.origin);
  }

  /** As if the requests came from there; what isn't given is unknown. */
  withRequestMetadata({ ip = null, userAgent = null }: { ip?: string | null; userAgent?: string | null }): Caller {
    return new Caller(this.functions, this.identity, { ip, userAgent, authToken: null });
  }

  private async call(kind: FunctionKind, reference: Reference<FunctionKind>, args: Record<string, unknown> = {}) {
    const result = await this.functions[kind]({
      path: getFunctionName(reference),
      args: convexToJson(args as Value),
      identity: this.identity,
      origin: this.origin,
      allowInternal: true,
    });
    if (result.ok) return jsonToConvex(JSON.parse(result.value) as JSONValue) as never;
    if (result.data !== undefined) throw new ConvexError(jsonToConvex(result.data));
    throw new Error(result.message);
  }
}

export class TestDeployment extends Caller {
  constructor(
    functions: FunctionHost,
    /** Ends it and deletes its data. */
    readonly close: () => Promise<void>,
    /** Changes environment variables while it runs. */
    readonly setEnvironment: (changes: Record<string, string>) => void,
  ) {
    super(functions, null);
  }
}

/** One for each project: its code stands still while a test file runs. */
const codes = new Map<string, FrozenCode>();

/** A fresh deployment of the project in the working directory; scheduled functions run. */
export async function makeEngine(env: Record<string, string>, projectDir = process.cwd()): Promise<TestDeployment> {
  const dataDir = mkdtempSync(join(tmpdir(), "convex-local-"));
  const database = await openDatabase(dataDir);
  let code = codes.get(projectDir);
  if (!code) codes.set(projectDir, (code = new FrozenCode(functionsDirectory(projectDir))));
  const functions = await createFunctionHost({ projectDir, database, files: openFileStorage(dataDir, database), env: () => env, code, traced: false });
  const scheduler = new Scheduler(database, functions);
  await scheduler.start();
  const close = async () => {
    scheduler.stop();
    await functions.close();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return new TestDeployment(functions, close, (changes) => void Object.assign(env, changes));
}
