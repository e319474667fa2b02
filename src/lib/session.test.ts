import { beforeEach, describe, expect, it, vi } from "vitest";
import { dropSession, forgetLeft, leftSessions, signedInAs } from "./session";

const HERE = "http://localhost:3000";
const tokenOf = (subject: string) => `head.${btoa(JSON.stringify({ sub: subject, name: "ü?>" })).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}.signature`;

describe("who is signed in on this device", () => {
  const box: Record<string, string> = {};
  beforeEach(() => {
    for (const key of Object.keys(box)) delete box[key];
    const storage = Object.assign(Object.create({ getItem: (key: string) => box[key] ?? null, removeItem: (key: string) => void delete box[key], setItem: (key: string, value: string) => void (box[key] = value) }), {});
    vi.stubGlobal("localStorage", new Proxy(storage, { ownKeys: () => Object.keys(box), getOwnPropertyDescriptor: (_target, key) => ({ value: box[String(key)], enumerable: true, configurable: true }) }));
  });

  it("is whom the token of this deployment names, and nobody else", () => {
    box.__convexAuthJWT_httplocalhost3000 = tokenOf("ada|session");
    box.__convexAuthJWT_httpsexampleorg = tokenOf("ben|session");
    expect([signedInAs(HERE), signedInAs("https://example.org"), signedInAs("https://elsewhere.org")]).toEqual(["ada", "ben", null]);
  });

  it("is nobody where the token says nothing", () => {
    box.__convexAuthJWT_httplocalhost3000 = "nonsense";
    expect(signedInAs(HERE)).toBeNull();
  });

  it("leaves of a session that was dropped no more than its id, until that is ended", () => {
    for (const session of ["first", "second"]) {
      Object.assign(box, { __convexAuthJWT_httplocalhost3000: tokenOf(`ada|${session}`), __convexAuthRefreshToken_httplocalhost3000: `refresh|${session}` });
      dropSession(HERE);
    }
    expect(box).toEqual({ "caravan-left": '["first","second"]' });
    expect(leftSessions()).toEqual(["first", "second"]);
    forgetLeft("first");
    forgetLeft("second");
    expect([leftSessions(), box]).toEqual([[], {}]);
  });

  it("is nobody here once the session is dropped, and as before elsewhere", () => {
    Object.assign(box, { __convexAuthJWT_httplocalhost3000: tokenOf("ada|session"), __convexAuthRefreshToken_httplocalhost3000: "refresh", __convexAuthJWT_httpsexampleorg: tokenOf("ben|session"), theme: "dark" });
    dropSession(HERE);
    expect(Object.keys(box)).toEqual(["__convexAuthJWT_httpsexampleorg", "theme", "caravan-left"]);
  });
});
