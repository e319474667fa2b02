// Makes a trip and opens it; a refusal is kept as a sentence to stand by the button.
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import type { Id } from "../../../../convex/_generated/dataModel";
import { errorSentence } from "../../../lib/errors";

export function useOpenTrip() {
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** `view`: what of the workspace is shown first. True when it was made. */
  const open = async (making: Promise<Id<"trips">>, view = ""): Promise<boolean> => {
    setBusy(true);
    setRefusal(null);
    try {
      await navigate(`/trips/${await making}${view}`, { replace: true });
      return true;
    } catch (error) {
      setRefusal(errorSentence(error));
      setBusy(false);
      return false;
    }
  };
  return { open, busy, refusal, clear: () => setRefusal(null) };
}
