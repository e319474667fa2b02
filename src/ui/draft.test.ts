import { describe, expect, it } from "vitest";
import { begin, over, refused, sending, taken, withSaved } from "./draft";

const typed = (draft: ReturnType<typeof begin>, text: string) => ({ ...draft, text });

describe("a text that is written while others change it", () => {
  it("stays as it is while its own saves come back, late or without blanks around them", () => {
    let draft = sending(begin("Bring ", ""));
    draft = typed(draft, "Bring water");
    for (const saved of ["Bring ", "", "Bring"]) expect(withSaved(draft, saved)).toEqual({ draft, theirs: null });
    draft = sending(taken(draft, "Bring "));
    for (const saved of ["Bring", "Bring water"]) expect(withSaved(draft, saved)).toEqual({ draft, theirs: null });
  });

  it("takes in what others write on other lines", () => {
    const draft = begin("Cash only!\n\nBus 12", "Cash only\n\nBus 12");
    const { draft: next, theirs } = withSaved(draft, "Cash only\n\nBus 14");
    expect([next.text, next.base, theirs]).toEqual(["Cash only!\n\nBus 14", "Cash only\n\nBus 14", null]);
  });

  it("follows others where nothing has been written since it was saved, but for the blank before the next word", () => {
    const draft = taken(sending(begin("Mine ", "")), "Mine ");
    expect(withSaved(draft, "Theirs").draft.text).toBe("Theirs ");
  });

  it("is kept when it is refused, while what was refused goes and what somebody else wrote comes", () => {
    const draft = refused(sending(begin("Cash only!\n\nBus 12", "Cash only\n\nBus 12")), "Cash only!\n\nBus 12");
    for (const saved of ["Cash only!\n\nBus 12", "Cash only\n\nBus 12"]) expect(withSaved(draft, saved)).toEqual({ draft, theirs: null });
    expect(withSaved(draft, "Cash only\n\nBus 14").draft.text).toBe("Cash only!\n\nBus 14");
  });

  it("leaves to the writer what both wrote on the same lines, and goes on once that is decided", () => {
    const draft = begin("Mine", "");
    expect(withSaved(draft, "Theirs")).toEqual({ draft, theirs: "Theirs" });
    const decided = over(draft, "Theirs");
    expect(withSaved(decided, "Theirs")).toEqual({ draft: decided, theirs: null });
    expect(withSaved(decided, "Theirs again").theirs).toBe("Theirs again");
  });
});
