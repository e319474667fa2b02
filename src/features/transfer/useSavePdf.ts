// Makes the PDF in the browser, which shapes every script, out of what the workspace shows.
import { useConvex } from "convex/react";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import type { Paper } from "../workspace/print/printOptions";
import { useTrip } from "../workspace/useItinerary";
import { useWorkspace } from "../workspace/useWorkspace";
import type { LeftOut } from "./pdf/lettering";
import { saveFile } from "./saveFile";

const LIVE = new Set(["requested", "held", "confirmed", "completed"]);

export function useSavePdf() {
  const view = useTrip();
  const { myId } = useWorkspace();
  const client = useConvex();
  /** Saves it; resolves with the names that couldn't be written. */
  return async ({ whose, codes, paper }: { whose: "all" | "mine"; codes: boolean; paper: Paper }): Promise<LeftOut[]> => {
    const { _id: tripId } = view.trip;
    const [{ writePdf }, { bookings }, plansB] = await Promise.all([import("./pdf/writePdf"), client.query(api.bookings.bookings.list, { tripId }), client.query(api.transfer.exports.plansAside, { tripId, whose })]);
    const { bytes, leftOut } = await writePdf({
      view,
      bookings: bookings.filter(({ status }) => LIVE.has(status)),
      plansB,
      codes,
      paper,
      takesPart: ({ participants }) => whose === "all" || !participants || (myId !== undefined && participants.includes(myId)),
    });
    saveFile(`${view.trip.title.replace(/[^\p{L}\p{M}\p{N} -]+/gu, " ").trim() || t("Trip")}.pdf`, "application/pdf", bytes);
    return leftOut;
  };
}
