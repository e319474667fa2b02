import { afterEach, expect, it, vi } from "vitest";
import { formatSize } from "./measures";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const plain = (text: string) => text.replace(/\s/g, " ");

it("says the size of a file in thousands, with a decimal below ten", () => {
  const sizes = [0, 999, 1000, 17_600, 999_400, 999_500, 3_440_000, 9_960_000, 20_000_000];
  expect(sizes.map((bytes) => plain(formatSize(bytes)))).toEqual(["0 byte", "999 byte", "1 kB", "18 kB", "999 kB", "1 MB", "3.4 MB", "10 MB", "20 MB"]);
});

it("tells ways as this device was told, else as the browser's region does", async () => {
  const walkIn = async (languages: string[], chosen: string | null) => {
    vi.resetModules();
    vi.stubGlobal("navigator", { languages });
    vi.stubGlobal("localStorage", { getItem: (key: string) => (key === "caravan-lengths" ? chosen : null) });
    const { formatDistance } = await import("./measures");
    return plain(formatDistance(3.2));
  };
  expect(await walkIn(["en-US"], null)).toBe("2 mi");
  expect(await walkIn(["en-US"], "kilometres")).toBe("3.2 km");
  expect(await walkIn(["de-DE"], "miles")).toBe("2 mi");
  expect(await walkIn(["de-DE"], "parsecs")).toBe("3,2 km");
});
