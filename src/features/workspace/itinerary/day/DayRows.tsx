// What is planned in a day, in its order: rows with the ways between them, side by side where the group has parted,
// and where one is in it now.
import { Fragment, useMemo } from "react";
import { rowKey } from "../../rowIds";
import { useEdits } from "../../useEdits";
import { useTripFrame } from "../../tripFrame";
import type { Activity, Day } from "../../useItinerary";
import { useWorkspace } from "../../useWorkspace";
import { ActivityRow } from "../ActivityRow";
import { HotelLeg, TravelLeg } from "../TravelLeg";
import { comingFrom, parallelTracks } from "../tracks/parallelTracks";
import { Tracks } from "../tracks/Tracks";
import { useDayWays } from "./dayWays";
import { NowLine } from "./NowLine";
import { nowIndex, useNowOn } from "./useNow";

export function DayRows({ day, rows, lead }: { day: Day; rows: Activity[]; lead: string | null }) {
  const { openActivity } = useWorkspace();
  const { canEdit, members } = useTripFrame();
  const { legsTo } = useDayWays();
  const edits = useEdits();
  const now = useNowOn(day.date, day.destinations.at(-1)?.timeZone);
  const people = useMemo(() => members.map(({ userId }) => userId), [members]);
  const blocks = useMemo(() => parallelTracks(rows, people), [rows, people]);
  const numbers = useMemo(() => new Map(rows.filter(({ lat, type }) => lat !== null && type !== "transport").map(({ _id }, index) => [_id, index + 1])), [rows]);

  const drawn = (row: Activity) => {
    const legs = legsTo.get(row._id);
    const before = legs && comingFrom(rows, rows.indexOf(row), people);
    const shown = legs?.filter(({ fromId }) => before!.some(({ _id }) => _id === fromId)) ?? [];
    return (
      <>
        {shown.slice(0, -1).map((leg) => <li key={leg.fromId}><TravelLeg leg={leg} canEdit={canEdit} /></li>)}
        <ActivityRow
          activity={row}
          number={numbers.get(row._id) ?? null}
          dayIndex={day.index}
          leg={shown.at(-1)}
          canEdit={canEdit}
          held={rowKey(row._id) === lead}
          onOpen={openActivity}
          onRemove={edits.remove}
        />
      </>
    );
  };
  /** Where one is in the day: above all of a block, or within each of its tracks. */
  const nowAt = now === null ? -1 : nowIndex(rows, now);
  const line = now !== null && <NowLine time={now} />;
  const track = (standing: Activity[], all: Activity[], at: number) => {
    const passed = now !== null && all.indexOf(rows[nowAt]!) > 0 ? nowIndex(standing, now) : -1;
    return (
      <>
        {at === 0 && <HotelLeg way="out" row={standing[0]} />}
        {standing.map((row, index) => <Fragment key={rowKey(row._id)}>{index === passed && line}{drawn(row)}</Fragment>)}
        {passed === standing.length && line}
        {at === blocks.length - 1 && <HotelLeg way="back" row={standing.at(-1)} />}
      </>
    );
  };
  const [first, last] = [blocks[0], blocks.at(-1)];
  return (
    <>
      {first?.kind === "together" && <HotelLeg way="out" row={first.row} />}
      {blocks.map((block, at) => {
        const begins = block.kind === "together" ? block.row : block.rows[0]!;
        return (
          <Fragment key={rowKey(begins._id)}>
            {begins === rows[nowAt] && line}
            {block.kind === "together" ? drawn(block.row) : <Tracks tracks={block.tracks} last={rowKey(block.rows.at(-1)!._id)} lead={lead} column={(standing) => track(standing, block.rows, at)} />}
          </Fragment>
        );
      })}
      {nowAt === rows.length && line}
      {last?.kind === "together" && <HotelLeg way="back" row={last.row} />}
    </>
  );
}
