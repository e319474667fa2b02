// A trip: the plan by day, the map, the assistant. Side by side on a desk; one at a time on a phone,
// with a bar at the bottom. Which one is in the address.
import { Suspense, lazy, memo, useCallback, useEffect, useMemo } from "react";
import { useParams } from "react-router-dom";
import type { Id } from "../../../convex/_generated/dataModel";
import { LoadingPage } from "../../app/LoadingPage";
import { noteOpenTrip } from "../../app/openTrip";
import { useMe } from "../../app/useMe";
import { t } from "../../i18n/t";
import { useTitle } from "../../lib/useTitle";
import { cn } from "../../ui/cn";
import { Sheet } from "../../ui/Sheet";
import { Skeleton } from "../../ui/Skeleton";
import { refuseStrayFiles } from "../files/strayFiles";
import { PlaceSheets } from "../places/PlaceSheets";
import { Advice } from "./agents/Advice";
import { AssistantPanel } from "./assistant/AssistantPanel";
import { forPerson } from "./group/forPerson";
import { useWho } from "./group/useWho";
import { BottomBar } from "./BottomBar";
import { AddActivityDialog } from "./itinerary/AddActivityDialog";
import { ActivitySheet } from "./itinerary/sheet/ActivitySheet";
import { LazyMap } from "./map/LazyMap";
import { forgetPlace } from "./map/mapPlace";
import { NewsBar } from "./people/NewsBar";
import { Presence } from "./people/Presence";
import { useTellGone } from "./people/useTellGone";
import { useTellWhoIsIn } from "./people/useTellWhoIsIn";
import { PaletteDialog } from "./palette/PaletteDialog";
import { useNowFirst } from "./now/useNowFirst";
import { PaneSwitch } from "./PaneSwitch";
import { PlansDialog } from "./plans/PlansDialog";
import { ShareDialog } from "./people/ShareDialog";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { rowKey } from "./rowIds";
import { useIsRoomy, useIsWide } from "./useIsWide";
import { TripProvider } from "./TripProvider";
import { useDialog } from "./useDialog";
import { EditsContext, useEditsOf } from "./useEdits";
import { useTrip, useTripView } from "./useItinerary";
import { useOthersChanges } from "./useOthersChanges";
import { useScrollOfView } from "./useScrollOfView";
import { useShortcuts } from "./useShortcuts";
import { ShownViewContext, WorkspaceContext, useShownView, useWorkspace, type Workspace } from "./useWorkspace";
import { useWorkspaceView } from "./useWorkspaceView";
import { allViews, viewEntry, type View } from "./views";
import { WorkspaceHeader } from "./WorkspaceHeader";

const OptimiseDialog = lazy(async () => ({ default: (await import("./optimise/OptimiseDialog")).OptimiseDialog }));
const OfflineDialog = lazy(() => import("./OfflineDialog"));
const DatesDialog = lazy(async () => ({ default: (await import("./trip/DatesDialog")).DatesDialog }));

/** Not drawn again with every edit: each asks for what of the trip concerns it, and most are closed most of the time. */
const Loaded = memo(WorkspaceOf);
const InTrip = memo(Shown);
const Item = memo(ActivitySheet);
const Here = memo(Presence);
const Adding = memo(AddActivityDialog);
const Places = memo(PlaceSheets);
const Sharing = memo(ShareDialog);
const Plans = memo(PlansDialog);
const Palette = memo(PaletteDialog);
const Shortcuts = memo(ShortcutsDialog);

export default function TripWorkspace() {
  const tripId = useParams().tripId as Id<"trips">;
  const view = useTripView(tripId);
  const edits = useTellWhoIsIn(useEditsOf(tripId), view);
  useTitle(view?.trip.title);
  useEffect(() => refuseStrayFiles(window), []);
  useEffect(() => {
    if (view) noteOpenTrip(view.trip);
  }, [view]);
  if (!view) return <LoadingPage />;
  return (
    <TripProvider view={view}>
      <EditsContext value={edits}>
        <Loaded key={tripId} />
      </EditsContext>
    </TripProvider>
  );
}

