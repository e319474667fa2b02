// A form that asks for one thing: whether that is under way, and why it was refused, as a sentence to stand by the field.
import { useState, type FormEvent } from "react";
import { errorSentence } from "./errors";

export function useSubmit(work: () => Promise<unknown>) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal(errorSentence(error));
    }
    setBusy(false);
  };
  return { busy, refusal, submit };
}
