// Dragging rows within a day, across days and to the ideas, and whole days to other dates; by mouse, touch and
// keyboard. While it lasts the rows are arranged here only, by their `rowKey`; letting go sends one move.
import { createContext, use, useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import { direction } from "../../../../i18n/language";
import { t } from "../../../../i18n/t";
import { notify } from "../../../../ui/toast";
import { dayLabel } from "../../dayLabel";
import { setDragging } from "../../ownEdits";
import { rowKey } from "../../rowIds";
import { useEdits } from "../../useEdits";
import type { Activity, TripView } from "../../useItinerary";
import { IDEAS, itinerary, useItineraryState, type ActivityId } from "../itineraryState";
import { standsAgainstTime } from "../dropTime";
import { droppedWords, liftedWords, movedWords, putBackWords, standsWords } from "../moveWords";
import { onNextList, pickUp, placeAt, placeBeside, standsAfter, stepped, type Arrangement } from "./arrangement";
import { besideOf } from "../tracks/parallelTracks";
import { dropTargetAt, listAt } from "./dropTarget";
import { followPointer, scrollerOf } from "./followPointer";

export type Held = { kind: "row"; id: ActivityId } | { kind: "day"; date: string };
type Handles = { press: (event: PointerEvent<HTMLElement>, held: Held) => void; keyDown: (event: KeyboardEvent<HTMLElement>, id: ActivityId) => void };

export const DragHandles = createContext<Handles | null>(null);
/** What a handle does with presses and keys. */
export function useDragHandles(): Handles {
  const handles = use(DragHandles);
  if (!handles) throw new Error("useDragHandles needs a DragHandles around it.");
  return handles;
}

export function usePlanDrag(view: TripView, root: RefObject<HTMLElement | null>) {
  const edits = useEdits();
  const [rows, setRows] = useState<Arrangement | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const ghost = useRef<HTMLDivElement>(null);
  const glides = useRef(true);
  const byId = useMemo(() => new Map<string, Activity>(view.activities.map((row) => [rowKey(row._id), row])), [view.activities]);
  const latest = useRef({ view, byId, edits, rows });
  useEffect(() => {
    latest.current = { view, byId, edits, rows };
  });

  const handles = useMemo<Handles>(() => {
    const arrange = (next: Arrangement | null) => {
      latest.current.rows = next;
      setRows(next);
      setDragging(next !== null);
    };
    const title = (id: string) => latest.current.byId.get(id)?.title ?? t("item");
    const moving = ({ ids, lead }: Arrangement) => ({ count: ids.length, item: title(lead) });
    const lift = (id: ActivityId) => {
      const { view } = latest.current;
      const order = Object.fromEntries([...view.days.map((day) => [day.date, day.activities] as const), [IDEAS, view.ideas] as const].map(([list, rows]) => [list, rows.map(({ _id }) => rowKey(_id) as string)]));
      const held = pickUp(order, id, useItineraryState.getState().selected);
      if (held) {
        arrange(held);
        itinerary.askTime(null);
        setAnnouncement(liftedWords(moving(held)));
      }
      return held !== null;
    };
    const putBack = () => {
      const held = latest.current.rows;
      if (held) setAnnouncement(putBackWords(moving(held)));
      arrange(null);
    };
    const drop = () => {
      const held = latest.current.rows;
      if (!held) return;
      arrange(null);
      setAnnouncement(droppedWords(moving(held), held.list, latest.current.view));
      send(held, latest.current);
    };
    const beside = ({ order, list, lead }: Arrangement) => {
      const { byId, view } = latest.current;
      const ids = besideOf(order[list]!.flatMap((id) => byId.get(id) ?? []), view.members.map(({ userId }) => userId), byId.get(lead)?._id ?? lead);
      return new Set([...ids].map((id) => rowKey(id as ActivityId) as string));
    };
    const moveGhost = (x: number, y: number) => {
      // Beside the pointer, where the row itself would be.
      if (ghost.current) Object.assign(ghost.current.style, { transform: `translate(${direction === "rtl" ? x - 12 - ghost.current.offsetWidth : x + 12}px, ${y - 24}px)`, opacity: "1" });
    };
    const press = (event: PointerEvent<HTMLElement>, held: Held) => {
      if (event.button !== 0 || !event.isPrimary || !root.current) return;
      followPointer(event.nativeEvent, scrollerOf(root.current), {
        lift: () => {
          if (held.kind === "row") return lift(held.id);
          setDay(held.date);
          return true;
        },
        point: moveGhost,
        // Not for every row that passes. The picture under the finger follows every frame.
        paceMs: { pointer: 48, plan: 120 },
        move: (x, y, rushing) => {
          glides.current = !rushing;
          moveGhost(x, y);
          if (held.kind === "day") {
            const list = listAt(x, y);
            useItineraryState.setState({ dayOver: list === IDEAS || list === held.date ? null : list });
            return;
          }
          const current = latest.current.rows;
          const target = current && dropTargetAt(x, y, current.lead);
          if (!target) return;
          const next = "beside" in target ? placeBeside(current, target.beside, target.below) : placeAt(current, target.list, target.index);
          if (next !== current) arrange(next);
        },
        end: (dropped) => {
          glides.current = true;
          if (held.kind === "row") return dropped ? drop() : putBack();
          const { dayOver } = useItineraryState.getState();
          setDay(null);
          useItineraryState.setState({ dayOver: null });
          if (dropped && dayOver) void latest.current.edits.moveDay(held.date, dayOver, "insert", t("Moved the day to {day}", { day: dayLabel(dayOver, latest.current.view.trip, "long") }));
        },
      });
    };
    const keyDown = (event: KeyboardEvent<HTMLElement>, id: ActivityId) => {
      const act = (work: () => void) => {
        event.preventDefault();
        event.stopPropagation();
        work();
      };
      const current = latest.current.rows;
      const isHeld = useItineraryState.getState().lifted === id && current;
      if (!isHeld) {
        if (event.key === " " || event.key === "Enter") act(() => lift(id) && useItineraryState.setState({ lifted: id }));
        return;
      }
      const go = (next: Arrangement) =>
        act(() => {
          arrange(next);
          const list = next.order[next.list]!;
          setAnnouncement(standsWords({ item: title(id), place: list.indexOf(id) + 1, places: list.length }, next.list, latest.current.view));
        });
      switch (event.key) {
        case "ArrowDown":
          return go(stepped(current, 1, beside(current)));
        case "ArrowUp":
          return go(stepped(current, -1, beside(current)));
        case direction === "rtl" ? "ArrowLeft" : "ArrowRight":
          return go(onNextList(current, 1));
        case direction === "rtl" ? "ArrowRight" : "ArrowLeft":
          return go(onNextList(current, -1));
        case " ":
        case "Enter":
          return act(() => {
            useItineraryState.setState({ lifted: null });
            drop();
          });
        case "Escape":
        case "Tab":
          useItineraryState.setState({ lifted: null });
          return event.key === "Tab" ? putBack() : act(putBack);
      }
    };
    return { press, keyDown };
  }, [root]);

  // On its way to another day the row is a new element of the page; the keyboard stays with it, and a press elsewhere lets go.
  const lifted = useItineraryState((state) => state.lifted);
  useEffect(() => {
    if (lifted) root.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(lifted)}"] [data-handle]`)?.focus();
  }, [lifted, rows, root]);
  useEffect(() => {
    if (!lifted) return;
    const letGo = () => {
      useItineraryState.setState({ lifted: null });
      setDragging(false);
      setRows(null);
    };
    window.addEventListener("pointerdown", letGo);
    return () => window.removeEventListener("pointerdown", letGo);
  }, [lifted]);

  useEffect(() => () => setDragging(false), []);

  const arranged = useMemo(() => rows && new Map(Object.entries(rows.order).map(([list, ids]) => [list, ids.map((id) => byId.get(id)).filter((row) => row !== undefined)])), [rows, byId]);
  return {
    handles,
    ghost,
    announcement,
    /** Rows that make room glide there; not while the plan rushes past, where nobody could see it. */
    glides,
    /** What is held by mouse or finger, for the picture under it. */
    held: day !== null ? ({ kind: "day", date: day } as const) : rows && !lifted ? ({ kind: "row", activity: byId.get(rows.lead) ?? null, count: rows.ids.length } as const) : null,
    /** The rows of a list as they are to be shown now, and which of them is held. */
    shown: (list: string, standing: Activity[]) => {
      const now = arranged?.get(list);
      // A list that the drag doesn't touch stays the same array, and isn't drawn again.
      const untouched = !now || (now.length === standing.length && now.every((row, index) => row === standing[index]));
      return { rows: untouched ? standing : now, lead: rows?.list === list ? rows.lead : null };
    },
  };
}

