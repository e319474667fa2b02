// The public page's settings: each change is shown at once and sent. While the page is off, they are kept here until it is switched on.
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import type { Id } from "../../../../../convex/_generated/dataModel";
import { notify } from "../../../../ui/toast";
import { useRoleQuery } from "../useRoleQuery";

export type PageSettings = FunctionReturnType<typeof api.trips.publicPages.settings>;
type Change = Partial<Pick<PageSettings, "shows" | "copies" | "requests" | "indexed">> & { days?: number | null };

export function usePublicPage(tripId: Id<"trips">) {
  const saved = useRoleQuery(api.trips.publicPages.settings, { tripId });
  const [draft, setDraft] = useState<Omit<Change, "days">>({});
  const publish = useMutation(api.trips.publicPages.publish).withOptimisticUpdate((store, { tripId, days: _days, ...set }) => {
    const before = store.getQuery(api.trips.publicPages.settings, { tripId });
    if (before) store.setQuery(api.trips.publicPages.settings, { tripId }, { ...before, ...set, on: true });
  });
  const unpublish = useMutation(api.trips.publicPages.unpublish).withOptimisticUpdate((store, { tripId }) => {
    const before = store.getQuery(api.trips.publicPages.settings, { tripId });
    if (before) store.setQuery(api.trips.publicPages.settings, { tripId }, { ...before, on: false });
  });
  const settings = saved && (saved.on ? saved : { ...saved, ...draft });
  const send = (change: Change) => {
    if (!settings) return;
    const { shows, copies, requests, indexed } = settings;
    publish({ tripId, shows, copies, requests, indexed, ...change }).catch(notify.error);
  };
  return {
    settings,
    change: (change: Change) => (saved?.on ? send(change) : setDraft({ ...draft, ...change })),
    setOn: (on: boolean) => (on ? send(saved?.expired ? { days: null } : {}) : void unpublish({ tripId }).catch(notify.error)),
  };
}
