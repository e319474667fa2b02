// The picture of the product: a map with the route in the days' colours, and two days of the trip laid over it.
// Decoration with one sentence for those who cannot see it.
import { BedDouble, Landmark, type LucideIcon, Soup, ShoppingBasket, TrainFront, TreePine } from "lucide-react";
import { t } from "../../i18n/t";
import { dayColor, onDayColor } from "../../ui/dayColors";
import { cn } from "../../ui/cn";

type Row = { time: string; title: string; icon: LucideIcon; moved?: boolean };

const TEMPLES: Row[] = [
  { time: "09:00", title: t("Fushimi Inari Taisha"), icon: Landmark },
  { time: "12:15", title: t("Nishiki Market"), icon: ShoppingBasket, moved: true },
  { time: "14:30", title: t("Kiyomizu-dera"), icon: Landmark },
  { time: "18:30", title: t("Vegetarian dinner in Gion"), icon: Soup },
];
const CHANGE: Row[] = [
  { time: "09:30", title: t("Maruyama Park"), icon: TreePine },
  { time: "11:40", title: t("Train to Osaka, 29 min"), icon: TrainFront },
  { time: "15:00", title: t("Check in, Namba"), icon: BedDouble },
];

export function HeroArt() {
  return (
    <div
      role="img"
      aria-label={t("A trip in Caravan: two days of an itinerary over a map, with the route drawn between numbered places and somebody moving a stop.")}
      className="relative mx-auto aspect-[10/13] w-full max-w-[40rem] sm:aspect-[10/9]"
    >
      <RouteMap />
      <DayCard day={1} label={t("Sun 11 April")} city={t("Kyoto")} rows={TEMPLES} className="top-[11%] start-[3%] w-[74%] -rotate-[1.6deg] sm:top-[20%] sm:start-0 sm:w-[54%]" />
      <DayCard day={4} label={t("Wed 14 April")} city={t("Kyoto → Osaka")} rows={CHANGE} className="end-[3%] bottom-[4%] w-[72%] rotate-[1.2deg] sm:end-[2%] sm:w-[51%]" />
    </div>
  );
}

