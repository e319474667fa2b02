// What an item's sheet is made of: a list of sections, each with a subject of its own. To add one: a line here.
import type { ComponentType } from "react";
import { t } from "../../../../i18n/t";
import { notify } from "../../../../ui/toast";
import { BookingSection } from "../../../bookings/BookingSection";
import { CommentsSection } from "../../../comments/CommentsSection";
import { DropZone } from "../../../files/DropZone";
import { FilesSection } from "../../../files/FilesSection";
import { useFileActions } from "../../../files/useFiles";
import { ACTIVITY_TYPES } from "../../activityTypes";
import { dayLabel } from "../../dayLabel";
import { SheetProblems } from "../../lint/ProblemSign";
import { EditingHere } from "../../people/EditingHere";
import { isPending } from "../../rowIds";
import { useTrip, type Activity } from "../../useItinerary";
import { CostSection } from "./CostSection";
import { Facts } from "./Facts";
import { HistorySection } from "./HistorySection";
import { JourneyFields } from "./JourneyFields";
import { KindFields } from "./KindFields";
import { LinksSection } from "./LinksSection";
import { NameField } from "./NameField";
import { NotesField } from "./NotesField";
import { OnceSent } from "./OnceSent";
import { PeopleSection } from "./PeopleSection";
import { PlaceSection } from "./PlaceSection";
import { Provenance } from "./Provenance";
import { RemoveItem } from "./RemoveItem";
import { WhenFields } from "./WhenFields";
import { Why } from "./Why";

type Section = ComponentType<{ activity: Activity }>;

/** In the order in which they stand; a line is drawn between groups. What is in both stays, with what is being written in it, when one's role changes. */
const EDIT: Record<string, Section[]> = {
  what: [EditingHere, NameField, SheetProblems, Why, KindFields],
  where: [WhenFields, JourneyFields, PlaceSection],
  more: [NotesField, LinksSection, FilesSection],
  cost: [CostSection, PeopleSection, BookingSection],
  comments: [CommentsSection],
  past: [HistorySection, OnceSent, Provenance, RemoveItem],
};
const READ: Record<string, Section[]> = {
  what: [EditingHere, Title, SheetProblems, Why, Facts, LinksSection, FilesSection],
  cost: [BookingSection],
  comments: [CommentsSection],
  past: [HistorySection, Provenance],
};

/** What the server alone can say, of what it knows. */
const NEEDS_SERVER: ReadonlySet<Section> = new Set<Section>([FilesSection, BookingSection, CommentsSection, HistorySection]);

export default function SheetSections({ activity }: { activity: Activity }) {
  const trip = useTrip();
  const { sendAll } = useFileActions();
  const pending = isPending(activity._id);
  const groups = Object.entries(trip.canEdit ? EDIT : READ).map(([name, sections]) => ({ name, sections: sections.filter((Section) => !pending || !NEEDS_SERVER.has(Section)) }));
  const attach = (files: File[]) => {
    if (!trip.canEdit) return notify.info(t("You can look at this trip, and not change it."));
    if (pending) return notify.info(t("Files can be added as soon as this item has been sent."));
    void sendAll(activity._id, files);
  };
  return (
    <DropZone onFiles={attach}>
      <p className="eyebrow sticky top-0 z-1 -mx-5 flex h-14 items-center bg-surface px-5 pe-16">
        <span className="line-clamp-2 leading-snug">{[ACTIVITY_TYPES[activity.type].label, activity.day && dayLabel(activity.day, trip.trip, "long")].filter(Boolean).join(" · ")}</span>
      </p>
      <div className="divide-y divide-line">
        {groups.map(({ name, sections }) => sections.length > 0 && (
          <div key={name} className="space-y-5 py-6 first:pt-1">
            {sections.map((Section, at) => <Section key={at} activity={activity} />)}
          </div>
        ))}
      </div>
    </DropZone>
  );
}

function Title({ activity }: { activity: Activity }) {
  return <h2 dir="auto" className="title text-2xl [overflow-wrap:anywhere]">{activity.title}</h2>;
}
