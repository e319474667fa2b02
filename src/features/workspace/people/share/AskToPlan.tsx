import { useMutation, useQuery } from "convex/react";
import { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { useSubmit } from "../../../../lib/useSubmit";
import { Button } from "../../../../ui/Button";
import { useTripFrame } from "../../tripFrame";

/** For who can only look: one press asks the owner. */
export function AskToPlan() {
  const { trip } = useTripFrame();
  const state = useQuery(api.trips.joinRequests.mineIn, { tripId: trip._id });
  const ask = useMutation(api.trips.joinRequests.askToEdit);
  const { busy, refusal, submit } = useSubmit(() => ask({ tripId: trip._id, note: "" }));
  if (state === undefined) return null;
  if (state === "open") return <p role="status" className="text-ink-soft">{t("You have asked the owner to let you plan too. You will see it here once they answer.")}</p>;
  if (state === "declined") return <p role="status" className="text-ink-soft">{t("You have asked to plan too, and the owner has said no for now. You can ask again in a week.")}</p>;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p className="text-ink-soft">{t("You can look at this trip, and not change it.")}</p>
      {refusal && <p role="alert" className="mt-2 text-sm text-danger">{refusal}</p>}
      <Button type="submit" look="secondary" size="sm" className="mt-3" busy={busy}>{t("Ask to plan too")}</Button>
    </form>
  );
}
