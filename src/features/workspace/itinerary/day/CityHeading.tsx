import { cityName } from "../../../../i18n/cityName";
import { formatDateRange, formatNights } from "../../../../lib/dates";
import { useTripFrame } from "../../tripFrame";
import type { Destination } from "../../useItinerary";

/** Before the first day in a city. */
export function CityHeading({ destination }: { destination: Destination }) {
  const { arrival, departure } = destination;
  const { trip } = useTripFrame();
  return (
    <div className="mt-10 -mb-1 flex flex-wrap items-baseline gap-x-3" data-city>
      <p dir="auto" className="title text-3xl">{cityName(destination)}</p>
      <p className="text-sm text-ink-faint">
        {formatNights(arrival, departure)}
        {!trip.openDates && ` · ${formatDateRange(arrival, departure)}`}
      </p>
    </div>
  );
}
