import { useQuery } from "convex/react";
import { api } from "../../../../../convex/_generated/api";
import { PlanHint } from "../../../account/plan/PlanHint";
import { useTripFrame } from "../../tripFrame";

/** The owner's plan says how many fit. */
export function RoomLeft() {
  const { trip, members } = useTripFrame();
  const plan = useQuery(api.billing.plan.mine);
  return plan ? <PlanHint plan={plan.plan} used={members.length} limit={plan.entitlements.members} what="members" next={`/trips/${trip._id}`} /> : null;
}
