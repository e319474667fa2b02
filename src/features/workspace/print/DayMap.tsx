import { t } from "../../../i18n/t";
import { dayColor, onDayColor } from "../../../ui/dayColors";
import { SHEET, type Drawing } from "../assistant/layOutPreview";

/** Stops and the way between them, to scale, north up; on paper. */
export function DayMap({ drawing, dayIndex }: { drawing: Drawing; dayIndex: number }) {
  const color = dayColor(dayIndex);
  const { pins, routes, scale } = drawing;
  const baseline = SHEET.height - 9;
  return (
    <svg viewBox={`0 0 ${SHEET.width} ${SHEET.height}`} role="img" aria-label={t("Map of the day's stops")} className="block [direction:ltr] w-full rounded-md border border-line">
      {routes.map(({ path }, index) => <path key={index} d={path} fill="none" stroke={color} strokeWidth={1.5} strokeDasharray="4 3" strokeLinejoin="round" />)}
      {pins.map(({ x, y, mark }, index) =>
        mark === null ? (
          <rect key={index} x={x - 4} y={y - 4} width={8} height={8} fill="var(--color-surface)" stroke={color} strokeWidth={1.5} />
        ) : (
          <g key={index}>
            <circle cx={x} cy={y} r={8.5} fill={color} stroke="var(--color-surface)" strokeWidth={1.5} style={{ printColorAdjust: "exact" }} />
            <text x={x} y={y} dy="0.36em" textAnchor="middle" fontSize={10} fontWeight={600} fill={onDayColor}>{mark}</text>
          </g>
        ),
      )}
      <path d={`M10 ${baseline - 4}V${baseline}H${10 + scale.length}V${baseline - 4}`} fill="none" stroke="var(--color-ink-faint)" />
      <text x={15 + scale.length} y={baseline} fontSize={9.5} fill="var(--color-ink-soft)">{scale.words}</text>
    </svg>
  );
}
