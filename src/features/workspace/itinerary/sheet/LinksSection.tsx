// Links of an item: opened by everybody, added and changed by who may edit.
import { ExternalLink, Link2, Pencil, X } from "lucide-react";
import { useId, useState, type FormEvent } from "react";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { Field } from "../../../../ui/Field";
import { IconButton } from "../../../../ui/IconButton";
import { Input } from "../../../../ui/Input";
import { unlike, useEditingEnds } from "../../people/useEditingEnds";
import { useTripFrame } from "../../tripFrame";
import type { Activity } from "../../useItinerary";
import { linkWords, readLink, type Link } from "./readLink";
import { useSave, useSet } from "./useSave";

export function LinksSection({ activity }: { activity: Activity }) {
  const { canEdit } = useTripFrame();
  const titleId = useId();
  const set = useSet(activity);
  const save = useSave(activity);
  /** Which one is being written; one more than there are is a new one. */
  const [writing, setWriting] = useState<number | null>(null);
  const links = activity.links ?? [];
  if (links.length === 0 && !canEdit) return null;
  const keep = (link: Link) => save({ links: links.length === writing ? [...links, link] : links.map((one, index) => (index === writing ? link : one)) });
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className="text-sm font-medium">{t("Links")}</h3>
      {links.length > 0 && (
        <ul className="mt-1 divide-y divide-line">
          {links.map((link, index) => (
            <li key={`${link.url} ${index}`} className="flex items-center gap-1">
              <a href={link.url} target="_blank" rel="noreferrer nofollow" title={link.url} className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 text-[0.9375rem] font-medium text-accent underline-offset-4 hover:underline">
                <ExternalLink className="size-4 shrink-0" aria-hidden />
                <span className="min-w-0 truncate">{linkWords(link)}</span>
              </a>
              {canEdit && (
                <>
                  <IconButton size="sm" label={t("Change the link {link}", { link: linkWords(link) })} onClick={() => setWriting(index)}><Pencil /></IconButton>
                  <IconButton size="sm" label={t("Remove the link {link}", { link: linkWords(link) })} onClick={() => set({ links: links.filter((one) => one !== link) })}><X /></IconButton>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {canEdit && writing === null && <Button look="quiet" size="sm" className="-ms-3" onClick={() => setWriting(links.length)}><Link2 aria-hidden />{t("Add a link")}</Button>}
      {canEdit && writing !== null && <LinkForm key={writing} link={links[writing]} onKeep={keep} onClose={() => setWriting(null)} />}
    </section>
  );
}

type LinkFormProps = { link: Link | undefined; onKeep: (link: Link) => Promise<string | null>; onClose: () => void };

function LinkForm({ link, onKeep, onClose }: LinkFormProps) {
  const [url, setUrl] = useState(link?.url ?? "");
  const [label, setLabel] = useState(link?.label ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  useEditingEnds(onClose, unlike([url, label], [link?.url, link?.label]));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = readLink(url, label);
    if (!read) return setProblem(t("Write a web address, like example.com/tickets."));
    const refusal = await onKeep(read);
    setProblem(refusal);
    if (refusal === null) onClose();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-2 space-y-3 rounded-lg bg-sunken p-4">
      <Field label={t("Web address")} error={problem}>
        <Input autoFocus type="url" inputMode="url" dir="ltr" value={url} maxLength={2000} onChange={(event) => setUrl(event.target.value)} placeholder="https://" />
      </Field>
      <Field label={t("What it is")} optional>
        <Input value={label} maxLength={120} onChange={(event) => setLabel(event.target.value)} placeholder={t("Tickets, menu, timetable…")} />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="sm">{link ? t("Save the link") : t("Add the link")}</Button>
        <Button look="ghost" size="sm" onClick={onClose}>{t("Cancel")}</Button>
      </div>
    </form>
  );
}
