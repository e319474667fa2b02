// What the command line takes for a deployment that strangers reach, and what it refuses.
import { describe, expect, it } from "vitest";
import { ratePerAddress } from "../http/ratePerAddress";
import { readOptions } from "./options";

const read = (...more: string[]) => readOptions(["--project", "p", "--data", "d", ...more]);

describe("a deployment for strangers", () => {
  it("is what the options say, and for nobody but its developer without them", () => {
    expect(read()).toMatchObject({ production: false, allowOrigins: undefined, limits: {}, host: undefined });
    expect(read()).not.toHaveProperty("onCall");
    expect(read("--production", "--allow-origin", "https://a.test", "--allow-origin", "*", "--max-upload", "20", "--max-connections-per-address", "64", "--host", "127.0.0.1")).toMatchObject({
      production: true,
      allowOrigins: ["https://a.test", "*"],
      limits: { upload: 20 * 1024 * 1024, connectionsPerAddress: 64 },
      host: "127.0.0.1",
    });
  });

  it.each([
    [["--allow-origin", "a.test"], /scheme and a host/],
    [["--allow-origin", "https://a.test/"], /scheme and a host/],
    [["--public-url", "a.test"], /--public-url must be an address/],
    [["--max-upload", "0"], /--max-upload must be a number from 1/],
    [["--rate-per-address", "many"], /--rate-per-address must be a number from 1/],
    [["--max-connections-per-address", "-1"], /max-connections-per-address/],
  ])("refuses %j with a sentence", (argv, sentence) => {
    expect(() => read(...argv)).toThrow(sentence);
  });

  it("takes no secret: those on a command line are seen by everybody on the machine", () => {
    for (const name of ["--admin-key", "--env", "--secret"]) expect(() => read(name, "x")).toThrow(/Unknown option/);
  });
});

describe("calls of one address", () => {
  const call = (address: string | null) => ({ kind: "query" as const, path: "a:b", address, identity: null });

  it("are so many a second, and ten times as many at once after a silence", () => {
    let now = 0;
    const onCall = ratePerAddress(2, () => now);
    for (let i = 0; i < 20; i++) expect(onCall(call("10.0.0.1"))).toBe("allow");
    expect(onCall(call("10.0.0.1"))).toEqual({ retryAfterMs: 500 });
    expect(onCall(call("10.0.0.2"))).toBe("allow");
    now = 500;
    expect(onCall(call("10.0.0.1"))).toBe("allow");
    expect(onCall(call("10.0.0.1"))).toEqual({ retryAfterMs: 500 });
  });

  it("are each IPv4 address's own, also as a socket of both kinds has it", () => {
    const onCall = ratePerAddress(1, () => 0);
    for (let i = 0; i < 10; i++) onCall(call("::ffff:10.0.0.1"));
    expect(onCall(call("10.0.0.1"))).not.toBe("allow");
    expect(onCall(call("::ffff:10.0.0.2"))).toBe("allow");
  });

  it("are counted together for a network of IPv6, and for who doesn't say", () => {
    const onCall = ratePerAddress(1, () => 0);
    for (let i = 0; i < 10; i++) expect([onCall(call(`2001:db8::${i}`)), onCall(call(null))]).toEqual(["allow", "allow"]);
    expect(onCall(call("2001:db8:0:0:9::1"))).not.toBe("allow");
    expect(onCall(call("2001:db8:0:1::1"))).toBe("allow");
    expect(onCall(call(null))).not.toBe("allow");
  });
});
