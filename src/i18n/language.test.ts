import { afterEach, describe, expect, it, vi } from "vitest";

/** What the page takes a browser to speak that asks for these. */
async function speaking(languages: string[]) {
  vi.resetModules();
  vi.stubGlobal("navigator", { languages });
  return import("./language");
}

describe("the language of the screens", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is the browser's first that we have, in the reader's own variety of it", async () => {
    const { language, displayLocale, region } = await speaking(["ja", "de-AT", "en"]);
    expect({ language, displayLocale, region }).toEqual({ language: "de", displayLocale: "de-AT", region: "JP" });
  });

  it.each([["C"], ["en-US@posix"]])("is English where the browser asks for %s, which no Intl knows", async (tag) => {
    const { language, displayLocale, region } = await speaking([tag]);
    expect({ language, displayLocale, region }).toEqual({ language: "en", displayLocale: "en-GB", region: null });
  });
});
