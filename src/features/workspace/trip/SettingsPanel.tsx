// The trip's own settings: what it is called, when and where it goes, who for; and what one can do to it as a whole.
import { useState, type ReactNode } from "react";
import { cityName } from "../../../i18n/cityName";
import { t } from "../../../i18n/t";
import { formatDateRange } from "../../../lib/dates";
import { formatTripDates } from "../../../lib/tripDates";
import { Button } from "../../../ui/Button";
import { useTripFrame } from "../tripFrame";
import { AboutFields } from "./AboutFields";
import { CitiesDialog } from "./CitiesDialog";
import { CoverField } from "./CoverField";
import { DatesDialog } from "./DatesDialog";
import { PartyFields } from "./PartyFields";
import { StatusField } from "./StatusField";
import { WholeTrip } from "./WholeTrip";

export function SettingsPanel() {
  const { trip, destinations, canEdit } = useTripFrame();
  const [open, setOpen] = useState<"dates" | "cities" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="flex flex-col gap-8 pt-1">
      <Section title={t("About")}>
        <CoverField />
        <AboutFields />
      </Section>
      <Section title={t("When and where")}>
        <div className="flex items-baseline justify-between gap-4">
          <p>{formatTripDates(trip)}</p>
          {canEdit && <Button look="quiet" size="sm" onClick={() => setOpen("dates")}>{t(trip.openDates ? "Set dates…" : "Change dates…")}</Button>}
        </div>
        <div className="flex items-start justify-between gap-4">
          <ol className="min-w-0 space-y-1">
            {destinations.map(({ _id, name, countryCode, arrival, departure }) => (
              <li key={_id}>
                {cityName({ name, countryCode })}
                {!trip.openDates && <span className="text-ink-faint"> · {formatDateRange(arrival, departure, "day")}</span>}
              </li>
            ))}
          </ol>
          {canEdit && <Button look="quiet" size="sm" onClick={() => setOpen("cities")}>{t("Change cities…")}</Button>}
        </div>
      </Section>
      <Section title={t("Where it stands")}><StatusField /></Section>
      {canEdit && <Section title={t("Who and how much")}><PartyFields /></Section>}
      <Section title={t("The whole trip")}><WholeTrip /></Section>
      {open === "dates" && <DatesDialog onClose={close} />}
      {open === "cities" && <CitiesDialog onClose={close} />}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <h3 className="eyebrow border-b border-line pb-1.5">{title}</h3>
      {children}
    </section>
  );
}
