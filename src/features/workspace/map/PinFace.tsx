// How a pin looks: a stop's number in the colour of its day, a bed where one sleeps, hollow for an idea.
import { BedDouble, Lightbulb } from "lucide-react";
import { formatNumber } from "../../../i18n/formats";
import { cn } from "../../../ui/cn";
import { dayColor, onDayColor } from "../../../ui/dayColors";
import type { Pin } from "./tripFeatures";

const ringClass = "grid place-items-center border-2 shadow-lift transition-[width,height] duration-150 [&_svg]:size-3.5";

export function PinFace({ pin, lifted }: { pin: Pin; lifted: boolean }) {
  const size = lifted ? "size-9 text-sm" : "size-7 text-xs";
  switch (pin.kind) {
    case "idea":
      return <span aria-hidden className={cn(ringClass, size, "rounded-full border-dashed border-accent bg-surface text-accent", lifted && "border-solid")}><Lightbulb /></span>;
    case "stay":
      return <span aria-hidden className={cn(ringClass, size, "rounded-md border-surface")} style={{ background: dayColor(pin.dayIndex), color: onDayColor }}><BedDouble /></span>;
    case "stop":
      return <span aria-hidden className={cn(ringClass, size, "rounded-full border-surface font-semibold tabular-nums")} style={{ background: dayColor(pin.dayIndex), color: onDayColor }}>{formatNumber(pin.number)}</span>;
  }
}

/** How many there are, ringed by the colours of their days in the shares that they have. */
export function ClusterFace({ pins, lifted }: { pins: Pin[]; lifted: boolean }) {
  const colors = pins.map(({ dayIndex }) => (dayIndex === null ? "var(--color-accent)" : dayColor(dayIndex)));
  const stops = colors.map((color, index) => `${color} ${(index / colors.length) * 360}deg ${((index + 1) / colors.length) * 360}deg`);
  return (
    <span aria-hidden className={cn("grid place-items-center rounded-full p-[0.2rem] shadow-lift transition-[width,height] duration-150", lifted ? "size-11" : "size-9")} style={{ background: `conic-gradient(${stops.join(", ")})` }}>
      <span className="grid size-full place-items-center rounded-full bg-surface text-[0.8125rem] font-semibold text-ink tabular-nums">×{formatNumber(pins.length)}</span>
    </span>
  );
}
