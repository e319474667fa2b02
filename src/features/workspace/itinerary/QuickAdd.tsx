// At the end of a day or of the ideas: one line says what, when and for how much. Enter adds and stays for the
// next; several pasted lines are added at once.
import { Plus } from "lucide-react";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { t } from "../../../i18n/t";
import { useKeptText } from "../../../lib/useKeptText";
import { IconButton } from "../../../ui/IconButton";
import { isComposing } from "../../../ui/isComposing";
import { dayLabel } from "../dayLabel";
import { useEdits, type ActivityInput } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import { useWorkspace } from "../useWorkspace";
import { IDEAS } from "./itineraryState";
import { readLine, readLines, type Line } from "./entry/readLine";

export function QuickAdd({ day }: { day: string | null }) {
  const view = useTripFrame();
  const [text, setText] = useKeptText(`jot:${view.trip._id}:${day ?? IDEAS}`);
  const { openDialog } = useWorkspace();
  const edits = useEdits();
  const { currency } = view;
  const name = day === null ? null : dayLabel(day, view.trip);

  const add = async (lines: Line[]) => {
    if (lines.length === 0) return;
    // On a day of moving on, what is added belongs to where one goes.
    const city = day === null ? undefined : view.destinations.findLast(({ arrival, departure }) => arrival <= day && day <= departure);
    const added = await edits.jotDown(lines.map((line) => fromLine(line, day, city?._id ?? null)));
    if (added && lines.length > 1) edits.offerUndo(addedWords(lines.length, name), added);
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape" && text !== "") {
      event.stopPropagation();
      setText("");
    }
    if (event.key !== "Enter" || isComposing(event)) return;
    event.preventDefault();
    const line = readLine(text, currency);
    setText("");
    if (line) void add([line]);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = readLines(event.clipboardData.getData("text/plain"), currency);
    if (lines.length < 2 || text.trim() !== "") return;
    event.preventDefault();
    void add(lines);
  };
  return (
    <div className="mt-1 flex items-center gap-1">
      <IconButton size="sm" label={name === null ? t("Add an idea") : t("Add to {day}", { day: name })} className="text-accent" onClick={() => openDialog({ kind: "add", day })}>
        <Plus />
      </IconButton>
      <input
        aria-label={name === null ? t("Jot down an idea") : t("Jot down something for {day}", { day: name })}
        value={text}
        maxLength={300}
        enterKeyHint="done"
        placeholder={name === null ? t("Jot down an idea") : t("Add something, like Dinner 19:00 €40")}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keyDown}
        onPaste={paste}
        className="h-11 min-w-0 flex-1 rounded-md border border-transparent bg-transparent px-2 text-base text-ink transition placeholder:text-ink-faint hover:border-line focus:border-accent focus:bg-surface focus:outline-2 focus:outline-accent/60"
      />
    </div>
  );
}

const addedWords = (count: number, day: string | null) =>
  day === null ? t("Added {count, plural, one {# item} other {# items}} to ideas", { count }) : t("Added {count, plural, one {# item} other {# items}} to {day}", { count, day });

const fromLine = ({ meal, ...line }: Line, day: string | null, destinationId: ActivityInput["destinationId"]): ActivityInput => ({
  ...line,
  ...(meal && { meal }),
  day,
  destinationId,
  placeId: null,
  lat: null,
  lng: null,
});
