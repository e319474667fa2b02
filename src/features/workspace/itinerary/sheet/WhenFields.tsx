import { formatDate } from "../../../../lib/dates";
import { Field } from "../../../../ui/Field";
import { Select } from "../../../../ui/Input";
import { ACTIVITY_TYPES } from "../../activityTypes";
import { useTrip, type Activity } from "../../useItinerary";
import { SavedText } from "./SavedText";
import { useSave } from "./useSave";

/** What kind of thing it is, on which day, from when to when. */
export function WhenFields({ activity }: { activity: Activity }) {
  const { days } = useTrip();
  const save = useSave(activity);
  return (
    <div className="grid grid-cols-2 gap-4">
      <Field label="Day">
        <Select value={activity.day ?? ""} onChange={(event) => save({ day: event.target.value || null })}>
          <option value="">Ideas, no day yet</option>
          {days.map((day) => (
            <option key={day.date} value={day.date}>{formatDate(day.date, "short")}</option>
          ))}
        </Select>
      </Field>
      <Field label="Kind">
        <Select value={activity.type} onChange={(event) => save({ type: event.target.value as Activity["type"] })}>
          {Object.entries(ACTIVITY_TYPES).map(([type, { label }]) => (
            <option key={type} value={type}>{label}</option>
          ))}
        </Select>
      </Field>
      <Field label="Starts">
        <SavedText type="time" value={activity.start ?? ""} onSave={(start) => save({ start: start || null })} />
      </Field>
      <Field label="Ends">
        <SavedText type="time" value={activity.end ?? ""} onSave={(end) => save({ end: end || null })} />
      </Field>
    </div>
  );
}
