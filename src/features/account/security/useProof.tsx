// Asks somebody to show once more who they are, when what they do needs it, and then does it.
import { useCallback, useRef, useState, type ReactNode } from "react";
import { errorDetails } from "../../../lib/errors";
import { ProofDialog, type ProofBy } from "./ProofDialog";

export type UseProof = {
  /** Resolves to whether it was done; false when the person wouldn't show it. Throws what `act` throws otherwise. */
  withProof: (act: () => Promise<unknown>) => Promise<boolean>;
  /** To be rendered beside what calls `withProof`. */
  proofDialog: ReactNode;
};

export function useProof(): UseProof {
  const [by, setBy] = useState<ProofBy | null>(null);
  const answer = useRef<(shown: boolean) => void>(() => undefined);

  const withProof = useCallback(async (act: () => Promise<unknown>) => {
    try {
      await act();
      return true;
    } catch (error) {
      const details = errorDetails(error);
      if (details.needs !== "proof") throw error;
      const shown = await new Promise<boolean>((resolve) => {
        answer.current = resolve;
        setBy(details.by as ProofBy);
      });
      setBy(null);
      if (shown) await act();
      return shown;
    }
  }, []);

  return { withProof, proofDialog: by && <ProofDialog by={by} onAnswer={(shown) => answer.current(shown)} /> };
}
