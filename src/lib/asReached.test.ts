import { describe, expect, it } from "vitest";
import { asReached } from "./asReached";

describe("a file's address", () => {
  const UPLOAD = "http://localhost:3000/api/storage/upload?token=a%2Bb";

  it("is at the address by which the page was opened", () => {
    expect(asReached(UPLOAD, "http://127.0.0.1:3000")).toBe("http://127.0.0.1:3000/api/storage/upload?token=a%2Bb");
    expect(asReached("https://caravan.test/api/storage/1-2", "http://192.0.2.2:3000")).toBe("http://192.0.2.2:3000/api/storage/1-2");
    expect(asReached(UPLOAD, "http://localhost:3000")).toBe(UPLOAD);
  });

  it("is left as it is where the deployment is elsewhere than the app", () => {
    expect(asReached("https://happy-otter-1.convex.cloud/api/storage/1-2", null)).toBe("https://happy-otter-1.convex.cloud/api/storage/1-2");
  });
});
