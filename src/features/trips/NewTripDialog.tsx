// "Where to?": one dialog from nothing to a trip. What was typed is kept while the page is open, through
// refusals, a lost connection and closing the dialog.
import { useMutation, useQuery } from "convex/react";
import { useRef, useState, type FormEvent } from "react";
import { useNavigate } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { formatNights, today } from "../../lib/dates";
import { errorSentence } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { DateRangePicker } from "../../ui/DateRangePicker";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Input } from "../../ui/Input";
import { PlanHint } from "../account/plan/PlanHint";
import { BudgetField } from "./BudgetField";
import { CitySearch, type City } from "./CitySearch";
import { createArgs, MAX_TRAVELLERS, problemsOf, suggestedTitle, totalNights, withNights, type DraftProblems, type TripDraft } from "./newTrip";
import { Stepper } from "./Stepper";
import { StopList } from "./StopList";

const emptyDraft = (currency: string): TripDraft => ({
  title: "", stops: [], dates: { start: "", end: "" }, travellers: 2, budget: "", currency, nightsChosen: false,
});
let kept: TripDraft | null = null;

const FIELDS = ["stops", "dates", "travellers", "budget", "title"] as const satisfies (keyof DraftProblems)[];

export function NewTripDialog() {
  const me = useQuery(api.users.users.me);
  const plan = useQuery(api.billing.plan.mine);
  const create = useMutation(api.trips.trips.create);
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState<TripDraft | null>(kept);
  const [checked, setChecked] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const draft = chosen ?? emptyDraft(me?.currency ?? "EUR");
  const change = (next: TripDraft) => {
    kept = next;
    setChosen(next);
    setRefusal(null);
  };
  const set = (part: Partial<TripDraft>) => change(withNights({ ...draft, ...part }));
  const problems = checked ? problemsOf(draft) : {};
  const nights = totalNights(draft.dates);

  const add = ({ geonameId, name, country, countryCode, lat, lng, timeZone }: City) =>
    set({ stops: [...draft.stops, { key: crypto.randomUUID(), geonameId, name, country, countryCode, lat, lng, timeZone, nights: 0 }] });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const found = problemsOf(draft);
    const first = FIELDS.find((field) => found[field]);
    if (first) return form.current?.querySelector<HTMLElement>(`[data-field="${first}"] :is(input, select)`)?.focus();
    setBusy(true);
    try {
      const tripId = await create(createArgs(draft));
      kept = null;
      await navigate(`/trips/${tripId}`, { replace: true });
    } catch (error) {
      setRefusal(errorSentence(error));
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && void navigate("/trips")}
      title="Where to?"
      description="Cities and dates are enough. All of it can change later."
      footer={
        <>
          {refusal && <p role="alert" className="w-full rounded-md bg-danger-soft px-4 py-2.5 text-danger">{refusal}</p>}
          <Button look="ghost" onClick={() => void navigate("/trips")}>Cancel</Button>
          <Button type="submit" form="new-trip" busy={busy}>Create trip</Button>
        </>
      }
    >
      <form id="new-trip" ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-6">
        {plan && <PlanHint plan={plan.plan} used={plan.tripsAhead} limit={plan.entitlements.trips} what="trips ahead" next="/trips/new" />}
        <div data-field="stops" className="flex flex-col gap-3">
          <StopList draft={draft} onChange={change} />
          <Field label={draft.stops.length ? "Add another city" : "City"} required={!draft.stops.length} error={problems.stops}>
            <CitySearch onPick={add} placeholder={draft.stops.length ? "And then?" : "Kyoto, Lisbon, 東京…"} autoFocus={!draft.stops.length} />
          </Field>
        </div>
        <div data-field="dates">
          <DateRangePicker
            label="Dates"
            value={draft.dates}
            min={today()}
            onChange={(dates) => set({ dates })}
            error={problems.dates}
            hint={nights === null ? null : formatNights(draft.dates.start, draft.dates.end)}
          />
        </div>
        <div className="grid gap-6 sm:grid-cols-[auto_1fr]">
          <div data-field="travellers">
            <Stepper label="Travellers" value={draft.travellers} min={1} max={MAX_TRAVELLERS} error={problems.travellers} onChange={(travellers) => set({ travellers })} />
          </div>
          <div data-field="budget">
            <BudgetField amount={draft.budget} currency={draft.currency} error={problems.budget} onChange={set} />
          </div>
        </div>
        <div data-field="title">
          <Field label="Name of the trip" optional error={problems.title}>
            <Input value={draft.title} maxLength={200} placeholder={suggestedTitle(draft.stops) || "Japan in spring"} onChange={(event) => set({ title: event.target.value })} />
          </Field>
        </div>
      </form>
    </Dialog>
  );
}
