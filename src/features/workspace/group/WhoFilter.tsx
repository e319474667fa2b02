import { Users } from "lucide-react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { DropdownMenu } from "../../../ui/DropdownMenu";
import { useTripFrame } from "../tripFrame";
import { useWorkspace } from "../useWorkspace";
import { useWho } from "./useWho";

/** Whose plan one looks at; where one travels alone there is nothing to choose. */
export function WhoFilter() {
  const { members } = useTripFrame();
  const { myId } = useWorkspace();
  const { who, setWho } = useWho();
  if (members.length < 2) return null;
  const nameOf = ({ userId, name }: { userId: string; name: string }) => (userId === myId ? t("My itinerary") : name);
  const shown = members.find(({ userId }) => userId === who);
  return (
    <DropdownMenu
      align="start"
      trigger={<Button look={shown ? "secondary" : "ghost"} size="sm" className="-ms-3"><Users aria-hidden />{shown ? nameOf(shown) : t("Everybody")}</Button>}
      items={[
        { kind: "one", label: t("Everybody"), checked: !shown, onSelect: () => setWho(null) },
        ...members.map((member) => ({ kind: "one" as const, label: nameOf(member), checked: member.userId === who, onSelect: () => setWho(member.userId) })),
      ]}
    />
  );
}
