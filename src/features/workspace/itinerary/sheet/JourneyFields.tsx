// How one travels: by what, with whom, from where to where.
import { t } from "../../../../i18n/t";
import { ChoiceChips } from "../../../../ui/ChoiceChips";
import { SavedText } from "../../../../ui/SavedText";
import { useTripFrame } from "../../tripFrame";
import type { Activity } from "../../useItinerary";
import { isHiredCar } from "../journey";
import { MODES } from "./modes";
import { stationOf, writtenStation } from "./placeFields";
import { SavedPlace } from "./SavedPlace";
import { useSave } from "./useSave";

type Transport = NonNullable<Activity["transport"]>;

const CHOICES = MODES.map(({ value, label, icon: Icon }) => ({ value, label, icon: <Icon aria-hidden /> }));

export function JourneyFields({ activity }: { activity: Activity }) {
  const { destinations } = useTripFrame();
  const save = useSave(activity);
  if (activity.type !== "transport") return null;
  const transport: Transport = activity.transport ?? { mode: "other", from: null, to: null };
  const change = (fields: Partial<Transport>) => save({ transport: { ...transport, ...fields } });
  const on = (date: string | null) => destinations.filter(({ arrival, departure }) => date !== null && arrival <= date && date <= departure);
  const near = { from: on(activity.day)[0] ?? null, to: on(activity.endDay ?? activity.day).at(-1) ?? null };
  const labels = isHiredCar(activity) ? { from: t("Picked up at", {}, "place"), to: t("Given back at", {}, "place") } : { from: t("From", {}, "place"), to: t("To", {}, "place") };
  return (
    <div className="space-y-4">
      <ChoiceChips label={t("By", {}, "transport")} value={activity.transport ? transport.mode : null} options={CHOICES} onChange={(mode) => void change({ mode })} />
      <div className="grid gap-4 sm:grid-cols-2">
        {(["from", "to"] as const).map((end) => (
          <SavedPlace
            key={end}
            label={labels[end]}
            value={transport[end]?.name ?? ""}
            near={near[end]}
            placeholder={t("A station, an airport, a city")}
            onPlace={(found) => change({ [end]: stationOf(found) })}
            onText={(name) => change({ [end]: writtenStation(name) })}
          />
        ))}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <SavedText label={t("Carrier")} value={transport.carrier ?? ""} maxLength={80} onSave={(carrier) => change({ carrier })} />
        <SavedText label={MODES.find(({ value }) => value === transport.mode)?.number ?? t("Number")} value={transport.number ?? ""} maxLength={20} onSave={(number) => change({ number })} />
      </div>
    </div>
  );
}
