import { describe, expect, it } from "vitest";
import { linkWords, readLink } from "./readLink";

describe("a link", () => {
  it.each([
    ["https://example.com/tickets?a=1", "https://example.com/tickets?a=1"],
    [" example.com/a ", "https://example.com/a"],
    ["example.com:8080/a", "https://example.com:8080/a"],
    ["http://例え.jp", "http://例え.jp"],
  ])("is read from %j", (text, url) => expect(readLink(text, "")).toEqual({ url }));

  it.each(["", "tickets", "javascript:alert(1)", "mailto:a@example.com", "ftp://example.com", "two words.com", "https://"])("isn't %j", (text) => {
    expect(readLink(text, "")).toBeNull();
  });

  it("is called by its label, or by where it leads", () => {
    expect(linkWords({ url: "https://www.example.com/a", label: "Tickets" })).toBe("Tickets");
    expect(linkWords({ url: "https://www.example.com/visit/Opening%20hours/" })).toBe("example.com · Opening hours");
    expect(linkWords({ url: "https://example.com" })).toBe("example.com");
    expect(linkWords({ url: "https://example.com/%E0%A4%A" })).toBe("example.com · %E0%A4%A");
  });
});
