import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Itinerary } from "./useItinerary";
import { noteDrawing, paced, setDragging, showAnswer, showOwn } from "./ownEdits";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  setDragging(false);
  noteDrawing(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A plan that is there, and has been drawn once. */
function drawn() {
  const take = vi.fn(() => true);
  const pace = paced(take);
  pace.changed();
  expect(take).toHaveBeenCalledOnce();
  take.mockClear();
  return { take, ...pace };
}
const within = (ms: number) => vi.advanceTimersByTime(ms);

describe("what others change is taken up", () => {
  it("at once where nothing is drawn yet, however much is pressed", () => {
    const take = vi.fn(() => false);
    const { changed } = paced(take);
    window.dispatchEvent(new Event("pointerdown"));
    changed();
    changed();
    expect(take).toHaveBeenCalledTimes(2);
  });

  it("at once after a quiet while, and together where many come", () => {
    const { take, changed } = drawn();
    within(5000);
    changed();
    within(0);
    expect(take).toHaveBeenCalledOnce();
    for (let turn = 0; turn < 10; turn++) {
      changed();
      within(30);
    }
    expect(take).toHaveBeenCalledOnce();
    within(200);
    expect(take).toHaveBeenCalledTimes(2);
  });

  it("less often where drawing takes long", () => {
    const { take, changed } = drawn();
    noteDrawing(200);
    changed();
    within(900);
    expect(take).not.toHaveBeenCalled();
    within(200);
    expect(take).toHaveBeenCalledOnce();
    noteDrawing(60_000);
    changed();
    within(2000);
    expect(take).toHaveBeenCalledTimes(2);
  });

  it("after a press is answered, though one may press on and on", () => {
    const { take, changed } = drawn();
    within(5000);
    window.dispatchEvent(new Event("pointerdown"));
    changed();
    within(200);
    expect(take).not.toHaveBeenCalled();
    within(200);
    expect(take).toHaveBeenCalledOnce();
    within(5000);
    changed();
    for (let turn = 0; turn < 20; turn++) {
      window.dispatchEvent(new Event("keydown"));
      within(100);
    }
    expect(take).toHaveBeenCalledTimes(2);
  });

  it("when rows that were in hand are put down", () => {
    const { take, changed } = drawn();
    setDragging(true);
    changed();
    within(5000);
    expect(take).not.toHaveBeenCalled();
    setDragging(false);
    within(0);
    expect(take).toHaveBeenCalledOnce();
  });
});

describe("what one has done oneself is taken up", () => {
  it("with the server's answer, where it wasn't shown before", () => {
    const { take, changed, stop } = drawn();
    changed();
    expect(take).not.toHaveBeenCalled();
    showAnswer();
    expect(take).toHaveBeenCalledOnce();
    changed();
    stop();
    within(5000);
    expect(take).toHaveBeenCalledOnce();
  });

  it("at once", () => {
    const { take, changed } = drawn();
    window.dispatchEvent(new Event("pointerdown"));
    showOwn("soon");
    changed();
    expect(take).toHaveBeenCalledOnce();
  });

  it("before what others did while rows were in hand", () => {
    const { take, changed } = drawn();
    setDragging(true);
    changed();
    within(5000);
    setDragging(false);
    showOwn("now", (plan) => plan);
    changed();
    within(300);
    expect(take).toHaveBeenCalledOnce();
    within(100);
    expect(take.mock.calls[1]).toEqual([]);
  });

  it("alone, where it says what it does: what others did comes later", () => {
    const { take, changed } = drawn();
    const [one, another] = [vi.fn((plan: Itinerary) => plan), vi.fn((plan: Itinerary) => plan)];
    changed();
    showOwn("now", one);
    showOwn("now", another);
    changed();
    changed();
    expect(take.mock.calls).toEqual([[[one, another]]]);
    within(5000);
    expect(take.mock.calls).toEqual([[[one, another]], []]);
  });
});
