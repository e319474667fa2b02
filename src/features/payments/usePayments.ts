// What one can do about payments. Each says what went wrong as a sentence; `busy` is what is being done.
import { useAction, useMutation } from "convex/react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { useBusy } from "../../lib/useBusy";
import { notify } from "../../ui/toast";

export function usePayments(tripId: Id<"trips">) {
  const payRequest = useAction(api.billing.requests.pay);
  const cancelRequest = useMutation(api.billing.requests.cancel);
  const remindOf = useMutation(api.billing.requests.remind);
  const { busy, run } = useBusy<Id<"paymentRequests">>();
  return {
    busy,
    /** Leads to the payment service's page. */
    pay: (requestId: Id<"paymentRequests">) => run(requestId, async () => window.location.assign((await payRequest({ requestId })).url)),
    cancel: (requestId: Id<"paymentRequests">) => run(requestId, () => cancelRequest({ tripId, requestId })),
    remind: (requestId: Id<"paymentRequests">) =>
      run(requestId, async () => {
        await remindOf({ tripId, requestId });
        notify.done(t("They have been reminded."));
      }),
  };
}

export type PaymentActions = ReturnType<typeof usePayments>;
