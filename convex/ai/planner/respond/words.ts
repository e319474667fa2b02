// How the assistant writes lists.
import type { Piece, Text } from "../../../said";
import { joined, piecesOf } from "../../../said";

export const bullets = (items: readonly Text[]): Piece[] => joined(items.map((item) => ["- ", ...piecesOf(item)]), "\n");
export const bold = (text: Text): Piece[] => ["**", ...piecesOf(text), "**"];
