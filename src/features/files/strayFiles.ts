// Files that are dropped beside what takes them: browsers would open them in the page's place, and what is written there would be gone.

/** Call what it returns to let go. Whoever takes the files has kept the browser from them before `target` hears of it. */
export function refuseStrayFiles(target: EventTarget): () => void {
  const refuse = (event: Event) => {
    const { dataTransfer } = event as DragEvent;
    if (event.defaultPrevented || !dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    dataTransfer.dropEffect = "none";
  };
  target.addEventListener("dragover", refuse);
  target.addEventListener("drop", refuse);
  return () => {
    target.removeEventListener("dragover", refuse);
    target.removeEventListener("drop", refuse);
  };
}
