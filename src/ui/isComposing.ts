type Key = Pick<KeyboardEvent, "isComposing" | "keyCode">;

/** Whether a key belongs to a word that is still being put together, as in Japanese. Safari tells of the Enter that ends one only once it has ended, by 229. */
export const isComposing = (event: Key | { nativeEvent: Key }): boolean => {
  const key = "nativeEvent" in event ? event.nativeEvent : event;
  return key.isComposing || key.keyCode === 229;
};
