/** The vector's direction, with length 1; a zero vector stays as it is. */
export function unitVector(vector: number[]): number[] {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((each) => each / length);
}
