import { useState, type FormEvent } from "react";
import { formatDate } from "../../../lib/dates";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Input, Select, Textarea } from "../../../ui/Input";
import { ACTIVITY_TYPES } from "../activityTypes";
import { useEdits } from "../useEdits";
import { useTrip, type Activity } from "../useItinerary";

type AddActivityDialogProps = { day: string | null; open: boolean; onClose: () => void };

export function AddActivityDialog({ day, open, onClose }: AddActivityDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={day ? `Add to ${formatDate(day, "long")}` : "Add an idea"} size="sm">
      <AddForm key={day ?? "ideas"} day={day} onClose={onClose} />
    </Dialog>
  );
}

function AddForm({ day, onClose }: Omit<AddActivityDialogProps, "open">) {
  const { destinations } = useTrip();
  const edits = useEdits();
  const [title, setTitle] = useState("");
  const [type, setType] = useState<Activity["type"]>("sightseeing");
  const [start, setStart] = useState("");
  const [end, setEnd] = useState("");
  const [notes, setNotes] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === "") {
      setError("Give it a name.");
      return;
    }
    setBusy(true);
    // On a day of moving on, what is added belongs to where one goes.
    const here = destinations.findLast(({ arrival, departure }) => day !== null && arrival <= day && day <= departure);
    const added = await edits.add({
      title,
      type,
      day,
      start: start || null,
      end: end || null,
      cost: null,
      placeId: null,
      lat: null,
      lng: null,
      destinationId: here?._id ?? null,
      ...(notes.trim() && { description: notes }),
    });
    setBusy(false);
    if (added) onClose();
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      <Field label="What" required error={error}>
        <Input autoFocus value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} placeholder="A museum, a dinner, a walk…" />
      </Field>
      <Field label="Kind">
        <Select value={type} onChange={(event) => setType(event.target.value as Activity["type"])}>
          {Object.entries(ACTIVITY_TYPES).map(([value, { label }]) => (
            <option key={value} value={value}>{label}</option>
          ))}
        </Select>
      </Field>
      {day && (
        <div className="grid grid-cols-2 gap-4">
          <Field label="Starts" optional><Input type="time" value={start} onChange={(event) => setStart(event.target.value)} /></Field>
          <Field label="Ends" optional><Input type="time" value={end} onChange={(event) => setEnd(event.target.value)} /></Field>
        </div>
      )}
      <Field label="Notes" optional><Textarea value={notes} maxLength={5000} onChange={(event) => setNotes(event.target.value)} /></Field>
      <Button type="submit" busy={busy} className="w-full">{day ? "Add to the day" : "Add the idea"}</Button>
    </form>
  );
}
