import { describe, expect, it } from "vitest";
import { typedAhead } from "./typedAhead";

describe("what is typed before the palette is there", () => {
  const stopped: string[] = [];
  const press = (key: string, more: { ctrlKey?: boolean } = {}) => ({
    key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, preventDefault: () => undefined, stopPropagation: () => void stopped.push(key), ...more,
  });

  it("is kept for its field, and is nobody's shortcut", () => {
    const typed = typedAhead();
    typed.begin();
    const keys = ["a", "x", "Backspace", "東"];
    for (const key of keys) typed.key(press(key));
    expect(stopped.splice(0)).toEqual(keys);
    expect(typed.soFar()).toBe("a東");
    expect(typed.take()).toBe("a東");
    expect(typed.soFar()).toBe("");
  });

  it("is left alone once the field is there, and where it isn't text", () => {
    const typed = typedAhead();
    typed.begin();
    for (const other of [press("Escape"), press("k", { ctrlKey: true }), press("Enter")]) typed.key(other);
    expect(typed.take()).toBe("");
    typed.key(press("b"));
    expect(stopped).toEqual([]);
    expect(typed.take()).toBe("");
  });
});
