// Dragging rows within a day, across days and to the ideas, and whole days to other dates; by mouse, touch and
// keyboard. Keys move the row itself, here only, by its `rowKey`; a pointer a picture of it, with a line where it would go. Letting go sends one move.
import { createContext, use, useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import { direction } from "../../../../i18n/language";
import { t } from "../../../../i18n/t";
import { dayLabel } from "../../dayLabel";
import { setDragging } from "../../ownEdits";
import { rowKey } from "../../rowIds";
import { useEdits } from "../../useEdits";
import type { Activity, TripView } from "../../useItinerary";
import { IDEAS, itinerary, useItineraryState, type ActivityId } from "../itineraryState";
import { droppedWords, liftedWords, putBackWords, standsWords } from "../moveWords";
import { onNextList, pickUp, placeAt, placeBeside, placeOn, stepped, withAll, type Arrangement } from "./arrangement";
import { besideOf } from "../tracks/parallelTracks";
import { dropTargetAt, listAt, type Edge } from "./dropTarget";
import { followPointer, scrollerOf } from "./followPointer";
import { placeGhost, placeLine, pointAt } from "./dragMarks";
import { sendMove } from "./sendMove";

/** What is held by mouse or finger: a row, and all that goes with it. */
type Grip = { lead: string; ids: string[] };
export type Held = { kind: "row"; id: ActivityId } | { kind: "day"; date: string };
type Handles = { press: (event: PointerEvent<HTMLElement>, held: Held) => void; keyDown: (event: KeyboardEvent<HTMLElement>, id: ActivityId) => void; letGo: () => void };

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
  // Put down, and standing where it will: until a plan is drawn that has it there, with all that others have done meanwhile.
  const [dropped, setDropped] = useState<{ held: Arrangement; on: TripView } | null>(null);
  const [grip, setGrip] = useState<Grip | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const ghost = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const byId = useMemo(() => new Map<string, Activity>(view.activities.map((row) => [rowKey(row._id), row])), [view.activities]);
  const order = useMemo(() => orderOf(view), [view]);
  const latest = useRef({ view, byId, order, edits, rows });
  useEffect(() => {
    latest.current = { view, byId, order, edits, rows };
  });
  // Pointed at: where the drop would go. Not drawn by React, as it changes with every row that passes.
  const aim = useRef<Arrangement | null>(null);

  const handles = useMemo<Handles>(() => {
    const arrange = (next: Arrangement | null) => {
      latest.current.rows = next;
      setRows(next);
      setDragging(next !== null);
    };
    const title = (id: string) => latest.current.byId.get(id)?.title ?? t("item");
    const moving = ({ ids, lead }: Arrangement) => ({ count: ids.length, item: title(lead) });
    const pickedUp = (id: string, along: ReadonlySet<string>) => pickUp(latest.current.order, id, along);
    const lift = (id: ActivityId, by: "keys" | "pointer") => {
      const held = pickedUp(id, useItineraryState.getState().selected);
      if (!held) return false;
      if (by === "keys") arrange(held);
      else {
        aim.current = held;
        setGrip({ lead: id, ids: held.ids });
        setDragging(true);
      }
      itinerary.askTime(null);
      setAnnouncement(liftedWords(moving(held)));
      return true;
    };
    const letGo = () => {
      arrange(null);
      aim.current = null;
      setGrip(null);
      showLine(null);
      pointAt(null);
      useItineraryState.setState({ lifted: null });
    };
    const putBack = () => {
      const held = latest.current.rows ?? aim.current;
      if (held) setAnnouncement(putBackWords(moving(held)));
      letGo();
    };
    const drop = () => {
      const held = latest.current.rows ?? aim.current;
      if (!held) return;
      letGo();
      const { stands, offers } = sendMove(held, latest.current);
      // The note that offers to take it back says the same, as soon as there is a network.
      setAnnouncement(offers && navigator.onLine ? "" : droppedWords(moving(held), held.list, latest.current.view));
      if (stands) setDropped({ held, on: latest.current.view });
    };
    const beside = ({ order, list, lead }: Arrangement) => {
      const { byId, view } = latest.current;
      const ids = besideOf(order[list]!.flatMap((id) => byId.get(id) ?? []), view.members.map(({ userId }) => userId), byId.get(lead)?._id ?? lead);
      return new Set([...ids].map((id) => rowKey(id as ActivityId) as string));
    };
    const moveGhost = (x: number, y: number) => ghost.current && placeGhost(ghost.current, x, y);
    const showLine = (edge: Edge | null) => line.current && root.current && placeLine(line.current, root.current, edge);
    /** Of the plan as it is now: others go on editing it. */
    const aimAt = (x: number, y: number, { lead, ids }: Arrangement) => {
      const target = dropTargetAt(x, y, lead);
      const held = target && pickedUp(lead, new Set(ids));
      if (!held) return;
      const onDay = "list" in target && target.edge === null && target.list !== IDEAS;
      aim.current = onDay ? placeOn(held, target.list) : "beside" in target ? placeBeside(held, target.beside, target.below) : placeAt(held, target.list, target.index);
      const stays = onDay ? ids.every((id) => latest.current.order[target.list]?.includes(id)) : aim.current === held;
      showLine(stays ? null : target.edge);
      pointAt(target.edge || stays ? null : aim.current.list);
    };
    const press = (event: PointerEvent<HTMLElement>, held: Held) => {
      if (event.button !== 0 || !event.isPrimary || !root.current) return;
      const scroller = scrollerOf(root.current);
      const { top, bottom } = scroller.getBoundingClientRect();
      followPointer(event.nativeEvent, scroller, {
        lift: () => {
          if (held.kind === "row") return lift(held.id, "pointer");
          setDay(held.date);
          return true;
        },
        point: moveGhost,
        // Not for every row that passes. The picture under the finger follows every frame.
        paceMs: { pointer: 48, plan: 120 },
        move: (x, y) => {
          moveGhost(x, y);
          // What has scrolled away under the bars above and below isn't meant.
          if (y < top || y > bottom) return;
          if (held.kind === "day") {
            const list = listAt(x, y);
            pointAt(list === IDEAS || list === held.date ? null : list);
            return;
          }
          if (aim.current) aimAt(x, y, aim.current);
        },
        end: (dropped) => {
          if (held.kind === "row") return dropped ? drop() : putBack();
          const { dayOver } = useItineraryState.getState();
          setDay(null);
          pointAt(null);
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
        if (event.key === " " || event.key === "Enter") act(() => lift(id, "keys") && useItineraryState.setState({ lifted: id }));
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
    return { press, keyDown, letGo };
  }, [root]);

  // On its way to another day the row is a new element of the page; the keyboard stays with it, and a press elsewhere lets go.
  const lifted = useItineraryState((state) => state.lifted);
  useEffect(() => {
    if (lifted) root.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(lifted)}"] [data-handle]`)?.focus();
  }, [lifted, rows, root]);
  useEffect(() => {
    if (!lifted) return;
    window.addEventListener("pointerdown", handles.letGo);
    return () => window.removeEventListener("pointerdown", handles.letGo);
  }, [lifted, handles]);
  // Somebody has removed what is held.
  const isGone = rows !== null && !byId.has(rows.lead);
  useEffect(() => {
    if (isGone) handles.letGo();
  }, [isGone, handles]);

  useEffect(() => () => setDragging(false), []);

  const standing = useMemo(() => (dropped?.on === view ? withAll(dropped.held) : rows?.order), [dropped, view, rows]);
  const arranged = useMemo(() => standing && new Map(Object.entries(standing).map(([list, ids]) => [list, ids.map((id) => byId.get(id)).filter((row) => row !== undefined)])), [standing, byId]);
  return {
    handles,
    ghost,
    line,
    announcement,
    /** What is held by mouse or finger, for the picture under it. */
    held: day !== null ? ({ kind: "day", date: day } as const) : grip ? ({ kind: "row", activity: byId.get(grip.lead) ?? null, count: grip.ids.length } as const) : null,
    /** The rows of a list as they are to be shown now, and which of them is held. */
    shown: (list: string, standing: Activity[]) => {
      if (grip) {
        // Others of what is held go with the lead, and aren't where they were.
        const goes = ({ _id }: Activity) => rowKey(_id) !== grip.lead && grip.ids.includes(rowKey(_id));
        return { rows: standing.some(goes) ? standing.filter((row) => !goes(row)) : standing, lead: standing.some(({ _id }) => rowKey(_id) === grip.lead) ? grip.lead : null };
      }
      const now = arranged?.get(list);
      // A list that the drag doesn't touch stays the same array, and isn't drawn again.
      const untouched = !now || (now.length === standing.length && now.every((row, index) => row === standing[index]));
      return { rows: untouched ? standing : now, lead: rows?.list === list ? rows.lead : null };
    },
  };
}

function orderOf({ days, ideas }: TripView): Arrangement["order"] {
  const keys = (rows: Activity[]) => rows.map(({ _id }) => rowKey(_id) as string);
  return { ...Object.fromEntries(days.map(({ date, activities }) => [date, keys(activities)])), [IDEAS]: keys(ideas) };
}
