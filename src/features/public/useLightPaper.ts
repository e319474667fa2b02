// Paper is light, whatever the screen is.
import { useEffect } from "react";

export function useLightPaper() {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let theme: string | undefined;
    const print = () => {
      theme = dataset.theme;
      dataset.theme = "light";
    };
    const back = () => {
      if (theme === undefined) delete dataset.theme;
      else dataset.theme = theme;
    };
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", back);
    return () => {
      window.removeEventListener("beforeprint", print);
      window.removeEventListener("afterprint", back);
    };
  }, []);
}
