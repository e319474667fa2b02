import { Link } from "react-router-dom";
import { useTitle } from "../lib/useTitle";
import { Button } from "../ui/Button";
import { MessagePage } from "./MessagePage";

export function NotFoundPage() {
  useTitle("Not found");
  return (
    <MessagePage
      eyebrow="Page not found"
      title="This road goes nowhere"
      actions={
        <>
          <Button asChild><Link to="/trips">Your trips</Link></Button>
          <Button asChild look="secondary"><Link to="/">First page</Link></Button>
        </>
      }
    >
      <p>There is nothing at this address. The link may be old, or a letter got lost on the way.</p>
    </MessagePage>
  );
}
