// A trip: the plan by day, the map, the assistant. Side by side on a desk; one at a time on a phone,
// with a bar at the bottom. Which one is in the address.
import { useQuery } from "convex/react";
import { useCallback, useState } from "react";
import { useParams } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { LoadingPage } from "../../app/LoadingPage";
import { useTitle } from "../../lib/useTitle";
import { cn } from "../../ui/cn";
import { Sheet } from "../../ui/Sheet";
import { Advice } from "./agents/Advice";
import { BookingsPanel } from "../bookings/BookingsPanel";
import { PaymentsPanel } from "../payments/PaymentsPanel";
import { AssistantPanel } from "./assistant/AssistantPanel";
import { BottomBar } from "./BottomBar";
import { AddActivityDialog } from "./itinerary/AddActivityDialog";
import { ActivitySheet } from "./itinerary/ActivitySheet";
import { ItineraryPane } from "./itinerary/ItineraryPane";
import { LazyMap } from "./map/LazyMap";
import { HistoryPanel } from "./people/HistoryPanel";
import { ShareDialog } from "./people/ShareDialog";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { useIsWide } from "./useIsWide";
import { TripContext, useTrip, useTripView, type Activity } from "./useItinerary";
import { useOthersChanges } from "./useOthersChanges";
import { useShortcuts } from "./useShortcuts";
import { useWorkspaceView } from "./useWorkspaceView";
import { WorkspaceHeader } from "./WorkspaceHeader";

export default function TripWorkspace() {
  const tripId = useParams().tripId as Id<"trips">;
  const view = useTripView(tripId);
  useTitle(view?.trip.title);
  if (!view) return <LoadingPage />;
  return (
    <TripContext value={view}>
      <Workspace key={tripId} />
    </TripContext>
  );
}

type Panel = { kind: "none" } | { kind: "share" } | { kind: "keys" } | { kind: "add"; day: string | null };

function Workspace() {
  const view = useTrip();
  const me = useQuery(api.users.users.me);
  const wide = useIsWide();
  const { current, show, assistantOpen } = useWorkspaceView(wide);
  const [openId, setOpenId] = useState<Id<"activities"> | null>(null);
  const [hovered, setHovered] = useState<Activity | null>(null);
  const [panel, setPanel] = useState<Panel>({ kind: "none" });
  const closePanel = () => setPanel({ kind: "none" });
  const open = useCallback((activity: Activity) => setOpenId(activity._id), []);
  const flashes = useOthersChanges(view, me?._id);
  useShortcuts({ canEdit: view.canEdit, onKeys: () => setPanel({ kind: "keys" }), onAssistant: () => show("assistant") });

  return (
    <div data-fills-page className="flex h-dvh flex-col overflow-hidden">
      <WorkspaceHeader
        myId={me?._id}
        assistantOpen={assistantOpen}
        onAssistant={() => show(assistantOpen ? "plan" : "assistant")}
        adviceOpen={current === "advice"}
        onAdvice={() => show(current === "advice" ? "plan" : "advice")}
        onShare={() => setPanel({ kind: "share" })}
        onHistory={() => show("history")}
        onPayments={() => show("payments")}
        onBookings={() => show("bookings")}
        onKeys={() => setPanel({ kind: "keys" })}
      />
      <main id="main" className="flex min-h-0 flex-1">
        <div className={cn("min-h-0 overflow-y-auto overscroll-contain lg:block lg:w-[36rem] lg:shrink-0 xl:w-[38rem]", current === "plan" || current === "history" || current === "payments" || current === "bookings" ? "w-full" : "hidden")} tabIndex={-1}>
          <ItineraryPane flashes={flashes} onOpen={open} onHover={setHovered} onAdd={(day) => setPanel({ kind: "add", day })} onAsk={() => show("assistant")} />
        </div>
        {(wide || current === "map") && (
          <div className="min-w-0 flex-1 border-line pb-16 lg:border-l lg:pb-0">
            <LazyMap hovered={hovered} onOpen={open} />
          </div>
        )}
        {assistantOpen && (
          <aside aria-label="Assistant" className="flex w-full min-w-0 flex-col border-line bg-surface pb-16 lg:w-96 lg:shrink-0 lg:animate-slide-in-right lg:border-l lg:pb-0">
            <AssistantPanel myId={me?._id} />
          </aside>
        )}
        {current === "advice" && <Advice onClose={() => show("plan")} onAsked={() => show("assistant")} />}
      </main>
      {!wide && <BottomBar current={current} onShow={show} />}
      <ActivitySheet activity={view.activities.find((activity) => activity._id === openId) ?? null} onClose={() => setOpenId(null)} />
      <AddActivityDialog open={panel.kind === "add"} day={panel.kind === "add" ? panel.day : null} onClose={closePanel} />
      <ShareDialog open={panel.kind === "share"} onClose={closePanel} />
      <ShortcutsDialog open={panel.kind === "keys"} onClose={closePanel} />
      <Sheet open={current === "history"} onOpenChange={(next) => !next && show("plan")} title="What has changed">
        <HistoryPanel />
      </Sheet>
      <Sheet open={current === "payments"} onOpenChange={(next) => !next && show("plan")} title="Payments">
        <PaymentsPanel />
      </Sheet>
      <Sheet open={current === "bookings"} onOpenChange={(next) => !next && show("plan")} title="Bookings" className="lg:max-w-lg">
        <BookingsPanel
          onOpen={(activityId) => {
            show("plan");
            setOpenId(activityId);
          }}
        />
      </Sheet>
    </div>
  );
}
