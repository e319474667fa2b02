// Everything about one activity, beside the plan: a list of sections, each with a subject of its own.
import { useState, type ComponentType } from "react";
import { Sheet } from "../../../../ui/Sheet";
import { BookingSection } from "../../../bookings/BookingSection";
import { useTrip, type Activity } from "../../useItinerary";
import { CostSection } from "./CostSection";
import { Facts } from "./Facts";
import { MapLink } from "./MapLink";
import { NameField } from "./NameField";
import { NotesField } from "./NotesField";
import { Provenance } from "./Provenance";
import { RemoveItem } from "./RemoveItem";
import { WhenFields } from "./WhenFields";
import { WhereField } from "./WhereField";

type Section = ComponentType<{ activity: Activity }>;

/** In the order in which they stand. */
const EDIT: Section[] = [Provenance, NameField, WhenFields, CostSection, WhereField, NotesField, MapLink, BookingSection, RemoveItem];
const READ: Section[] = [Provenance, Facts, MapLink, BookingSection];

export function ActivitySheet({ activity, onClose }: { activity: Activity | null; onClose: () => void }) {
  const { canEdit } = useTrip();
  // Goes on showing what it showed while it slides away.
  const [shown, setShown] = useState(activity);
  if (activity && activity !== shown) setShown(activity);
  return (
    <Sheet open={activity !== null} onOpenChange={(open) => !open && onClose()} title={shown?.title ?? ""} className="lg:max-w-lg">
      {shown && (
        <div key={shown._id} className="space-y-5 pt-2">
          {(canEdit ? EDIT : READ).map((Section, index) => <Section key={index} activity={shown} />)}
        </div>
      )}
    </Sheet>
  );
}
