import { useTrip, type Activity } from "../../useItinerary";
import { CostField } from "./CostField";
import { useSave } from "./useSave";

export function CostSection({ activity }: { activity: Activity }) {
  const { trip } = useTrip();
  const save = useSave(activity);
  return <CostField cost={activity.cost} fallback={trip.budget?.currency ?? "EUR"} onSave={(cost) => save({ cost })} />;
}
