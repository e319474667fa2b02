import { usePaginatedQuery, useQuery } from "convex/react";
import { Plus, Sparkles } from "lucide-react";
import { Link, Outlet } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { TopBar } from "../../app/TopBar";
import { today } from "../../lib/dates";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import { TripCard, type TripCardData } from "./TripCard";
import { groupTrips } from "./tripGroups";
import { NoTrips } from "./NoTrips";
import { useSampleTrip } from "./useSampleTrip";

const PAGE = 24;

export function TripsPage() {
  useTitle("Your trips");
  const me = useQuery(api.users.users.me);
  const { results, status, loadMore } = usePaginatedQuery(api.trips.trips.list, {}, { initialNumItems: PAGE });
  const sample = useSampleTrip();
  const loading = status === "LoadingFirstPage";
  const empty = !loading && results.length === 0;

  return (
    <div className="min-h-dvh">
      <TopBar />
      <main id="main" className="mx-auto max-w-6xl px-4 pt-8 pb-24 sm:px-6 sm:pt-12">
        <div className="mb-8 flex flex-wrap items-end justify-between gap-4 sm:mb-10">
          <h1 className="title text-4xl sm:text-5xl">Your trips</h1>
          {!loading && !empty && (
            <div className="flex flex-wrap gap-2.5">
              <Button look="quiet" busy={sample.busy} onClick={() => void sample.start()}><Sparkles aria-hidden />Sample trip</Button>
              <Button asChild><Link to="/trips/new"><Plus aria-hidden />Plan a trip</Link></Button>
            </div>
          )}
        </div>
        {me?.isAnonymous && !empty && !loading && (
          <p className="mb-8 rounded-lg bg-accent-soft px-5 py-3.5 text-[0.9375rem]">
            You are here as a guest: your trips live in this browser only.{" "}
            <Link to="/sign-up" className="rounded-sm font-medium text-accent underline underline-offset-4">Create an account</Link> to keep them.
          </p>
        )}
        {loading ? <LoadingTrips /> : empty ? <NoTrips sample={sample} /> : <TripGroupsView trips={results} />}
        {status === "CanLoadMore" && <div className="mt-10 text-center"><Button look="secondary" onClick={() => loadMore(PAGE)}>Show older trips</Button></div>}
        {status === "LoadingMore" && <div className="mt-10 text-center"><Button look="secondary" busy>Show older trips</Button></div>}
      </main>
      <Outlet />
    </div>
  );
}

function TripGroupsView({ trips }: { trips: TripCardData[] }) {
  const { now, upcoming, past } = groupTrips(trips, today());
  const [spotlight, ...ahead] = [...now, ...upcoming];
  return (
    <div className="flex flex-col gap-12">
      {spotlight && <TripCard trip={spotlight} spotlight />}
      <TripGrid title="Upcoming" trips={ahead} />
      <TripGrid title="Past" trips={past} />
    </div>
  );
}

function TripGrid({ title, trips }: { title: string; trips: TripCardData[] }) {
  if (trips.length === 0) return null;
  return (
    <section>
      <h2 className="title mb-5 text-2xl">{title}</h2>
      <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {trips.map((trip) => <li key={trip._id} className="grid"><TripCard trip={trip} /></li>)}
      </ul>
    </section>
  );
}

function LoadingTrips() {
  return (
    <div aria-busy="true" aria-label="Loading your trips" role="status" className="flex flex-col gap-12">
      <Skeleton className="h-72 rounded-xl" />
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {[0, 1, 2].map((index) => <Skeleton key={index} className="h-80 rounded-xl" />)}
      </div>
    </div>
  );
}
