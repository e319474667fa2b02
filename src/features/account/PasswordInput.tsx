import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps } from "react";
import { t } from "../../i18n/t";
import { IconButton } from "../../ui/IconButton";
import { Input } from "../../ui/Input";

/** A password that can be looked at while it is typed. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type">) {
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <Input {...props} type={shown ? "text" : "password"} spellCheck={false} autoCapitalize="none" className="pe-12" />
      <IconButton label={t(shown ? "Hide password" : "Show password")} aria-pressed={shown} onClick={() => setShown(!shown)} className="absolute top-0 end-0">
        {shown ? <EyeOff /> : <Eye />}
      </IconButton>
    </span>
  );
}
