import { expect, it } from "vitest";
import { isComposing } from "./isComposing";

it("tells the Enter that ends a word of an input method from one that sends, in Safari too", () => {
  expect(isComposing({ isComposing: true, keyCode: 229 })).toBe(true);
  expect(isComposing({ nativeEvent: { isComposing: false, keyCode: 229 } })).toBe(true);
  expect(isComposing({ nativeEvent: { isComposing: false, keyCode: 13 } })).toBe(false);
});
