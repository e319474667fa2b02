import { Link } from "react-router-dom";
import { t } from "../i18n/t";
import { useTitle } from "../lib/useTitle";
import { Button } from "../ui/Button";
import { MessagePage } from "./MessagePage";

export function NotFoundPage() {
  useTitle(t("Not found"));
  return (
    <MessagePage
      eyebrow={t("Page not found")}
      title={t("This road goes nowhere")}
      actions={
        <>
          <Button asChild><Link to="/trips">{t("Your trips")}</Link></Button>
          <Button asChild look="secondary"><Link to="/">{t("First page")}</Link></Button>
        </>
      }
    >
      <p>{t("There is nothing at this address. The link may be old, or a letter got lost on the way.")}</p>
    </MessagePage>
  );
}
