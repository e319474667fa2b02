// A new trip from one that one is in.
import { useMutation, useQuery } from "convex/react";
import { useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { today } from "../../../lib/dates";
import { formatTripDates } from "../../../lib/tripDates";
import { EmptyState } from "../../../ui/EmptyState";
import { Field } from "../../../ui/Field";
import { Select } from "../../../ui/Input";
import { Skeleton } from "../../../ui/Skeleton";
import { CopyForm, copyArgs, copyDraftOf, isComplete } from "../CopyForm";
import type { TripCardData } from "../tripTypes";
import { Footer } from "./Footer";
import { useOpenTrip } from "./useOpenTrip";

const MOST = 100;

export function FromTrip() {
  const list = useQuery(api.trips.tripList.get, { show: "all", order: "changed", on: today(), limit: MOST });
  const [chosenId, setChosenId] = useState<string | null>(null);
  if (!list) return <Skeleton className="h-64" />;
  const chosen = list.cards.find(({ _id }) => _id === chosenId) ?? list.cards[0];
  if (!chosen) {
    return (
      <>
        <EmptyState title={t("Nothing to copy yet")}>{t("Once you have a trip you can begin the next one from it. Try a template meanwhile.")}</EmptyState>
        <Footer />
      </>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <Field label={t("Trip")}>
        <Select value={chosen._id} onChange={(event) => setChosenId(event.target.value)}>
          {list.cards.map((trip) => <option key={trip._id} value={trip._id}>{trip.title} · {formatTripDates(trip)}</option>)}
        </Select>
      </Field>
      <CopyOf key={chosen._id} trip={chosen} />
    </div>
  );
}

function CopyOf({ trip }: { trip: TripCardData }) {
  const create = useMutation(api.trips.copy.create);
  const [draft, setDraft] = useState(() => copyDraftOf(trip));
  const { open, busy, refusal } = useOpenTrip();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void open(create({ tripId: trip._id, ...copyArgs(draft) }));
  };
  return (
    <form id="copy-trip" onSubmit={submit}>
      <CopyForm source={trip} draft={draft} onChange={setDraft} />
      <Footer busy={busy} refusal={refusal} send={{ form: "copy-trip", label: t("Make the copy"), disabled: !isComplete(draft) }} />
    </form>
  );
}
