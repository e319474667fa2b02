import { describe, expect, it } from "vitest";
import { wayBack } from "./useFocusBack";

const part = (isConnected: boolean) => ({ isConnected, focus: () => undefined });

describe("where focus goes once a dialog has closed", () => {
  it("is what opened it", () => {
    const element = part(true);
    expect(wayBack({ element, dialog: null })).toBe(element);
  });

  it("is the dialog that this stood in, where it has gone itself", () => {
    const dialog = part(true);
    expect(wayBack({ element: part(false), dialog })).toBe(dialog);
  });

  it("is nothing of ours, where all of that has gone", () => {
    expect(wayBack({ element: part(false), dialog: part(false) })).toBeNull();
    expect(wayBack(null)).toBeNull();
  });
});
