import { t } from "../../../i18n/t";
import { MoreDots } from "../../../ui/dots";
import { DropdownMenu } from "../../../ui/DropdownMenu";
import { IconButton } from "../../../ui/IconButton";
import { dayLabel } from "../dayLabel";
import { useTripFrame } from "../tripFrame";
import type { Day } from "../useItinerary";
import { useDayActions } from "./dayActions";

export function DayMenu({ day }: { day: Day }) {
  const { trip } = useTripFrame();
  const items = useDayActions(day).map(({ label, icon: Icon, run }) => ({ label, icon: <Icon />, onSelect: run }));
  return <DropdownMenu trigger={<IconButton size="sm" label={t("More about {day}", { day: dayLabel(day.date, trip, "long") })}><MoreDots /></IconButton>} items={items} />;
}
