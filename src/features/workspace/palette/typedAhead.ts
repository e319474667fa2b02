type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "preventDefault" | "stopPropagation">;
export type TypedAhead = ReturnType<typeof typedAhead>;

/** Keeps what is written before there is a field for it. */
export function typedAhead() {
  let text: string | null = null;
  return {
    begin: () => {
      text = "";
    },
    key: (event: Key) => {
      if (text === null || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === "Backspace") text = text.slice(0, -1);
      else if ([...event.key].length === 1) text += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    soFar: () => text ?? "",
    /** The field is there: all so far, and no more. */
    take: () => {
      const all = text ?? "";
      text = null;
      return all;
    },
  };
}
