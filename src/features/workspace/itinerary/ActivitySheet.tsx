// Everything about one activity, beside the plan. Fields save when one leaves them; each field is
// sent alone, so that two people in the same sheet keep each other's work.
import { ExternalLink, Trash2 } from "lucide-react";
import { useState } from "react";
import { formatDate, formatTime } from "../../../lib/dates";
import { formatMoney } from "../../../lib/money";
import { Button } from "../../../ui/Button";
import { Chip } from "../../../ui/Chip";
import { Field } from "../../../ui/Field";
import { Input, Select, Textarea } from "../../../ui/Input";
import { Sheet } from "../../../ui/Sheet";
import { BookingSection } from "../../bookings/BookingSection";
import { ACTIVITY_TYPES } from "../activityTypes";
import { useEdits, type ActivityChanges } from "../useEdits";
import { useTrip, type Activity } from "../useItinerary";
import { CostField } from "./CostField";

export function ActivitySheet({ activity, onClose }: { activity: Activity | null; onClose: () => void }) {
  const { canEdit } = useTrip();
  // Goes on showing what it showed while it slides away.
  const [shown, setShown] = useState(activity);
  if (activity && activity !== shown) setShown(activity);
  return (
    <Sheet open={activity !== null} onOpenChange={(open) => !open && onClose()} title={shown?.title ?? ""} className="lg:max-w-lg">
      {shown && (canEdit ? <EditActivity key={shown._id} activity={shown} onClose={onClose} /> : <ReadActivity activity={shown} />)}
    </Sheet>
  );
}

function EditActivity({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { days, trip } = useTrip();
  const edits = useEdits();
  const save = (set: ActivityChanges) => void edits.update(activity._id, set);
  return (
    <div className="space-y-5 pt-2">
      <Provenance activity={activity} />
      <Field label="Name" required>
        <SavedText value={activity.title} maxLength={200} onSave={(title) => title.trim() && save({ title })} />
      </Field>
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
      <CostField cost={activity.cost} fallback={trip.budget?.currency ?? "EUR"} onSave={(cost) => save({ cost })} />
      <Field label="Where" optional>
        <SavedText value={activity.address ?? ""} maxLength={300} onSave={(address) => save({ address })} />
      </Field>
      <Field label="Notes" optional>
        <SavedText multiline value={activity.description ?? ""} maxLength={5000} onSave={(description) => save({ description })} />
      </Field>
      <MapLink activity={activity} />
      <BookingSection activity={activity} />
      <div className="border-t border-line pt-4">
        <Button
          look="ghost"
          className="text-danger"
          onClick={() => {
            onClose();
            void edits.remove(activity);
          }}
        >
          <Trash2 aria-hidden />
          Remove from the trip
        </Button>
      </div>
    </div>
  );
}

function ReadActivity({ activity }: { activity: Activity }) {
  const facts = [
    ["When", [activity.day ? formatDate(activity.day, "long") : "An idea, without a day", times(activity)].filter(Boolean).join(", ")],
    ["Where", activity.address],
    ["Cost", activity.cost && formatMoney(activity.cost)],
    ["Notes", activity.description],
  ].filter(([, value]) => value);
  return (
    <div className="space-y-5 pt-2">
      <Provenance activity={activity} />
      <dl className="space-y-4">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="eyebrow">{name}</dt>
            <dd className="mt-1 whitespace-pre-wrap">{value}</dd>
          </div>
        ))}
      </dl>
      <MapLink activity={activity} />
      <BookingSection activity={activity} />
    </div>
  );
}

const times = ({ start, end }: Activity) => (start ? formatTime(start) + (end ? `–${formatTime(end)}` : "") : null);

/** Where it comes from and why it is here. */
function Provenance({ activity }: { activity: Activity }) {
  const { memberById } = useTrip();
  const who = memberById.get(activity.updatedBy)?.name ?? "Somebody who left";
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap gap-2">
        <Chip tone={activity.source === "ai" ? "accent" : "neutral"}>{activity.source === "ai" ? "Suggested by the assistant" : "Added by hand"}</Chip>
        <Chip tone="outline">Last changed by {activity.updatedByAssistant ? "the assistant" : who}</Chip>
      </p>
      {activity.why && <p className="border-l-2 border-accent pl-3.5 text-ink-soft italic">{activity.why}</p>}
    </div>
  );
}

function MapLink({ activity }: { activity: Activity }) {
  if (activity.lat === null || activity.lng === null) return null;
  const href = `https://www.openstreetmap.org/?mlat=${activity.lat}&mlon=${activity.lng}#map=17/${activity.lat}/${activity.lng}`;
  return (
    <a href={href} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center gap-2 text-sm font-medium text-accent underline-offset-4 hover:underline">
      <ExternalLink className="size-4" aria-hidden />
      Open in OpenStreetMap
    </a>
  );
}

type SavedTextProps = { value: string; onSave: (value: string) => void; multiline?: boolean; type?: string; maxLength?: number };

/** Keeps what is being typed while others' changes come in; saves on leaving or Enter, if changed. */
function SavedText({ value, onSave, multiline, ...rest }: SavedTextProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft !== value) onSave(draft);
    setDraft(null);
  };
  const shared = { value: draft ?? value, onBlur: save, ...rest };
  if (multiline) return <Textarea {...shared} onChange={(event) => setDraft(event.target.value)} />;
  return (
    <Input
      {...shared}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
