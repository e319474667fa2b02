// The stops of the plan on the map, as buttons in the order of the plan; those that would lie on each other stand together.
import type { Map as MapLibre } from "maplibre-gl";
import { useState } from "react";
import { t } from "../../../i18n/t";
import { Popover } from "../../../ui/Popover";
import { hover, hoverable, useHovered } from "../useWorkspace";
import { clustersOf, type Cluster } from "./clusters";
import { boundsAround } from "./geometry";
import { MapMarker } from "./MapMarker";
import { ClusterFace, PinFace } from "./PinFace";
import { clusterName, pinName, type MapActivity, type Pin } from "./tripFeatures";
import { useTabOrder } from "./useTabOrder";

const PADDING = 80;
/** Closer than this, only what is at one place is still together. */
const CLOSEST = 16;
/** As near as pins may stand before they are one; see `MapLayers`. */
const TOGETHER_PX = 36;

/** A press on a pin. */
export type OnOpen = (activityId: MapActivity["_id"]) => void;

export function Pins({ map, clusters, onOpen }: { map: MapLibre; clusters: Cluster<Pin>[]; onOpen: OnOpen }) {
  useTabOrder(map, clusters);
  return clusters.map((cluster) =>
    cluster.pins.length === 1 ? <PinMarker key={keyOf(cluster)} map={map} pin={cluster.pins[0]!} onOpen={onOpen} /> : <ClusterMarker key={keyOf(cluster)} map={map} cluster={cluster} onOpen={onOpen} />,
  );
}

/** A pin that joins a cluster or leaves it is another button. */
const keyOf = ({ pins }: Cluster<Pin>) => pins.map(({ activity, dayIndex }) => `${activity._id}.${dayIndex}`).join(" ");

const idsOf = ({ pins }: Cluster<Pin>) => pins.map(({ activity }) => activity._id).join(" ");

function PinMarker({ map, pin, onOpen }: { map: MapLibre; pin: Pin; onOpen: OnOpen }) {
  const isHovered = useHovered((state) => state.hovered === pin.activity._id);
  const id = pin.activity._id;
  return (
    <MapMarker map={map} lngLat={pin.lngLat} above={isHovered}>
      <button
        type="button"
        data-pin={id}
        aria-label={pinName(pin)}
        title={pin.activity.title}
        onClick={() => onOpen(id)}
        {...hoverable(id)}
        onFocus={() => hover(id)}
        onBlur={() => hover(null)}
        className="relative grid cursor-pointer place-items-center rounded-full after:absolute after:-inset-1.5 pointer-coarse:after:-inset-2"
      >
        <PinFace pin={pin} lifted={isHovered} />
      </button>
    </MapMarker>
  );
}

function ClusterMarker({ map, cluster, onOpen }: { map: MapLibre; cluster: Cluster<Pin>; onOpen: OnOpen }) {
  const [open, setOpen] = useState(false);
  const isHovered = useHovered((state) => cluster.pins.some(({ activity }) => activity._id === state.hovered));
  const name = clusterName(cluster.pins);
  const look = (next: boolean) => {
    const bounds = next ? boundsAround(cluster.pins.map(({ lngLat }) => lngLat))! : null;
    const camera = bounds && map.cameraForBounds(bounds, { padding: PADDING, maxZoom: CLOSEST });
    // Where looking closer would part them, look closer; what is at one place is listed.
    const parts = camera?.zoom !== undefined && clustersOf(cluster.pins, camera.zoom, TOGETHER_PX).length > 1;
    if (parts) map.easeTo({ ...camera, animate: !window.matchMedia("(prefers-reduced-motion: reduce)").matches });
    else setOpen(next);
  };
  return (
    <MapMarker map={map} lngLat={cluster.lngLat} above={isHovered}>
      <Popover
        label={t("{count, plural, one {# stop} other {# stops}} here", { count: cluster.pins.length })}
        open={open}
        onOpenChange={look}
        align="center"
        className="w-64 p-1.5"
        trigger={
          <button type="button" data-pin={idsOf(cluster)} aria-label={name} title={cluster.pins.map(({ activity }) => activity.title).join("\n")} className="relative grid cursor-pointer place-items-center rounded-full pointer-coarse:after:absolute pointer-coarse:after:-inset-1">
            <ClusterFace pins={cluster.pins} lifted={isHovered} />
          </button>
        }
      >
        <ul>
          {cluster.pins.map((pin) => (
            <li key={pin.activity._id}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  onOpen(pin.activity._id);
                }}
                className="flex min-h-11 w-full items-center gap-3 rounded-md px-2.5 text-start text-sm hover:bg-ink/7"
              >
                <PinFace pin={pin} lifted={false} />
                <span dir="auto" className="min-w-0 flex-1 truncate font-medium">{pin.activity.title}</span>
              </button>
            </li>
          ))}
        </ul>
      </Popover>
    </MapMarker>
  );
}
