// What the browser loads: the whole page, into the one element that its HTML has.
import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./page.css";

createRoot(document.getElementById("page")!).render(<App />);