/** Holds what is open; what it shows is below. */
function WorkspaceOf() {
  const view = useTrip();
  const { who } = useWho();
  const shown = useMemo(() => (who ? forPerson(view, who) : view), [view, who]);
  const myId = useMe()?._id;
  const wide = useIsWide();
  const { current, show, openId, open, close, assistantOpen } = useWorkspaceView(wide, useIsRoomy());
  useNowFirst(wide);
  const [dialog, setDialog] = useDialog();
  const opened = view.activities.find((activity) => rowKey(activity._id) === openId) ?? null;
  // Removed, by whomever: should it come back, nobody asked to see it.
  const isGone = openId !== null && !opened;
  useEffect(() => {
    if (isGone) close();
  }, [isGone, close]);
  const openPlans = useCallback((day: string) => setDialog({ kind: "plans", day }), [setDialog]);
  useTellGone(view, { opened, myId, openPlans });
  useOthersChanges(view, myId);
  useEffect(() => forgetPlace, []);
  const openActivity = useCallback((activityId: Id<"activities">) => open(rowKey(activityId)), [open]);
  const workspace = useMemo<Workspace>(
    () => ({ myId, wide, show, openActivity, closeActivity: close, openDialog: setDialog }),
    [myId, wide, show, openActivity, close, setDialog],
  );
  const shownView = useMemo(() => ({ current, assistantOpen }), [current, assistantOpen]);
  const closeDialog = useCallback(() => setDialog(null), [setDialog]);
  return (
    <WorkspaceContext value={workspace}>
      <ShownViewContext value={shownView}>
        <TripProvider view={shown}>
          <InTrip />
        </TripProvider>
        {myId && <Here myId={myId} />}
        <Item activity={opened} onClose={close} />
        <Adding open={dialog?.kind === "add"} day={dialog?.kind === "add" ? dialog.day : null} place={dialog?.kind === "add" ? dialog.place : undefined} onClose={closeDialog} />
        <Places dialog={dialog} onClose={closeDialog} />
        <Sharing open={dialog?.kind === "share"} first={dialog?.kind === "share" ? dialog.part : undefined} onClose={closeDialog} />
        <Plans day={dialog?.kind === "plans" ? dialog.day : null} onClose={closeDialog} />
        {dialog?.kind === "optimise" && <Suspense fallback={null}><OptimiseDialog day={dialog.day} onClose={closeDialog} /></Suspense>}
        {dialog?.kind === "dates" && <Suspense fallback={null}><DatesDialog onClose={closeDialog} /></Suspense>}
        <Palette open={dialog?.kind === "palette"} onClose={closeDialog} />
        <Shortcuts open={dialog?.kind === "keys"} onClose={closeDialog} />
        {dialog?.kind === "offline" && <Suspense fallback={null}><OfflineDialog open onClose={closeDialog} /></Suspense>}
      </ShownViewContext>
    </WorkspaceContext>
  );
}

function Shown() {
  const { wide, show, myId } = useWorkspace();
  const { current, assistantOpen } = useShownView();
  const roomy = useIsRoomy();
  useShortcuts();
  const entry = viewEntry(current);
  // Behind a sheet, and beside the map or the assistant on a desk, stands the list of days.
  const pane: View = entry.place === "pane" ? current : "plan";
  const { Component: Pane, full } = viewEntry(pane);
  const paneShown = wide || entry.place !== "beside";
  const mapShown = current === "map" || (wide && !full && (roomy || !(assistantOpen || current === "advice")));
  const scroll = useScrollOfView(pane);
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <WorkspaceHeader />
      <NewsBar />
      <main id="main" className="flex min-h-0 flex-1">
        <div className={cn("flex min-h-0 flex-col lg:flex", paneShown ? "w-full" : "hidden", full || !mapShown ? "min-w-0 lg:flex-1" : "lg:w-[36rem] lg:shrink-0 xl:w-[38rem]")}>
          <PaneSwitch pane={pane} />
          <div {...scroll} className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain" tabIndex={-1}>
            <Suspense fallback={<PaneLoading />}>{Pane && <Pane />}</Suspense>
          </div>
        </div>
        {mapShown && (
          <div className="min-w-0 flex-1 border-line pb-16 lg:border-s lg:pb-0">
            <LazyMap />
          </div>
        )}
        {assistantOpen && (
          <aside aria-label={t("Assistant")} className="flex w-full min-w-0 flex-col border-line bg-surface pb-16 lg:w-96 lg:shrink-0 lg:animate-slide-in-right lg:border-s lg:pb-0 rtl:lg:animate-slide-in-left">
            <AssistantPanel myId={myId} />
          </aside>
        )}
        {current === "advice" && <Advice onClose={() => show("plan")} onAsked={() => show("assistant")} />}
      </main>
      {!wide && <BottomBar />}
      {allViews.filter((view) => viewEntry(view).place === "sheet").map((view) => <ViewSheet key={view} view={view} />)}
    </div>
  );
}

function ViewSheet({ view }: { view: View }) {
  const { show } = useWorkspace();
  const { current } = useShownView();
  const { label, wide, Component } = viewEntry(view);
  return (
    <Sheet open={current === view} onOpenChange={(open) => !open && show("plan")} title={label} className={wide ? "lg:max-w-lg" : undefined}>
      <Suspense fallback={<PaneLoading />}>{Component && <Component />}</Suspense>
    </Sheet>
  );
}

function PaneLoading() {
  return (
    <div role="status" aria-busy="true" aria-label={t("Loading")} className="space-y-4 p-4">
      <Skeleton className="h-24" />
      <Skeleton className="h-48" />
    </div>
  );
}
