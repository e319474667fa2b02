import { clip, endPath, popGraphicsState, pushGraphicsState, rectangle, type PDFPage, type RGB } from "pdf-lib";
import { landIn, type Box, type Projection } from "./mapGround";

/** Coasts within the box, where they are true enough; nothing otherwise. */
export async function drawLand(page: PDFPage, box: Box, projection: Projection, { sea, land, coast }: Record<"sea" | "land" | "coast", RGB>): Promise<void> {
  const shapes = await landIn(box, projection);
  if (!shapes) return;
  page.pushOperators(pushGraphicsState(), rectangle(box.x, box.y, box.width, box.height), clip(), endPath());
  page.drawRectangle({ ...box, color: sea });
  for (const path of shapes) page.drawSvgPath(path, { x: 0, y: 0, color: land, borderColor: coast, borderWidth: 0.5 });
  page.pushOperators(popGraphicsState());
}
