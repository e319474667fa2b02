// The app, once the language's messages are there.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router-dom";
import { t } from "../i18n/t";
import { watchConnection } from "../lib/offline/away";
import "../lib/randomUuid";
import { convexClient } from "./convexClient";
import { Providers } from "./Providers";
import { router } from "./router";
import { keepShell } from "./serviceWorker";

watchConnection(convexClient);
const offer = (take: () => void) => void import("../ui/toast").then(({ notify }) => notify.offer(t("A new version is ready"), t("Reload"), take));
// Where the browser won't have a worker, all is as it was without one.
void keepShell(convexClient, offer).catch(() => undefined);

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
