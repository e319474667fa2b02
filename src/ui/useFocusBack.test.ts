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

  it("is what stands beside it in its list, where it was removed from there", () => {
    const [gone, after, before] = [part(false), part(true), part(true)];
    const beside = (place: ReturnType<typeof part> | null, isConnected = true) => ({ isConnected, first: () => place });
    expect(wayBack({ element: gone, dialog: part(true), beside: [beside(after), beside(before)] })).toBe(after);
    // What comes next went too, or has nothing that could have focus.
    expect(wayBack({ element: gone, dialog: null, beside: [beside(after, false), beside(before)] })).toBe(before);
    expect(wayBack({ element: gone, dialog: null, beside: [beside(null), beside(before)] })).toBe(before);
  });

  it("is nothing of ours, where all of that has gone", () => {
    expect(wayBack({ element: part(false), dialog: part(false) })).toBeNull();
    expect(wayBack(null)).toBeNull();
  });
});