function DayCard({ day, label, city, rows, className }: { day: number; label: string; city: string; rows: Row[]; className: string }) {
  return (
    <div className={cn("absolute animate-rise-in rounded-xl border border-line bg-surface p-4 shadow-float sm:p-5", className)}>
      <div className="flex items-center gap-2.5">
        <span className="grid size-6.5 place-items-center rounded-full text-[0.8125rem] font-semibold" style={{ background: dayColor(day), color: onDayColor }}>{day + 1}</span>
        <span className="title text-[1.0625rem] sm:text-xl">{city}</span>
        <span className="ms-auto text-xs whitespace-nowrap text-ink-faint max-[26rem]:hidden">{label}</span>
      </div>
      <div className="mt-3 flex flex-col">
        {rows.map(({ time, title, icon: Icon, moved }) => (
          <div key={time} className={cn("relative -mx-2 flex items-center gap-2.5 rounded-md px-2 py-1.5 text-[0.8125rem] sm:text-[0.9375rem]", moved && "bg-surface shadow-lift ring-2 ring-day-6")}>
            <span className="w-11 shrink-0 text-ink-faint tabular-nums">{time}</span>
            <Icon className="size-4 shrink-0" style={{ color: dayColor(day) }} />
            <span className="truncate">{title}</span>
            {moved && <Pointer />}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Another person's pointer, holding what they move. */
function Pointer() {
  return (
    <span className="absolute -end-4 -bottom-5 z-10 flex items-start sm:-end-10">
      <svg viewBox="0 0 16 16" className="size-4.5 drop-shadow rtl:-scale-x-100"><path d="m1 1 5 14 2.5-6L15 6Z" className="fill-day-6 stroke-surface" /></svg>
      <span className="mt-3 -ms-0.5 rounded-full bg-day-6 px-2.5 py-0.5 text-xs font-medium text-on-day">{t("your friend")}</span>
    </span>
  );
}

const PINS = [
  { x: 322, y: 92, day: 0 }, { x: 402, y: 66, day: 0 }, { x: 474, y: 118, day: 1 }, { x: 438, y: 190, day: 1 },
  { x: 536, y: 232, day: 2 }, { x: 486, y: 306, day: 3 }, { x: 344, y: 346, day: 4 }, { x: 232, y: 412, day: 4 }, { x: 146, y: 452, day: 5 },
] as const;

/** A sheet of map between two cities, drawn by hand. */
function RouteMap() {
  return (
    <svg viewBox="0 0 600 540" preserveAspectRatio="xMidYMid slice" className="absolute inset-0 size-full rounded-xl border border-line shadow-lift">
      <rect width="600" height="540" className="fill-[#f0e9d8] dark:fill-[#26231d]" />
      <g className="fill-[#dde5c8] dark:fill-[#2b3226]">
        <path d="M0 0h250c-10 48-52 62-58 110s-58 62-96 50S28 196 0 184Z" />
        <path d="M600 330c-48-12-80 12-92 52s18 66 4 104 0 54 0 54h88Z" />
        <path d="M470 0c-8 34 34 44 58 74s42 26 72 28V0Z" />
        <path d="M262 236c30-18 74-8 80 22s-30 50-62 42-48-46-18-64Z" opacity=".75" />
      </g>
      <path d="M0 384c58-10 84 28 92 68s-10 60-6 88H0Z" className="fill-[#c4dcd9] dark:fill-[#1c3438]" />
      <g fill="none" strokeLinecap="round" className="stroke-[#c4dcd9] dark:stroke-[#1f3b40]">
        <path d="M378-10c-14 80 44 100 26 172s-86 70-110 142-92 66-130 104-70 26-120 40" strokeWidth="15" />
        <path d="M610 150c-60-4-110 26-150 12s-42-8-56-2" strokeWidth="8" />
      </g>
      <g fill="none" className="stroke-[#fbf7ec] dark:stroke-[#37322a]" strokeWidth="5">
        <path d="M280-10v170l-70 120-20 270M-10 250l200 14 190-40 230 30M340-10l10 120 120 60 140-10M470 170l-30 140 60 240M350 110l-90 60-130-20-140 50M440 310 320 400l-20 150M190 264 80 330" />
      </g>
      <g fill="none" className="stroke-[#fbf7ec] dark:stroke-[#332f27]" strokeWidth="2.5">
        <path d="M300 40h180M300 76h200M400-10v130M440-10v140M500 110v120M540 90l-20 170M380 220l-10 120M420 330l150 40M240 330l90 80M140 290l60 150M100 400l180 30M130 460l140 60" />
      </g>
      <path d="M322 92c30-10 50-26 80-26s60 20 72 52-30 50-36 72 70 14 98 42-28 56-50 74-96 18-142 40-70 46-112 66-60 20-86 40" fill="none" className="stroke-surface" strokeWidth="8" strokeLinecap="round" />
      <path d="M322 92c30-10 50-26 80-26s60 20 72 52-30 50-36 72 70 14 98 42-28 56-50 74-96 18-142 40-70 46-112 66-60 20-86 40" fill="none" className="stroke-accent" strokeWidth="3.5" strokeLinecap="round" strokeDasharray="1 9" />
      <g className="fill-ink font-serif max-sm:hidden text-[22px] font-semibold" style={{ paintOrder: "stroke" }} stroke="var(--color-paper)" strokeWidth="4" strokeOpacity=".7">
        <text x="500" y="58">{t("Kyoto")}</text>
        <text x="56" y="500">{t("Osaka")}</text>
      </g>
      {PINS.map(({ x, y, day }, index) => (
        <g key={index} transform={`translate(${x} ${y})`}>
          <circle r="14" fill={dayColor(day)} className="stroke-surface" strokeWidth="3" />
          <text textAnchor="middle" y="4.5" fill={onDayColor} className="text-[12.5px] font-semibold">{index + 1}</text>
        </g>
      ))}
    </svg>
  );
}
