import { FileUp, Plus, Sparkles } from "lucide-react";
import { Link, Outlet } from "react-router-dom";
import { TopBar } from "../../app/TopBar";
import { useMe } from "../../app/useMe";
import { rich, t } from "../../i18n/t";
import { useTitle } from "../../lib/useTitle";
import { ConfirmFirst } from "../invitations/ConfirmFirst";
import { Invitations } from "../invitations/Invitations";
import { Button } from "../../ui/Button";
import { NoTrips } from "./NoTrips";
import { TripListBar } from "./TripListBar";
import { TripShelves } from "./TripShelves";
import { useSampleTrip } from "./useSampleTrip";
import { useTripList } from "./useTripList";

export function TripsPage() {
  useTitle(t("Your trips"));
  const me = useMe();
  const trips = useTripList();
  const sample = useSampleTrip();
  const { list, found } = trips;
  const empty = list !== undefined && Object.values(list.counts).every((count) => count === 0);

  return (
    <div className="min-h-dvh">
      <TopBar />
      <main id="main" className="mx-auto max-w-6xl px-4 pt-8 pb-24 sm:px-6 sm:pt-12">
        <div className="mb-7 flex flex-wrap items-end justify-between gap-4">
          <h1 className="title text-4xl sm:text-5xl">{t("Your trips")}</h1>
          {list && !empty && (
            <div className="flex flex-wrap gap-y-2 max-sm:w-full">
              <Button asChild className="max-sm:w-full sm:order-last sm:ms-2"><Link to="/trips/new"><Plus aria-hidden />{t("Plan a trip")}</Link></Button>
              {/* Their words, not their edges, stand in line with what is above and below. */}
              <Button asChild look="quiet" className="max-sm:-ms-4"><Link to="/trips/import"><FileUp aria-hidden />{t("Import")}</Link></Button>
              <Button look="quiet" busy={sample.busy} onClick={() => void sample.start()}><Sparkles aria-hidden />{t("Sample trip")}</Button>
            </div>
          )}
        </div>
        <ConfirmFirst />
        <Invitations />
        {me?.isAnonymous && list && !empty && (
          <p className="mb-8 rounded-lg bg-accent-soft px-5 py-3.5 text-[0.9375rem]">
            {rich("You are here as a guest: your trips live in this browser only. <link>Create an account</link> to keep them.", {
              link: (text) => <Link to="/sign-up" className="rounded-sm font-medium text-accent underline underline-offset-4">{text}</Link>,
            })}
          </p>
        )}
        {empty ? (
          <NoTrips sample={sample} />
        ) : (
          <>
            <TripListBar trips={trips} />
            <TripShelves trips={trips} />
            {found === null && list?.hasMore && trips.showMore && (
              <div className="mt-10 text-center"><Button look="secondary" busy={trips.isLoadingMore} onClick={trips.showMore}>{t("Show more trips")}</Button></div>
            )}
          </>
        )}
      </main>
      <Outlet />
    </div>
  );
}
