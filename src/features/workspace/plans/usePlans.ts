// The plans of a day, and what one can do with them: each refusal is said once, and each step can be taken back.
import { useMutation, useQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { errorSentence } from "../../../lib/errors";
import { newEditKey } from "../../../lib/outbox";
import { useBusy } from "../../../lib/useBusy";
import { useEdits } from "../useEdits";
import { whoIsIn } from "../people/whoIsIn";
import { useTripFrame } from "../tripFrame";
import { changedWords, leaving, type PlanCard } from "./planWords";

export function usePlans(day: string) {
  const { trip, memberById } = useTripFrame();
  const tripId = trip._id;
  const plans = useQuery(api.trips.variants.compare, { tripId, day });
  const add = useMutation(api.trips.variants.add);
  const hold = useMutation(api.trips.variants.hold);
  const rename = useMutation(api.trips.variants.rename);
  const remove = useMutation(api.trips.variants.remove);
  const { offerUndo } = useEdits();
  const { busy, run } = useBusy<string>();
  return {
    plans,
    busy,
    add: (name: string, copy: boolean) => run("add", () => add({ tripId, day, name, copy })),
    hold: (plan: PlanCard) =>
      run(plan._id, async () => {
        const editKey = newEditKey();
        const within = whoIsIn(leaving(plans ?? [], plan), memberById);
        await hold({ tripId, variantId: plan._id, editKey });
        offerUndo(changedWords(plan, within), editKey);
      }),
    /** Why it was refused, as a sentence to stand by the field; null when it was taken. */
    rename: (plan: PlanCard, name: string) => rename({ tripId, variantId: plan._id, name }).then(() => null, errorSentence),
    remove: (plan: PlanCard) =>
      run(plan._id, async () => {
        const editKey = newEditKey();
        await remove({ tripId, variantId: plan._id, editKey });
        offerUndo(t("Removed {name}", { name: plan.name }), editKey);
      }),
  };
}
