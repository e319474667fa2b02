// Which dialog of the trip is open. A link to the trip may ask for one, once: a page that is loaded again doesn't open it again.
import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import type { WorkspaceDialog } from "./useWorkspace";

type Asked = { ask?: Extract<WorkspaceDialog["kind"], "dates"> } | null;

/** `state` of a link to a trip, to be asked for its dates there. */
export const askForDates: Asked = { ask: "dates" };

export function useDialog() {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const kind = (state as Asked)?.ask;
  const [dialog, setDialog] = useState<WorkspaceDialog | null>(kind === undefined ? null : { kind });
  useEffect(() => {
    if (kind !== undefined) void navigate({ pathname, search }, { replace: true, state: null });
  }, [kind, pathname, search, navigate]);
  return [dialog, setDialog] as const;
}
