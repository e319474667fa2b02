import { Trash2 } from "lucide-react";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { useEdits } from "../../useEdits";
import type { Activity } from "../../useItinerary";

/** The sheet closes by itself once its item is gone. */
export function RemoveItem({ activity }: { activity: Activity }) {
  const edits = useEdits();
  return (
    <Button look="ghost" className="-ms-4 text-danger" onClick={() => void edits.remove(activity)}>
      <Trash2 aria-hidden />
      {t("Remove from the trip")}
    </Button>
  );
}
