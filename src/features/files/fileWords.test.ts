import { describe, expect, it } from "vitest";
import { isPicture, pastedName } from "./fileWords";

describe("files on screen", () => {
  it("that were pasted are told apart", () => {
    expect(pastedName("image.png", new Date(2027, 3, 10, 9, 5).getTime())).toBe("Pasted 2027-04-10 09.05.png");
    expect(pastedName("ticket.pdf", 0)).toBe("ticket.pdf");
  });

  it("are shown as pictures where every browser can", () => {
    expect(["image/png", "image/heic", "application/pdf"].map(isPicture)).toEqual([true, false, false]);
  });
});
