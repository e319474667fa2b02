// The trip on paper: a cover, a page for each day. What is on it is chosen above; printing, or saving as a PDF, is
// the browser's own.
import { useQuery } from "convex/react";
import { ArrowLeft, Printer } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { Link, useParams } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { LoadingPage } from "../../../app/LoadingPage";
import { cityName } from "../../../i18n/cityName";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { formatDateRange, formatNights } from "../../../lib/dates";
import { formatDays } from "../../../lib/tripDates";
import { useTitle } from "../../../lib/useTitle";
import { Button } from "../../../ui/Button";
import { ChipButton } from "../../../ui/Chip";
import { Select } from "../../../ui/Input";
import { forPerson } from "../group/forPerson";
import { useWho } from "../group/useWho";
import { useTripView, type TripView } from "../useItinerary";
import { PRINT_SWITCHES, PRINTED_AT_FIRST, type PrintOptions } from "./printOptions";
import { PrintedDay, PrintedItem } from "./PrintedDay";

export function PrintPage() {
  const tripId = useParams().tripId as Id<"trips">;
  const { who } = useWho();
  const whole = useTripView(tripId);
  const booked = useQuery(api.bookings.bookings.list, { tripId });
  const [options, setOptions] = useState(PRINTED_AT_FIRST);
  useTitle(whole?.trip.title);
  // Paper is light, whatever the screen is.
  useEffect(() => {
    const { dataset } = document.documentElement;
    const { theme } = dataset;
    dataset.theme = "light";
    return () => void (dataset.theme = theme);
  }, []);
  const trip = useMemo(() => whole && (who ? forPerson(whole, who) : whole), [whole, who]);
  const codes = useMemo(
    () => new Map((booked?.bookings ?? []).flatMap(({ activityId, status, confirmationCode }): [string, string][] => (confirmationCode && status !== "cancelled" ? [[activityId, confirmationCode]] : []))),
    [booked],
  );
  if (!trip || !booked) return <LoadingPage />;
  return (
    <div className="min-h-dvh bg-sunken print:bg-white">
      <style>{`@page { size: ${options.paper}; margin: 15mm 16mm; @bottom-center { content: counter(page); font: 8pt system-ui, sans-serif; color: #6e6555 } } @page :first { @bottom-center { content: none } } @media print { [data-sonner-toaster] { display: none } }`}</style>
      <Bar tripId={tripId} options={options} onChange={setOptions} />
      <main id="main" className="mx-auto w-full max-w-[210mm] bg-surface px-6 py-8 text-[0.9375rem] shadow-card sm:my-8 sm:px-14 sm:py-12 print:m-0 print:max-w-none print:bg-white print:p-0 print:shadow-none">
        <Cover trip={trip} who={who && (trip.memberById.get(who)?.name ?? null)} />
        {trip.days.map((day) => <PrintedDay key={day.date} day={day} trip={trip} options={options} codes={codes} />)}
        {options.ideas && trip.ideas.length > 0 && (
          <section aria-label={t("Ideas")} className="break-before-page pt-10 print:pt-0">
            <h2 className="title border-b-2 border-line-strong pb-2 text-2xl">{t("Ideas")}</h2>
            <ol className="mt-3">{trip.ideas.map((idea) => <PrintedItem key={idea._id} activity={idea} trip={trip} options={options} code={codes.get(idea._id)} lead="" />)}</ol>
          </section>
        )}
      </main>
    </div>
  );
}

function Bar({ tripId, options, onChange }: { tripId: string; options: PrintOptions; onChange: (options: PrintOptions) => void }) {
  return (
    <header className="z-10 flex flex-wrap items-center gap-2 border-b border-line bg-paper/95 px-4 py-3 backdrop-blur-md sm:sticky sm:top-0 print:hidden">
      <Button look="ghost" size="sm" asChild><Link to={`/trips/${tripId}`}><ArrowLeft aria-hidden className="rtl:-scale-x-100" />{t("Back to the trip")}</Link></Button>
      <div role="group" aria-label={t("On the paper")} className="flex flex-wrap gap-2 sm:ms-auto">
        {PRINT_SWITCHES.map(({ name, label }) => <ChipButton key={name} aria-pressed={options[name]} onClick={() => onChange({ ...options, [name]: !options[name] })}>{label}</ChipButton>)}
      </div>
      <Select aria-label={t("Paper")} className="w-28 max-sm:flex-1" value={options.paper} onChange={(event) => onChange({ ...options, paper: event.target.value as PrintOptions["paper"] })}>
        <option value="A4">A4</option>
        <option value="letter">{t("Letter", {}, "paper")}</option>
      </Select>
      <Button onClick={() => window.print()}><Printer aria-hidden />{t("Print")}</Button>
    </header>
  );
}

function Cover({ trip: { trip, destinations, members, days }, who }: { trip: TripView; who: string | null }) {
  const people = who ?? listed(members.map(({ name }) => name));
  return (
    <header className="flex min-h-[60vh] flex-col justify-center break-inside-avoid print:min-h-[220mm]">
      <p className="eyebrow">{trip.openDates ? formatDays(days.length) : `${formatDateRange(trip.startDate, trip.endDate)} · ${formatNights(trip.startDate, trip.endDate)}`}</p>
      <h1 dir="auto" className="title mt-3 text-5xl">{trip.title}</h1>
      <p className="mt-4 text-lg text-ink-soft">{people}</p>
      {trip.description && <p dir="auto" className="mt-6 max-w-prose whitespace-pre-line">{trip.description}</p>}
      <ul className="mt-10 space-y-2">
        {destinations.map(({ _id, name, countryCode, arrival, departure }) => (
          <li key={_id} className="flex items-baseline gap-4 border-b border-line pb-2">
            <span className="title flex-1 text-xl">{cityName({ name, countryCode })}</span>
            {!trip.openDates && <span className="text-sm text-ink-soft tabular-nums">{formatDateRange(arrival, departure)}</span>}
          </li>
        ))}
      </ul>
    </header>
  );
}
