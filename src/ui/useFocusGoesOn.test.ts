import { describe, expect, it } from "vitest";
import { focusGoesOn } from "./useFocusGoesOn";

describe("focus on its way from one field to the next", () => {
  const field = () => ({ focused: 0, focus() { this.focused++; } });
  const panel = (...within: object[]) => ({ contains: (place: never) => within.includes(place) });

  it("goes on where the panel as a whole was given it", () => {
    const next = field();
    const currentTarget = panel(next);
    const { onBlur, onFocus } = focusGoesOn();
    onBlur({ relatedTarget: next });
    onFocus({ target: currentTarget, currentTarget });
    expect(next.focused).toBe(1);
    // Only that once: a press on the panel itself is meant.
    onFocus({ target: currentTarget, currentTarget });
    expect(next.focused).toBe(1);
  });

  it("stays where it has arrived, and with what was pressed", () => {
    const next = field();
    const currentTarget = panel(next);
    const { onBlur, onFocus } = focusGoesOn();
    onBlur({ relatedTarget: next });
    onFocus({ target: next, currentTarget });
    onBlur({ relatedTarget: currentTarget });
    onFocus({ target: currentTarget, currentTarget });
    onBlur({ relatedTarget: null });
    onFocus({ target: currentTarget, currentTarget });
    expect(next.focused).toBe(0);
  });

  it("doesn't follow out of the panel", () => {
    const elsewhere = field();
    const currentTarget = panel();
    const { onBlur, onFocus } = focusGoesOn();
    onBlur({ relatedTarget: elsewhere });
    onFocus({ target: currentTarget, currentTarget });
    expect(elsewhere.focused).toBe(0);
  });
});
