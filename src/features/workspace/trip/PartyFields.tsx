import { useQuery } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { currencies, formatMoney, parseMoney } from "../../../lib/money";
import { Select } from "../../../ui/Input";
import { notify } from "../../../ui/toast";
import { MAX_TRAVELLERS } from "../../trips/newTrip";
import { Stepper } from "../../trips/Stepper";
import { SavedText } from "../../../ui/SavedText";
import { useTripFrame } from "../tripFrame";
import { useEdits, type TripFields } from "../useEdits";

const CURRENCIES = currencies();
/** An amount as it is shown, without its currency. */
const plain = (text: string) => text.replace(/[^\d.,\s]/g, "").trim();

/** How many travel, and what it may cost. */
export function PartyFields() {
  const { trip } = useTripFrame();
  const { saveTrip: save } = useEdits();
  const usual = useQuery(api.users.users.me)?.currency ?? "EUR";
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = trip.budget?.currency ?? chosen ?? usual;
  const shown = trip.budget ? plain(formatMoney(trip.budget)) : "";
  const send = (set: TripFields) => void save(set).then((refusal) => refusal !== null && notify.info(refusal));
  const choose = (next: string) => {
    setChosen(next);
    const budget = trip.budget && parseMoney(shown, next);
    if (budget) send({ budget });
  };
  return (
    <>
      <Stepper label={t("Travellers")} value={trip.travellers} min={1} max={MAX_TRAVELLERS} onChange={(travellers) => Number.isInteger(travellers) && travellers > 0 && travellers <= MAX_TRAVELLERS && send({ travellers })} />
      <div className="flex items-start gap-2">
        <SavedText<NonNullable<TripFields["budget"]> | null>
          label={t("Budget")}
          hint={t("For everybody, the whole trip. Empty: none.")}
          inputMode="decimal"
          className="flex-1"
          value={shown}
          read={(text) => {
            const budget = parseMoney(plain(text), currency);
            return budget || !text.trim() ? { value: budget } : { problem: t("Enter an amount, such as 2,400.") };
          }}
          onSave={(budget) => save({ budget })}
        />
        <Select aria-label={t("Currency of the budget")} value={currency} className="w-28 pt-6.5" onChange={(event) => choose(event.target.value)}>
          {CURRENCIES.map(({ code, name }) => <option key={code} value={code} title={name}>{code}</option>)}
        </Select>
      </div>
    </>
  );
}
