// The project's functions on convex-test, in the shape that local/testing/convexLocal.ts has too:
// vitest.config.ts points `#engine` at one or the other, so that every function test runs on both.
import presence from "@convex-dev/presence/test";
import rateLimiter from "@convex-dev/rate-limiter/test";
import { convexTest } from "convex-test";
import schema from "./schema";

const modules = import.meta.glob(["./**/*.ts", "./_generated/*.js", "!./**/*.test.ts", "!./**/*.testing.ts"]);

/** A fresh deployment. `env` becomes its environment variables. */
export async function makeEngine(env: Record<string, string>) {
  Object.assign(process.env, env);
  const t = convexTest(schema, modules);
  rateLimiter.register(t);
  presence.register(t);
  return Object.assign(t, { close: async () => undefined, setEnvironment: (changes: Record<string, string>) => void Object.assign(process.env, changes) });
}
