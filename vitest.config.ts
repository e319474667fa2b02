// Five suites. The project's function tests run twice, once on each engine: `#engine` names it.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const functionTests = ["convex/**/*.functions.test.ts"];
const browserTests = ["e2e/*.test.ts", "local/**/*.browser.test.ts"];
const pureTests = ["convex/**/*.test.ts", "src/**/*.test.{ts,tsx}"];

export default defineConfig({
  resolve: { alias: { "@": path("./src") } },
  test: {
    // Limits are for what hangs: a shared machine may be half as fast as it was a minute ago.
    // Vitest would leave a core to itself: half of a machine that has two.
    maxWorkers: availableParallelism(),
    setupFiles: [path("./vitest.setup.ts")],
    hookTimeout: 60_000,
    // What is asked again and again may need longer than Vitest's second on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: { name: "unit", include: pureTests, exclude: functionTests, environment: "node", testTimeout: 60_000 },
      },
      {
        extends: true,
        resolve: { alias: { "#engine": path("./convex/engine.testing.ts") } },
        test: {
          name: "functions",
          // Each test has a deployment of its own; what they share is code, which takes longer to load than most tests take.
          isolate: false,
          include: functionTests,
          environment: "edge-runtime",
          server: { deps: { inline: ["convex-test"] } },
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        resolve: { alias: { "#engine": path("./local/testing/convexLocal.ts") } },
        test: { name: "functions on local", isolate: false, include: functionTests, environment: "node", testTimeout: 90_000 },
      },
      {
        extends: true,
        test: { name: "engine", include: ["local/**/*.test.ts"], exclude: browserTests, environment: "node", testTimeout: 120_000 },
      },
      {
        extends: true,
        resolve: { alias: { "#engine": path("./local/testing/convexLocal.ts") } },
        test: { name: "wire", include: ["e2e/wire/**/*.test.ts"], environment: "node", testTimeout: 90_000 },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: browserTests,
          environment: "node",
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
