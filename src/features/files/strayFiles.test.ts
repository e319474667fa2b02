import { expect, it } from "vitest";
import { refuseStrayFiles } from "./strayFiles";

function dragged(type: string, types: string[], taken = false) {
  const event = Object.assign(new Event(type, { cancelable: true }), { dataTransfer: { types, dropEffect: "copy" } });
  if (taken) event.preventDefault();
  return event;
}

it("a file that is dropped beside what takes it isn't opened in the page's place", () => {
  const page = new EventTarget();
  const letGo = refuseStrayFiles(page);
  const send = (event: ReturnType<typeof dragged>) => {
    page.dispatchEvent(event);
    return [event.defaultPrevented, event.dataTransfer.dropEffect];
  };
  expect([send(dragged("dragover", ["Files"])), send(dragged("drop", ["Files"]))]).toEqual([[true, "none"], [true, "none"]]);
  // What somebody takes keeps its sign, and text is the field's own.
  expect([send(dragged("dragover", ["Files"], true)), send(dragged("dragover", ["text/plain"]))]).toEqual([[true, "copy"], [false, "copy"]]);
  letGo();
  expect(send(dragged("drop", ["Files"]))).toEqual([false, "copy"]);
});
