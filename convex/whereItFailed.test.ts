import { expect, it } from "vitest";
import { whereItFailed } from "./whereItFailed";

it("says the kind and the place of a failure, and none of its words", () => {
  const error = new TypeError("Object: {email: \"ada@example.org\"}\nPath: .email\n  atlas of Ada");
  const said = whereItFailed(error);
  expect(said).toMatch(/^TypeError at .*whereItFailed\.test\.ts/);
  expect(said).not.toMatch(/ada|email/i);
  expect(whereItFailed("ada@example.org")).not.toContain("ada");
});
