// Cities, dates and who. What was typed is kept while the page is open, through refusals, a lost connection and closing the dialog.
import { useMutation, useQuery } from "convex/react";
import { useRef, useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Field } from "../../../ui/Field";
import { Input } from "../../../ui/Input";
import { BudgetField } from "../BudgetField";
import { CitySearch } from "../CitySearch";
import { createArgs, MAX_TRAVELLERS, problemsOf, suggestedTitle, withCity, withNights, type DraftProblems, type TripDraft } from "../newTrip";
import { Stepper } from "../Stepper";
import { StopList } from "../StopList";
import { WhenField } from "../WhenField";
import { Footer } from "./Footer";
import { useOpenTrip } from "./useOpenTrip";

const emptyDraft = (currency: string): TripDraft => ({
  title: "", stops: [], dates: { start: "", end: "" }, open: null, travellers: 2, budget: "", currency, nightsChosen: false,
});
let kept: TripDraft | null = null;

const FIELDS = ["stops", "dates", "travellers", "budget", "title"] as const satisfies (keyof DraftProblems)[];

export function FromScratch() {
  const me = useQuery(api.users.users.me);
  const create = useMutation(api.trips.trips.create);
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState<TripDraft | null>(kept);
  const [checked, setChecked] = useState(false);
  const { open, busy, refusal, clear } = useOpenTrip();

  const draft = chosen ?? emptyDraft(me?.currency ?? "EUR");
  const change = (next: TripDraft) => {
    kept = next;
    setChosen(next);
    clear();
  };
  const set = (part: Partial<TripDraft>) => change(withNights({ ...draft, ...part }));
  const problems = checked ? problemsOf(draft) : {};

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const found = problemsOf(draft);
    const first = FIELDS.find((field) => found[field]);
    if (first) return form.current?.querySelector<HTMLElement>(`[data-field="${first}"] :is(input, select)`)?.focus();
    if (await open(create(createArgs(draft)))) kept = null;
  };

  return (
    <form id="new-trip" ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-6">
      <div data-field="stops" className="flex flex-col gap-3">
        <StopList draft={draft} onChange={change} />
        <Field label={draft.stops.length ? t("Add another city") : t("City")} required={!draft.stops.length} error={problems.stops}>
          <CitySearch onPick={(city) => change(withCity(draft, city))} placeholder={draft.stops.length ? t("And then?") : t("Kyoto, Lisbon, 東京…")} autoFocus={!draft.stops.length} />
        </Field>
      </div>
      <div data-field="dates">
        <WhenField dates={draft.dates} open={draft.open} error={problems.dates} onChange={set} />
      </div>
      <div className="grid gap-6 sm:grid-cols-[auto_1fr]">
        <div data-field="travellers">
          <Stepper label={t("Travellers")} counts="travellers" value={draft.travellers} min={1} max={MAX_TRAVELLERS} error={problems.travellers} onChange={(travellers) => set({ travellers })} />
        </div>
        <div data-field="budget">
          <BudgetField amount={draft.budget} currency={draft.currency} error={problems.budget} onChange={set} />
        </div>
      </div>
      <div data-field="title">
        <Field label={t("Name of the trip")} optional error={problems.title}>
          <Input value={draft.title} maxLength={200} placeholder={suggestedTitle(draft.stops) || t("Japan in spring")} onChange={(event) => set({ title: event.target.value })} />
        </Field>
      </div>
      <Footer busy={busy} refusal={refusal} send={{ form: "new-trip", label: t("Create trip") }} />
    </form>
  );
}
