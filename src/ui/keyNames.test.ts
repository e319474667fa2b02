import { describe, expect, it, vi } from "vitest";

vi.mock("../i18n/t", () => ({ t: (message: string) => ({ Ctrl: "Strg", Delete: "Entf", Space: "Leertaste" })[message] ?? message }));
const { keyNames } = await import("./keyNames");

describe("keys", () => {
  it("are called as on the keyboards of the language, and each of several by itself", () => {
    expect(keyNames("Ctrl Shift Z")).toEqual(["Strg", "Shift", "Z"]);
    expect(keyNames("Delete")).toEqual(["Entf"]);
    expect(keyNames("F2")).toEqual(["F2"]);
  });
});
