// The language comes first: what is written down once, as modules load, is then in the right one.
import { loadCatalog } from "./i18n/catalog";
import "./ui/theme.css";

void loadCatalog().then(() => import("./app/start"));
