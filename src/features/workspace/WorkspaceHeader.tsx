// Title and dates, who is here, and what one can do to the trip as a whole.
import { Ellipsis, HandCoins, History, Keyboard, Lightbulb, Redo2, Sparkles, Ticket, Undo2, UserPlus } from "lucide-react";
import type { Id } from "../../../convex/_generated/dataModel";
import { TopBar } from "../../app/TopBar";
import { formatDateRange } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { DropdownMenu, type MenuItem } from "../../ui/DropdownMenu";
import { IconButton } from "../../ui/IconButton";
import { AdviceButton } from "./agents/AdviceButton";
import { PeopleHere } from "./people/PeopleHere";
import { useEdits } from "./useEdits";
import { useTrip } from "./useItinerary";

export type WorkspaceHeaderProps = {
  myId: Id<"users"> | undefined;
  assistantOpen: boolean;
  onAssistant: () => void;
  adviceOpen: boolean;
  onAdvice: () => void;
  onShare: () => void;
  onHistory: () => void;
  onPayments: () => void;
  onBookings: () => void;
  onKeys: () => void;
};

export function WorkspaceHeader({ myId, assistantOpen, onAssistant, adviceOpen, onAdvice, onShare, onHistory, onPayments, onBookings, onKeys }: WorkspaceHeaderProps) {
  const { trip, canEdit, destinations } = useTrip();
  const { undo, redo } = useEdits();
  const items: MenuItem[] = [
    ...(canEdit
      ? [
          { label: "Undo", icon: <Undo2 />, shortcut: "Ctrl Z", onSelect: () => void undo() },
          { label: "Redo", icon: <Redo2 />, shortcut: "Ctrl Shift Z", onSelect: () => void redo() },
        ]
      : []),
    { label: "Advice", icon: <Lightbulb />, onSelect: onAdvice },
    { label: "Bookings", icon: <Ticket />, onSelect: onBookings },
    { label: "Payments", icon: <HandCoins />, onSelect: onPayments },
    { label: "What has changed", icon: <History />, onSelect: onHistory },
    { label: canEdit ? "Share" : "People", icon: <UserPlus />, onSelect: onShare },
    { label: "Keys", icon: <Keyboard />, shortcut: "?", onSelect: onKeys },
  ];
  return (
    <TopBar
      trailing={
        <>
          {!canEdit && <Chip tone="outline" className="hidden sm:inline-flex">You can look</Chip>}
          <span className="hidden md:block">{myId && <PeopleHere myId={myId} />}</span>
          {canEdit && (
            <span className="hidden items-center lg:flex">
              <IconButton label="Undo your last change" onClick={() => void undo()}><Undo2 /></IconButton>
              <IconButton label="Redo" onClick={() => void redo()}><Redo2 /></IconButton>
            </span>
          )}
          <AdviceButton open={adviceOpen} onPress={onAdvice} />
          <Button look="secondary" size="sm" className="hidden lg:inline-flex" aria-pressed={assistantOpen} onClick={onAssistant}>
            <Sparkles aria-hidden />
            Assistant
          </Button>
          {canEdit && (
            <Button size="sm" className="hidden sm:inline-flex" onClick={onShare}>
              <UserPlus aria-hidden />
              Share
            </Button>
          )}
          <DropdownMenu trigger={<IconButton label="More about this trip"><Ellipsis /></IconButton>} items={items} />
        </>
      }
    >
      <div className="min-w-0">
        <h1 className="title truncate text-lg leading-tight sm:text-xl">{trip.title}</h1>
        <p className="truncate text-[0.8125rem] text-ink-soft">
          {formatDateRange(trip.startDate, trip.endDate)}
          <span className="hidden sm:inline"> · {destinations.map(({ name }) => name).join(", ")}</span>
        </p>
      </div>
    </TopBar>
  );
}
