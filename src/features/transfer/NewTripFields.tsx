// What a trip made of a file still needs to be told: its name, its days where the file has none, its cities.
import { t } from "../../i18n/t";
import { formatDateRange } from "../../lib/dates";
import { DateRangePicker } from "../../ui/DateRangePicker";
import { Field } from "../../ui/Field";
import { Input } from "../../ui/Input";
import { CitySearch } from "../trips/CitySearch";
import { suggestedTitle, withCity, withNights, type TripDraft } from "../trips/newTrip";
import { StopList } from "../trips/StopList";

export function NewTripFields({ draft, onChange, dated }: { draft: TripDraft; onChange: (draft: TripDraft) => void; /** The file says when. */ dated: boolean }) {
  const set = (part: Partial<TripDraft>) => onChange(withNights({ ...draft, ...part }));
  return (
    <div className="space-y-4">
      <Field label={t("Name of the trip")}>
        <Input value={draft.title} maxLength={120} placeholder={suggestedTitle(draft.stops) || t("Our trip")} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      {dated ? (
        <p className="text-[0.9375rem]"><span className="font-medium">{t("When")}</span> <span className="text-ink-soft">{formatDateRange(draft.dates.start, draft.dates.end)}</span></p>
      ) : (
        <DateRangePicker label={t("When")} value={draft.dates} onChange={(dates) => set({ dates })} />
      )}
      <div>
        <StopList draft={draft} onChange={onChange} />
        <Field label={draft.stops.length > 0 ? t("Add another city") : t("City")}>
          <CitySearch
            placeholder={draft.stops.length > 0 ? t("And then?") : t("Where does it go?")}
            onPick={(city) => onChange(withCity(draft, city))}
          />
        </Field>
      </div>
    </div>
  );
}