/** One move of everything held; nothing where it already stands so. */
function send(held: Arrangement, { view, byId, edits }: { view: TripView; byId: Map<string, Activity>; edits: ReturnType<typeof useEdits> }) {
  const day = held.list === IDEAS ? null : held.list;
  const afterId = byId.get(standsAfter(held, (id) => byId.has(id)) ?? "")?._id ?? null;
  const moving = held.ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  const lead = byId.get(held.lead);
  if (!lead || moving.length === 0) return;
  if (moving.length > 1) {
    const where = movedWords({ count: moving.length, item: lead.title }, held.list, view);
    void edits.moveMany(moving, day, afterId).then((taken) => taken && notify.undo(where, () => void edits.undo()));
    return;
  }
  const standing = day === null ? view.ideas : (view.days.find(({ date }) => date === day)?.activities ?? []);
  const at = standing.findIndex(({ _id }) => _id === lead._id);
  if (at !== -1 && (standing[at - 1]?._id ?? null) === afterId) return;
  const sent = edits.move(lead._id, day, afterId);
  if (lead.day !== day) void sent.then((taken) => taken && notify.undo(movedWords({ count: 1, item: lead.title }, held.list, view), () => void edits.undo()));
  const now = held.order[held.list]!.map((id) => byId.get(id)).filter((row) => row !== undefined);
  if (day !== null && standsAgainstTime(now, lead._id)) itinerary.askTime(lead._id);
}
