// A booking that was made elsewhere: what its confirmation says. One opening of the form is one booking, however often its
// button is pressed.
import { useMutation } from "convex/react";
import { useId, useState, type FormEvent } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { errorDetails, errorSentence } from "../../lib/errors";
import { currencyDigits, parseMoney } from "../../lib/money";
import { Button } from "../../ui/Button";
import { CurrencyOptions } from "../../ui/CurrencyOptions";
import { Field } from "../../ui/Field";
import { Input, Select, Textarea } from "../../ui/Input";
import { unlike, useEditingEnds } from "../workspace/people/useEditingEnds";
import { useTripFrame } from "../workspace/tripFrame";
import type { Activity } from "../workspace/useItinerary";
import { KINDS, lastFreeDay, type Booking } from "./bookingWords";

type ManualFormProps = { activityId: Id<"activities">; activity: Activity | null; booking: Booking | null; onDone: () => void };

const USUAL: Record<Activity["type"], Booking["kind"]> = { hotel: "hotel", restaurant: "restaurant", transport: "train", sightseeing: "tour", other: "tour" };
const plain = ({ amount, currency }: { amount: number; currency: string }) => (amount / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency));

export function ManualForm({ activityId, activity, booking, onDone }: ManualFormProps) {
  const { trip, currency: usual } = useTripFrame();
  const titleId = useId();
  const add = useMutation(api.bookings.manual.add);
  const edit = useMutation(api.bookings.manual.edit);
  const [press] = useState(() => crypto.randomUUID());
  const known = booking?.price ?? activity?.cost ?? null;
  const [kind, setKind] = useState<Booking["kind"]>(booking?.kind ?? (activity ? USUAL[activity.type] : "tour"));
  const [state, setState] = useState<"confirmed" | "asked">(booking && booking.status !== "confirmed" ? "asked" : "confirmed");
  const [code, setCode] = useState(booking?.confirmationCode ?? "");
  const [price, setPrice] = useState(known ? plain(known) : "");
  const [currency, setCurrency] = useState(known?.currency ?? usual);
  const [contact, setContact] = useState(booking?.contact ?? "");
  const [notes, setNotes] = useState(booking?.notes ?? "");
  const [freeUntil, setFreeUntil] = useState(booking ? (lastFreeDay(booking) ?? "") : "");
  const [error, setError] = useState<{ field: string; sentence: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [first] = useState([code, price, contact, notes]);
  useEditingEnds(onDone, unlike([code, price, contact, notes], first));
  const errorOf = (field: string) => (error?.field === field ? error.sentence : null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const sum = price.trim() === "" ? null : parseMoney(price, currency);
    if (price.trim() !== "" && !sum) return setError({ field: "price", sentence: t("Write an amount like 1,200 or 12.50.") });
    setBusy(true);
    setError(null);
    try {
      const details = { kind, confirmed: state === "confirmed", code, price: sum, contact, notes, freeUntil: freeUntil || null };
      if (booking) await edit({ tripId: trip._id, bookingId: booking._id, details });
      else await add({ tripId: trip._id, activityId, press, details });
      onDone();
    } catch (thrown) {
      setError({ field: String(errorDetails(thrown).field ?? ""), sentence: errorSentence(thrown) });
      setBusy(false);
    }
  };
  const isPlaced = ["price", "confirmationCode", "freeUntil", "contact", "notes"].includes(error?.field ?? "");
  return (
    <form aria-labelledby={titleId} onSubmit={(event) => void submit(event)} className="space-y-4">
      <h4 id={titleId} className="font-medium">{booking ? t("What was booked") : t("Booked somewhere else")}</h4>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("What it is")}>
          <Select value={kind} onChange={(event) => setKind(event.target.value as Booking["kind"])}>
            {Object.entries(KINDS).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </Select>
        </Field>
        <Field label={t("How it stands")}>
          <Select value={state} disabled={booking?.status === "confirmed"} onChange={(event) => setState(event.target.value as typeof state)}>
            <option value="confirmed">{t("Confirmed", {}, "booking")}</option>
            <option value="asked">{t("No answer yet")}</option>
          </Select>
        </Field>
      </div>
      <Field label={t("Confirmation number")} optional error={errorOf("confirmationCode")}>
        <Input autoFocus dir="ltr" value={code} maxLength={64} autoComplete="off" onChange={(event) => setCode(event.target.value)} />
      </Field>
      <div className="grid grid-cols-[1fr_8.5rem] gap-4">
        <Field label={t("Price")} optional error={errorOf("price")}>
          <Input inputMode="decimal" value={price} onChange={(event) => setPrice(event.target.value)} />
        </Field>
        <Field label={t("Price in")}>
          <Select value={currency} onChange={(event) => setCurrency(event.target.value)}>
            <CurrencyOptions />
          </Select>
        </Field>
      </div>
      <Field label={t("Free to cancel through")} optional hint={t("We remind you two days before.")} error={errorOf("freeUntil")}>
        <Input type="date" value={freeUntil} onChange={(event) => setFreeUntil(event.target.value)} />
      </Field>
      <Field label={t("Contact")} optional hint={t("Phone, e-mail or page of the place.")} error={errorOf("contact")}>
        <Input dir="auto" value={contact} maxLength={300} onChange={(event) => setContact(event.target.value)} />
      </Field>
      <Field label={t("Notes on the booking")} optional error={errorOf("notes")}>
        <Textarea dir="auto" value={notes} maxLength={2000} onChange={(event) => setNotes(event.target.value)} />
      </Field>
      {error && !isPlaced && <p role="alert" className="text-sm text-danger">{error.sentence}</p>}
      <div className="flex flex-wrap justify-end gap-2.5">
        <Button look="ghost" onClick={onDone}>{t("Back")}</Button>
        <Button type="submit" busy={busy}>{booking ? t("Save") : t("Keep the booking")}</Button>
      </div>
    </form>
  );
}
