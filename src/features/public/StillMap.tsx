// The whole trip as a drawing, to scale and north up: for paper, and where no map can be had. Its ground is that of the printed book.
import { useEffect, useMemo, useState } from "react";
import { cityName } from "../../i18n/cityName";
import { formatDistance } from "../../i18n/measures";
import { t } from "../../i18n/t";
import { dayColor } from "../../ui/dayColors";
import { COASTS_FROM_KM_PER_POINT, landIn, projectionFor, scaleOf, type Projection } from "../transfer/pdf/mapGround";
import type { LngLat } from "../workspace/map/geometry";
import { journeys, pins, placedCities, routes, type MapView, type RouteProperties } from "../workspace/map/tripFeatures";

const BOX = { x: 0, y: 0, width: 640, height: 320 };
/** The ground goes on where the drawing stands in a taller or broader place. */
const GROUND = { x: -BOX.width, y: -BOX.width, width: 3 * BOX.width, height: 3 * BOX.width };
const WHOLE = { day: null, types: null };
/** A name that begins further right would leave the drawing. */
const NAMES_TURN = BOX.width * 0.72;
const DASHES: Record<RouteProperties["kind"], string | undefined> = { between: "1 5", journey: undefined, leg: "4 3" };

export function StillMap({ view, hasLand = true }: { view: MapView; /** Coasts are heavier than the page. */ hasLand?: boolean }) {
  const { cities, stops, lines, projection } = useMemo(() => drawn(view), [view]);
  const land = useLand(hasLand ? projection : null);
  const scale = scaleOf(projection, 100);
  const [right, bottom] = [BOX.width - 12, -12];
  return (
    <svg viewBox={`0 ${-BOX.height} ${BOX.width} ${BOX.height}`} role="img" aria-label={t("Map of the trip")} className="block h-full w-full [direction:ltr] [print-color-adjust:exact]">
      <rect {...GROUND} y={-GROUND.y - GROUND.height} fill={land ? "color-mix(in oklab, var(--color-day-7) 10%, var(--color-sunken))" : "var(--color-paper)"} />
      {land?.map((path, index) => <path key={index} d={path} fill="var(--color-paper)" stroke="var(--color-line-strong)" strokeOpacity={0.45} strokeWidth={0.6} />)}
      {lines.map(({ path, color, kind }, index) => <path key={index} d={path} fill="none" stroke={color} strokeWidth={1.75} strokeOpacity={0.8} strokeDasharray={DASHES[kind]} strokeLinecap={kind === "between" ? "round" : "butt"} strokeLinejoin="round" />)}
      {stops.map(({ x, y, color }, index) => <circle key={index} cx={x} cy={-y} r={4.5} fill={color} stroke="var(--color-surface)" strokeWidth={1.25} />)}
      {cities.map(({ x, y, name }, index) => (
        <text key={index} x={x + (x < NAMES_TURN ? 9 : -9)} y={-y - 9} textAnchor={x < NAMES_TURN ? "start" : "end"} fill="var(--color-ink)" stroke="var(--color-paper)" strokeWidth={3} paintOrder="stroke" strokeLinejoin="round" className="font-serif" fontSize={15}>{name}</text>
      ))}
      <path d={`M${right - scale.length} ${bottom - 4}V${bottom}H${right}V${bottom - 4}`} fill="none" stroke="var(--color-ink-faint)" />
      <text x={right - scale.length} y={bottom - 8} fontSize={11} fill="var(--color-ink-soft)">{formatDistance(scale.km)}</text>
    </svg>
  );
}

function drawn(view: MapView) {
  const cities = placedCities(view.destinations);
  const shown = pins(view, WHOLE);
  const places = [...cities, ...shown.map(({ lngLat: [lng, lat] }) => ({ lat, lng }))];
  // Cities are shown in their country, which one knows by its coasts; one alone by its streets' breadth.
  const projection = projectionFor(places, BOX, cities.length > 1 ? COASTS_FROM_KM_PER_POINT : undefined);
  const at = (index: number) => projection.points[index]!;
  const color = { ofDay: dayColor, between: "var(--color-accent)" };
  return {
    projection,
    cities: cities.map((city, index) => ({ ...at(index), name: cityName(city) })),
    stops: shown.map(({ dayIndex }, index) => ({ ...at(cities.length + index), color: dayIndex === null ? color.between : dayColor(dayIndex) })),
    lines: routes(view, shown, journeys(view, WHOLE), WHOLE, color).features.map(({ geometry, properties }) => ({ path: pathAlong(geometry.coordinates as LngLat[], projection), color: properties.color, kind: properties.kind })),
  };
}

/** Lines have no jump at the date line, so that where they begin decides for all of each. */
function pathAlong(line: LngLat[], { point, near }: Projection): string {
  const shift = near(line[0]![0]) - line[0]![0];
  return `M${line.map(([lng, lat]) => point({ lng: lng + shift, lat })).map(({ x, y }) => `${x.toFixed(1)} ${(-y).toFixed(1)}`).join("L")}`;
}

/** null until it has arrived, and where none is true enough. */
function useLand(projection: Projection | null): string[] | null {
  const [land, setLand] = useState<{ of: Projection; paths: string[] | null } | null>(null);
  useEffect(() => {
    if (!projection) return;
    let gone = false;
    // Without it the places are there all the same.
    void landIn(GROUND, projection).catch(() => null).then((paths) => gone || setLand({ of: projection, paths }));
    return () => void (gone = true);
  }, [projection]);
  return land !== null && land.of === projection ? land.paths : null;
}
