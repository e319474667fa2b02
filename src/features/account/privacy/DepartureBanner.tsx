// Above every screen of somebody whose account waits for its deletion.
import { useConvexAuth, useQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { formatDay } from "../../../lib/moments";
import { useKeepAccount } from "./useKeepAccount";

export function DepartureBanner() {
  const { isAuthenticated } = useConvexAuth();
  const state = useQuery(api.privacy.deletion.state, isAuthenticated ? {} : "skip");
  const { keep, busy } = useKeepAccount();
  if (!state || state.removalAt === null) return null;

  return (
    <div role="region" aria-label={t("Account deletion")} className="flex flex-wrap items-center justify-center gap-x-5 gap-y-2 bg-warn-soft px-4 py-2.5 text-center text-[0.9375rem] text-warn">
      <p>{rich("Your account will be deleted on <strong>{day}</strong>.", { day: formatDay(state.removalAt), strong: (text) => <strong className="font-semibold">{text}</strong> })}</p>
      <Button look="secondary" size="sm" busy={busy} onClick={keep}>{t("Keep my account")}</Button>
    </div>
  );
}
