import { expect, it } from "vitest";
import { coverRefusal, MAX_COVER_BYTES } from "./coverRules";

it.each([
  [{ contentType: "image/jpeg", size: MAX_COVER_BYTES }, null],
  [{ contentType: "image/webp; q=1", size: 1 }, null],
  [{ contentType: "image/png", size: MAX_COVER_BYTES + 1 }, "too large"],
  [{ contentType: "image/png", size: 0 }, "empty"],
  // What a browser would run.
  [{ contentType: "image/svg+xml", size: 10 }, "JPEG"],
  [{ contentType: "text/html", size: 10 }, "JPEG"],
  [{ contentType: undefined, size: 10 }, "JPEG"],
])("a cover of %o is judged: %s", (file, refusal) => {
  const said = coverRefusal(file);
  if (refusal === null) expect(said).toBeNull();
  else expect(said).toContain(refusal);
});
