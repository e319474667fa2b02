import { useMutation } from "convex/react";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { notify } from "../../ui/toast";
import { useAccount } from "../account/useAccount";

/** Opens a sample trip; somebody who is not signed in becomes a guest first. */
export function useSampleTrip() {
  const { isAuthenticated, asGuest } = useAccount();
  const createSample = useMutation(api.trips.trips.createSample);
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);

  const start = async () => {
    setBusy(true);
    try {
      if (!isAuthenticated) await asGuest(t("Guest"));
      const tripId = await createSample({});
      await navigate(`/trips/${tripId}`);
    } catch (error) {
      notify.error(error);
      setBusy(false);
    }
  };
  return { start, busy };
}
