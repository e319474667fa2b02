// What it costs, who pays, and what that is for each.
import { t } from "../../../../i18n/t";
import { formatMoney } from "../../../../lib/money";
import { Field } from "../../../../ui/Field";
import { Select } from "../../../../ui/Input";
import { useTripFrame } from "../../tripFrame";
import type { Activity } from "../../useItinerary";
import { CostField } from "./CostField";
import { useSave, useSet } from "./useSave";

export function CostSection({ activity }: { activity: Activity }) {
  const { trip, members, currency } = useTripFrame();
  const save = useSave(activity);
  const set = useSet(activity);
  const { cost, payerId } = activity;
  return (
    <div className="space-y-4">
      <CostField cost={cost} fallback={currency} hint={eachWords(activity, trip.travellers)} onSave={(next) => save({ cost: next })} />
      {cost && (
        <Field label={t("Who pays")}>
          <Select value={payerId ?? ""} onChange={(event) => set({ payerId: members.find(({ userId }) => userId === event.target.value)?.userId ?? null })}>
            <option value="">{t("Not settled yet")}</option>
            {members.map(({ userId, name }) => <option key={userId} value={userId}>{name}</option>)}
          </Select>
        </Field>
      )}
    </div>
  );
}

/** "About €12 each for 4", for those who take part. */
export function eachWords({ cost, participants }: Pick<Activity, "cost" | "participants">, travellers: number): string | undefined {
  const people = participants?.length ?? travellers;
  if (!cost || cost.amount === 0 || people < 2) return undefined;
  return t("About {sum} each for {people, number}", { sum: formatMoney({ ...cost, amount: Math.round(cost.amount / people) }), people });
}
