// What the group says about an item; everybody in the trip may, also those who can't change the plan.
import { useId } from "react";
import { t } from "../../i18n/t";
import { Skeleton } from "../../ui/Skeleton";
import type { Activity } from "../workspace/useItinerary";
import { CommentItem } from "./CommentItem";
import { Composer } from "./Composer";
import { useComments } from "./useComments";

export function CommentsSection({ activity }: { activity: Activity }) {
  const titleId = useId();
  const { comments, add, edit, remove } = useComments(activity._id);
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className="text-sm font-medium">{t("Comments")}</h3>
      {comments === undefined ? (
        <Skeleton className="mt-2 h-16" />
      ) : (
        <ol className="mt-2 space-y-4">
          {comments.map((comment) => <CommentItem key={comment._id} comment={comment} onEdit={(text) => edit(comment._id, text)} onRemove={() => void remove(comment._id)} />)}
        </ol>
      )}
      <Composer key={activity._id} name={`comment:${activity._id}`} className="mt-3" label={t("Write a comment")} placeholder={t("Write to the group; @ names somebody")} sendLabel={t("Comment")} onSend={add} />
    </section>
  );
}
