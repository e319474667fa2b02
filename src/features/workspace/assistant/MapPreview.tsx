// A small map without a map: the places of a tool call drawn to scale, light enough to stand at every card.
// A press opens the big one there.
import { Maximize2 } from "lucide-react";
import { useMemo } from "react";
import { t } from "../../../i18n/t";
import { dayColor, onDayColor } from "../../../ui/dayColors";
import { layOutPreview, SHEET, type Drawing } from "./layOutPreview";
import type { Preview } from "./previewOf";
import { useShowOnMap } from "./useShowOnMap";

const GRID = 34;
const colorOf = (dayIndex: number | null) => (dayIndex === null ? "var(--color-accent)" : dayColor(dayIndex));

export function MapPreview({ preview }: { preview: Preview }) {
  const drawing = useMemo(() => layOutPreview(preview), [preview]);
  const showOnMap = useShowOnMap();
  return (
    <button
      type="button"
      aria-label={t("Show on the map: {places}", { places: preview.description })}
      onClick={() => showOnMap(preview)}
      className="group relative block w-full overflow-hidden text-start focus-visible:-outline-offset-2"
    >
      <svg viewBox={`0 0 ${SHEET.width} ${SHEET.height}`} direction="ltr" className="block w-full" aria-hidden>
        <Ground />
        {drawing.routes.map(({ dayIndex, path }) => (
          <path key={dayIndex} d={path} fill="none" stroke={colorOf(dayIndex)} strokeWidth={2} strokeLinejoin="round" strokeLinecap="round" opacity={0.6} />
        ))}
        {drawing.pins.map((pin, index) => <Pin key={index} pin={pin} large={drawing.numbered} />)}
        <Scale {...drawing.scale} />
      </svg>
      <span className="absolute top-2 end-2 grid size-7 place-items-center rounded-full bg-surface text-ink-soft shadow-card transition group-hover:text-ink [&_svg]:size-3.5" aria-hidden><Maximize2 /></span>
    </button>
  );
}

/** Tinted as the big map's sea is, with a faint grid in place of streets. */
function Ground() {
  const columns = Array.from({ length: Math.floor(SHEET.width / GRID) }, (_, index) => (index + 1) * GRID);
  const rows = Array.from({ length: Math.floor(SHEET.height / GRID) }, (_, index) => (index + 1) * GRID);
  return (
    <>
      <rect width={SHEET.width} height={SHEET.height} fill="color-mix(in oklab, var(--color-day-7) 8%, var(--color-paper))" />
      <path d={[...columns.map((x) => `M${x} 0V${SHEET.height}`), ...rows.map((y) => `M0 ${y}H${SHEET.width}`)].join("")} stroke="var(--color-line)" strokeWidth={0.6} />
    </>
  );
}

function Pin({ pin: { x, y, dayIndex, mark }, large }: { pin: Drawing["pins"][number]; large: boolean }) {
  const color = colorOf(dayIndex);
  if (mark === null) return <circle cx={x} cy={y} r={3.5} fill="var(--color-surface)" stroke={color} strokeWidth={1.5} />;
  const leaves = mark === "−";
  return (
    <>
      <circle cx={x} cy={y} r={large ? 10 : 5.5} fill={leaves ? "var(--color-surface)" : color} stroke={leaves ? color : "var(--color-surface)"} strokeWidth={1.5} strokeDasharray={leaves ? "3 2" : undefined} />
      {large && <text x={x} y={y} dy="0.36em" textAnchor="middle" fontSize={11} fontWeight={600} fill={leaves ? color : onDayColor}>{mark}</text>}
    </>
  );
}

function Scale({ length, words }: Drawing["scale"]) {
  const y = SHEET.height - 9;
  return (
    <>
      <path d={`M10 ${y - 4}V${y}H${10 + length}V${y - 4}`} fill="none" stroke="var(--color-ink-faint)" strokeWidth={1.2} />
      <text x={15 + length} y={y} fontSize={10.5} fill="var(--color-ink-soft)">{words}</text>
    </>
  );
}
