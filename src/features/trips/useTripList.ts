// What of one's trips is shown: the address says it, so that a link or a reload shows the same. A longer list keeps what was
// shown while more comes; grid or lines is remembered on this device.
import { useQuery } from "convex/react";
import { useEffect } from "react";
import { useSearchParams } from "react-router-dom";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { today } from "../../lib/dates";
import { forgetSeen } from "../../lib/offline/lastSeen";
import { isGoneFrom } from "../../lib/offline/lastSeenModel";
import { useKept } from "../../lib/offline/useKeptQuery";
import { useLastAnswer } from "../../lib/useLastAnswer";
import { useSettled } from "../../lib/useSettled";
import { useKeptLimit, useKeptTop } from "./placeInList";
import type { TripOrder, TripShelf } from "./tripTypes";

const PAGE = 24;
const MAX_CARDS = 240;
const TYPING_PAUSE_MS = 200;

export const SHELF_LABELS: Record<TripShelf, string> = {
  all: t("All"), upcoming: t("Upcoming"), past: t("Past"), drafts: t("Drafts"), shared: t("Shared with me"), archived: t("Archived"), bin: t("Bin"),
};
export const ORDER_LABELS: Record<TripOrder, string> = { start: t("By date"), title: t("By name"), changed: t("Last changed") };

export const useListLook = create<{ lines: boolean; setLines: (lines: boolean) => void }>()(
  persist((set) => ({ lines: false, setLines: (lines) => set({ lines }) }), { name: "caravan-trips" }),
);

const known = <Key extends string>(labels: Record<Key, string>, value: string | null, otherwise: Key): Key => (value !== null && value in labels ? (value as Key) : otherwise);

export function useTripList() {
  const [params, setParams] = useSearchParams();
  const show = known(SHELF_LABELS, params.get("show"), "all");
  const order = known(ORDER_LABELS, params.get("sort"), "start");
  const text = params.get("q") ?? "";
  const set = (name: string, value: string | null) =>
    setParams((current) => {
      const next = new URLSearchParams(current);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }, { replace: true });

  const [limit, setLimit] = useKeptLimit(PAGE);
  const on = today();
  const { value: list, isLive } = useKept(api.trips.tripList.get, { show, order, on, limit }, `trips:${show} ${order}`);
  useEffect(() => {
    // Trips that one was taken out of while this device was away.
    if (list && isLive && show === "all" && !list.hasMore) forgetSeen(isGoneFrom(list.cards.map(({ _id }) => _id)));
  }, [list, isLive, show]);
  const shown = useLastAnswer(list, show);

  const asked = useSettled(text.trim(), TYPING_PAUSE_MS);
  const found = useQuery(api.trips.tripSearch.find, asked ? { text: asked, on } : "skip");
  useKeptTop(text.trim() === "" ? list !== undefined : found !== undefined);
  return {
    show, order, text,
    setShow: (next: TripShelf) => { setLimit(PAGE); set("show", next === "all" ? null : next); },
    setOrder: (next: TripOrder) => set("sort", next === "start" ? null : next),
    setText: (next: string) => set("q", next),
    /** Undefined until there is something to show. */
    list: shown,
    isLoadingMore: list === undefined && shown !== undefined,
    showMore: limit < MAX_CARDS ? () => setLimit((current) => Math.min(MAX_CARDS, current + PAGE)) : null,
    /** Null: nothing is searched for; undefined: on its way. */
    found: text.trim() === "" ? null : asked === text.trim() ? found : undefined,
  };
}
