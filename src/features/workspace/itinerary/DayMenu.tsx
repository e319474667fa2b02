import { Ellipsis } from "lucide-react";
import { formatDate } from "../../../lib/dates";
import { DropdownMenu } from "../../../ui/DropdownMenu";
import { IconButton } from "../../../ui/IconButton";
import type { Day } from "../useItinerary";
import { useDayActions } from "./dayActions";

export function DayMenu({ day }: { day: Day }) {
  const items = useDayActions(day).map(({ label, icon: Icon, run }) => ({ label, icon: <Icon />, onSelect: run }));
  return <DropdownMenu trigger={<IconButton size="sm" label={`More about ${formatDate(day.date, "long")}`}><Ellipsis /></IconButton>} items={items} />;
}
