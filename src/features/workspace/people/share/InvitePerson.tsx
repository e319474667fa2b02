// One field for an e-mail address or a username, as what, and the press that sends it.
import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { useSubmit } from "../../../../lib/useSubmit";
import { Avatar } from "../../../../ui/Avatar";
import { Button } from "../../../../ui/Button";
import { Combobox } from "../../../../ui/Combobox";
import { Field } from "../../../../ui/Field";
import { notify } from "../../../../ui/toast";
import { useTripFrame } from "../../tripFrame";
import { RoleSelect } from "./RoleSelect";
import type { InvitedRole } from "./shareWords";
import { useFoundPeople } from "./useFoundPeople";

const isAddress = (text: string) => text.replace(/^@/, "").includes("@");

export function InvitePerson() {
  const { trip } = useTripFrame();
  const send = useMutation(api.trips.personalInvites.send);
  const [text, setText] = useState("");
  const [role, setRole] = useState<InvitedRole>("editor");
  const found = useFoundPeople(trip._id, text);
  const [tried, setTried] = useState("");
  const { busy, refusal, submit } = useSubmit(async () => {
    setTried(text);
    const to = isAddress(text) ? { kind: "email" as const, email: text } : { kind: "username" as const, username: text };
    await send({ tripId: trip._id, to, role });
    notify.done(t("{person} is invited.", { person: text.trim() }));
    setText("");
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Field label={t("Invite somebody")} error={text === tried ? refusal : null} hint={t("By e-mail, or by the username they have chosen. The invitation is theirs alone.")}>
        <div className="flex flex-wrap gap-2">
          <Combobox
            className="min-w-52 flex-1"
            text={text}
            onTextChange={setText}
            placeholder={t("E-mail or username")}
            options={found}
            optionKey={({ username }) => username}
            renderOption={({ username, name, hue }) => (
              <>
                <Avatar name={name} hue={hue} size="xs" decorative />
                <span className="min-w-0 truncate">{name} <span className="text-ink-faint">@{username}</span></span>
              </>
            )}
            onPick={({ username }) => setText(`@${username}`)}
            emptyMessage={t("Nobody may be found by this. Try their e-mail address.")}
          />
          <RoleSelect label={t("They")} value={role} onChange={setRole} className="w-auto max-sm:grow [&_select]:h-12" />
          <Button type="submit" busy={busy} disabled={!text.trim()} className="h-12 max-sm:grow">{t("Invite")}</Button>
        </div>
      </Field>
    </form>
  );
}
