// One thing at a time that a person has asked for: what it is while it is being done, and what went wrong as a sentence.
import { useState } from "react";
import { notify } from "../ui/toast";

/** `busy` names what is being done; `run` does it, and says a refusal in a toast. */
export function useBusy<What>() {
  const [busy, setBusy] = useState<What | null>(null);
  const run = async (what: What, work: () => Promise<unknown>) => {
    setBusy(what);
    try {
      await work();
    } catch (error) {
      notify.error(error);
    }
    setBusy(null);
  };
  return { busy, run };
}
