// Who takes part, and who sees to it.
import { t } from "../../../../i18n/t";
import { PeoplePicker } from "../../../../ui/PeoplePicker";
import { useTripFrame } from "../../tripFrame";
import type { Activity } from "../../useItinerary";
import { useSet } from "./useSave";

export function PeopleSection({ activity }: { activity: Activity }) {
  const { members } = useTripFrame();
  const set = useSet(activity);
  // Alone there is nobody to choose.
  if (members.length < 2) return null;
  const people = members.map(({ userId, name, hue }) => ({ id: userId, name, hue }));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <PeoplePicker label={t("Who takes part")} people={people} value={activity.participants ?? null} everybody onChange={(participants) => set({ participants })} />
      <PeoplePicker label={t("Who sees to it")} people={people} value={activity.assignees ?? []} onChange={(assignees) => set({ assignees: assignees ?? [] })} />
    </div>
  );
}
