import { useId, useMemo } from "react";
import { cn } from "./cn";
import { HEIGHT, landscape, WIDTH, type LandscapeArt } from "./landscape";

export type LandscapeProps = {
  /** Anything that stays: a trip's id, or what the backend made of it for those who aren't told that. */
  seed: string | number;
  /** ISO codes of where the trip goes, first one first. */
  countryCodes?: readonly string[];
  className?: string;
};

/** A trip's cover: decoration only, so it says nothing to screen readers. */
export function Landscape({ seed, countryCodes, className }: LandscapeProps) {
  const codes = countryCodes?.join(" ") ?? "";
  const art = useMemo(() => landscape(seed, codes ? codes.split(" ") : []), [seed, codes]);
  const id = useId();
  const { palette, sun } = art;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="xMidYMax slice" className={cn("block dark:brightness-[0.86]", className)} aria-hidden>
      <defs>
        <linearGradient id={`${id}-sky`} x2="0" y2="1">
          <stop offset="0" stopColor={palette.sky[0]} />
          <stop offset=".75" stopColor={palette.sky[1]} />
        </linearGradient>
        <linearGradient id={`${id}-haze`} x2="0" y2="1">
          <stop offset=".3" stopColor={palette.sky[1]} stopOpacity="0" />
          <stop offset="1" stopColor={palette.sky[1]} stopOpacity=".6" />
        </linearGradient>
      </defs>
      <rect y={-HEIGHT} width={WIDTH} height={HEIGHT + 1} fill={palette.sky[0]} />
      <rect width={WIDTH} height={HEIGHT} fill={`url(#${id}-sky)`} />
      <circle cx={sun.x} cy={sun.y} r={sun.radius * 1.7} fill={palette.sun} opacity=".16" />
      <circle cx={sun.x} cy={sun.y} r={sun.radius} fill={palette.sun} />
      <Birds x={WIDTH - sun.x} y={sun.y + 6} colour={palette.mid} />
      {art.scene === "coast" && <Sea art={art} />}
      {art.mountains.map((mountain, index) => (
        <g key={index}>
          <path d={mountain.body} fill={index === 2 ? palette.mid : palette.far} />
          <path d={mountain.shade} fill={palette.near} opacity=".16" />
          <path d={mountain.snow} fill={palette.light} />
        </g>
      ))}
      <Skyline art={art} />
      {art.ridges.map(({ path, layer }, index) => (
        <g key={index}>
          <path d={path} fill={palette[layer]} />
          {layer !== "near" && art.scene !== "coast" && <path d={path} fill={`url(#${id}-haze)`} opacity=".55" />}
        </g>
      ))}
      {[palette.near, "rgb(0 0 0 / 0.22)"].map((fill) => (
        <path key={fill} d={art.trees.map(([x, y, size]) => `M${x} ${y - size * 2.3}l${size * 0.62} ${size * 2.3}h${-size * 1.24}Z`).join("")} fill={fill} />
      ))}
      {art.gate && <Gate x={art.gate[0]} y={art.gate[1]} />}
      <path d={art.road} fill="none" stroke={palette.light} strokeWidth="2.6" strokeLinecap="round" strokeDasharray="5 7" opacity=".85" />
    </svg>
  );
}

function Birds({ x, y, colour }: { x: number; y: number; colour: string }) {
  return (
    <g fill="none" stroke={colour} strokeWidth="1.8" strokeLinecap="round" opacity=".75">
      <path d={`M${x} ${y}q5-6 9 0q5-6 9 0`} />
      <path d={`M${x + 24} ${y - 12}q4-5 7 0q4-5 7 0`} />
    </g>
  );
}

function Sea({ art: { palette, water, sun } }: { art: LandscapeArt }) {
  const boat = sun.x > WIDTH / 2 ? 120 : WIDTH - 150;
  return (
    <>
      <rect y="186" width={WIDTH} height={HEIGHT - 186} fill={palette.mid} />
      {water.map(([x, y, width], index) => (
        <rect key={index} x={x} y={y} width={width} height="1.8" rx=".9" fill={index % 3 ? palette.light : palette.sun} opacity=".65" />
      ))}
      <path d={`M${boat} 216v-38l22 38ZM${boat - 4} 216v-30l-15 30Z`} fill={palette.light} />
      <path d={`M${boat - 24} 219h52l-8 9h-36Z`} fill={palette.near} />
    </>
  );
}

function Skyline({ art: { palette, towers } }: { art: LandscapeArt }) {
  return towers.map((tower, index) => (
    <g key={index}>
      <rect x={tower.x} y={tower.y} width={tower.width} height={HEIGHT} fill={tower.near ? palette.mid : palette.far} />
      {tower.windows.map(([x, y], at) => <rect key={at} x={x} y={y} width="3" height="5" fill={palette.sun} opacity={tower.near ? 0.75 : 0.5} />)}
    </g>
  ));
}

/** A torii by the road. */
function Gate({ x, y }: { x: number; y: number }) {
  return (
    <g fill="#c5432f">
      <path d={`M${x - 34} ${y - 52}q34 8 68 0l3 8q-37 7-74 0Z`} />
      <rect x={x - 28} y={y - 36} width="56" height="5" />
      <rect x={x - 22} y={y - 46} width="6" height="52" />
      <rect x={x + 16} y={y - 46} width="6" height="52" />
      <rect x={x - 3} y={y - 45} width="6" height="10" />
    </g>
  );
}
