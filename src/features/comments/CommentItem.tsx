// One comment: who, when, what; its writer can change it, and they and the owner take it away.
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t";
import { formatMoment } from "../../lib/moments";
import { Avatar } from "../../ui/Avatar";
import { cn } from "../../ui/cn";
import { DropdownMenu, type MenuItem } from "../../ui/DropdownMenu";
import { IconButton } from "../../ui/IconButton";
import { useTripFrame } from "../workspace/tripFrame";
import { useWorkspace } from "../workspace/useWorkspace";
import { Composer } from "./Composer";
import { partsOf, written } from "./mentions";
import type { Comment } from "./useComments";

type CommentItemProps = { comment: Comment; onEdit: (text: string) => Promise<string | null>; onRemove: () => void };

export function CommentItem({ comment, onEdit, onRemove }: CommentItemProps) {
  const { members, memberById, role } = useTripFrame();
  const { myId } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const { authorId, at, editedAt, text } = comment;
  const author = memberById.get(authorId);
  const name = author?.name ?? t("Somebody who left");
  const mine = authorId === myId;
  const actions: MenuItem[] = [];
  if (mine) actions.push({ label: t("Edit"), icon: <Pencil aria-hidden />, onSelect: () => setEditing(true) });
  if (mine || role === "owner") actions.push({ label: t("Remove"), icon: <Trash2 aria-hidden />, danger: true, onSelect: onRemove });
  return (
    <li className="flex items-start gap-3">
      <Avatar name={name} hue={author?.hue ?? 0} decorative />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="font-medium">{mine ? t("You") : name}</span>
          <time dateTime={new Date(at).toISOString()} className="text-[0.8125rem] text-ink-faint">{editedAt === null ? formatMoment(at) : t("{when}, edited", { when: formatMoment(at) })}</time>
        </p>
        {editing ? (
          <Composer
            className="mt-1.5"
            label={t("Change your comment")}
            sendLabel={t("Save")}
            autoFocus
            initial={written(text, members)}
            onSend={async (next) => {
              const refusal = await onEdit(next);
              if (refusal === null) setEditing(false);
              return refusal;
            }}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <p dir="auto" className="mt-0.5 text-[0.9375rem] whitespace-pre-wrap [overflow-wrap:anywhere]">
            {partsOf(text, members).map((part, index) => (
              part.kind === "text" ? part.text : <span key={index} className={cn("font-medium text-accent", part.userId === myId && "rounded-sm bg-accent-soft px-1")}>@{part.name}</span>
            ))}
          </p>
        )}
      </div>
      {actions.length > 0 && !editing && <DropdownMenu trigger={<IconButton size="sm" label={t("More about this comment")}><Ellipsis /></IconButton>} items={actions} />}
    </li>
  );
}
