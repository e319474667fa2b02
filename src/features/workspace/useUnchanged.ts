import { useMemo, useState } from "react";
import { Kept } from "./shareUnchanged";

/** The value, with every part that says what it said before as the same object: what hangs on it isn't done again. For plain data. */
export function useUnchanged<Value>(value: Value): Value {
  const [kept] = useState(() => new Kept<Value>());
  return useMemo(() => kept.next(value), [kept, value]);
}
