// A name to be invited by, for whoever wants one; found by others only where one says so.
import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { useSubmit } from "../../../lib/useSubmit";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { Input } from "../../../ui/Input";
import { notify } from "../../../ui/toast";
import { SwitchField } from "../SwitchField";

export function UsernameSection({ username: saved, findable: savedFindable }: { username: string | null; findable: boolean }) {
  const choose = useMutation(api.users.usernames.choose);
  const [username, setUsername] = useState(saved ?? "");
  const [findable, setFindable] = useState(savedFindable);
  const unchanged = username.trim() === (saved ?? "") && findable === savedFindable;
  const { busy, refusal, submit } = useSubmit(async () => {
    await choose({ username: username.trim() || null, findable });
    if (!username.trim()) setFindable(false);
    notify.done(t(username.trim() ? "Your username is saved." : "You have no username any more."));
  });
  return (
    <section aria-labelledby="username">
      <h2 id="username" className="title text-2xl sm:text-3xl">{t("Username")}</h2>
      <p className="mt-2.5 text-ink-soft">{t("A name by which others can invite you, without knowing your address.")}</p>
      <form noValidate onSubmit={(event) => void submit(event)} className="mt-6 flex max-w-lg flex-col gap-4">
        <Field label={t("Username")} optional error={refusal} hint={t("3 to 24 letters a–z, digits or underscores.")}>
          <Input name="username" dir="ltr" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={25} value={username} onChange={(event) => setUsername(event.target.value)} />
        </Field>
        <SwitchField label={t("Others may find me by it")} hint={t("They see your name and colour, and can invite you to a trip. You decide whether you join.")} checked={findable} onCheckedChange={setFindable} />
        <div><Button type="submit" busy={busy} disabled={unchanged}>{t("Save")}</Button></div>
      </form>
    </section>
  );
}
