// Whose itinerary is shown: everybody's, or what one person takes part in. The address says it.
import { useCallback } from "react";
import { useSearchParams } from "react-router-dom";
import type { Id } from "../../../../convex/_generated/dataModel";

const PARAMETER = "who";

export function useWho() {
  const [parameters, setParameters] = useSearchParams();
  const who = parameters.get(PARAMETER) as Id<"users"> | null;
  const setWho = useCallback(
    (userId: Id<"users"> | null) =>
      setParameters(
        (current) => {
          if (userId === null) current.delete(PARAMETER);
          else current.set(PARAMETER, userId);
          return current;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return { who, setWho };
}
