import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isShell, MAX_KEPT_BYTES, SHELL_ADDRESSES } from "./shell";

const source = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const opensOffline = (address: string) => SHELL_ADDRESSES.some((pattern) => pattern.test(address));

describe("what opens without the server", () => {
  it("is every address of the app, but for public pages, whose head the deployment writes", () => {
    const paths = [...source("src/app/router.tsx").matchAll(/path: "(\/[^"]*)"/g)].map(([, path]) => path!);
    expect(paths.length).toBeGreaterThan(10);
    const closed = paths.filter((path) => !opensOffline(path.replace(/:\w+/g, "k57x").replace("*", "map")));
    expect(closed).toEqual(["/t/:slug"]);
    for (const address of ["/?lang=de", "/trips?show=past", "/trips/new", "/account/privacy", "/sign-in?next=%2Ftrips"]) expect([address, opensOffline(address)]).toEqual([address, true]);
  });

  it("is nothing that the deployment answers", () => {
    const served = ["/api/query", "/api/1.48.0/sync", "/api/storage/abc", "/_local/", "/webhooks/stripe", "/t/our-trip", "/trip-picture/our-trip", "/calendar/abc.ics", "/version", "/emulators/stripe/pay", "/.well-known/jwks.json", "/tripsy", "/assets/start.js", "/nowhere"];
    expect(served.filter(opensOffline)).toEqual([]);
  });

  it("is kept at once where it is small and needed, and otherwise when it is first used", () => {
    const kept = (url: string, size: number) => isShell({ url, size });
    expect([kept("assets/start-abc.js", 40_000), kept("index.html", 3_000), kept("assets/inter-latin-wght-normal-Dx4kXJAl.woff2", 48_000)]).toEqual([true, true, true]);
    expect([kept("assets/TripMap-abc.js", MAX_KEPT_BYTES + 1), kept("assets/inter-vietnamese-wght-normal-CBcvBZtf.woff2", 9_000)]).toEqual([false, false]);
  });
});
