// Draws a landscape from a seed: the same trip always gets the same picture, with no network and no
// image files. Pure data; Landscape.tsx puts it on screen.

export const WIDTH = 480;
export const HEIGHT = 300;

type Scene = "peaks" | "coast" | "dunes" | "city" | "hills";

type Palette = { sky: [string, string]; sun: string; far: string; mid: string; near: string; light: string };

const PALETTES: Record<string, Palette> = {
  dawn: { sky: ["#f4cfae", "#fdf0dd"], sun: "#ec8a5a", far: "#dcae97", mid: "#a0828a", near: "#43555f", light: "#fff6e6" },
  sea: { sky: ["#bfe0dc", "#f8efd9"], sun: "#f3b562", far: "#97c4bc", mid: "#438d84", near: "#0e5c55", light: "#fdf6e4" },
  dusk: { sky: ["#4b4f7c", "#eeae93"], sun: "#fde5b8", far: "#85698c", mid: "#54486f", near: "#2d2b48", light: "#f9dcc0" },
  spring: { sky: ["#d3e5cb", "#fcf4e3"], sun: "#eea09a", far: "#b0c8a0", mid: "#6f996b", near: "#39694b", light: "#fdf8ea" },
  desert: { sky: ["#f8dba6", "#fdf2da"], sun: "#e0703c", far: "#e6b67e", mid: "#c98550", near: "#8b4d34", light: "#fff1d6" },
  night: { sky: ["#152238", "#46647f"], sun: "#f5ecd2", far: "#34506c", mid: "#223a55", near: "#122334", light: "#d9e4ea" },
  rose: { sky: ["#f3c6c4", "#fdf0e6"], sun: "#d65a52", far: "#d9a1a5", mid: "#a3657d", near: "#5e3756", light: "#fff1ea" },
  alpine: { sky: ["#c2d9ea", "#f5f6f1"], sun: "#f9dd92", far: "#a9c2d4", mid: "#648aa6", near: "#2d506b", light: "#ffffff" },
};

/** Where a country's landscape is known the world over; others get one by seed. */
const KNOWN: Record<string, { scene: Scene; palettes: string[] }> = {
  ...group("peaks", ["rose", "spring", "dawn"], "JP"),
  ...group("peaks", ["alpine", "spring", "sea"], "CH AT NP NZ CL PE NO CA"),
  ...group("coast", ["sea", "dawn", "alpine"], "PT GR HR MT CY IS ID PH MV TH AU BR CU"),
  ...group("dunes", ["desert", "dusk", "dawn"], "EG MA AE JO SA QA OM TN NA"),
  ...group("city", ["dusk", "night", "rose"], "US SG HK KR CN MY"),
  ...group("hills", ["spring", "dawn", "sea"], "IT FR GB IE DE CZ ES VN"),
};

function group(scene: Scene, palettes: string[], countries: string) {
  return Object.fromEntries(countries.split(" ").map((code) => [code, { scene, palettes }]));
}

/** FNV-1a of the text, the seed of everything after. */
function hash(text: string): number {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 16777619);
  return value >>> 0;
}

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
type Point = [number, number];
const between = (random: Random, low: number, high: number) => low + random() * (high - low);
const pick = <T>(random: Random, list: readonly T[]) => list[Math.floor(random() * list.length)]!;
const at = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
const close = (path: string) => `${path}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`;

/** A soft ridge about `base`, swinging by `swing`. */
function ridge(random: Random, base: number, swing: number): string {
  const waves = [between(random, 0.7, 1.2), between(random, 1.6, 2.6)].map((turns) => ({ turns, shift: random() * Math.PI * 2 }));
  const height = (x: number) =>
    base + waves.reduce((sum, wave, index) => sum + (Math.sin((x / WIDTH) * Math.PI * 2 * wave.turns + wave.shift) * swing) / (index + 1.2), 0);
  const points = Array.from({ length: 25 }, (_, index): Point => [(index * WIDTH) / 24, height((index * WIDTH) / 24)]);
  return close(`M${points.map(at).join("L")}`);
}

type Mountain = { body: string; shade: string; snow: string };

/** A peak at `x` with a shaded side and a cap of snow. */
function mountain(random: Random, x: number, top: number, width: number): Mountain {
  const foot = HEIGHT;
  const left: Point = [x - width, foot];
  const right: Point = [x + width * between(random, 0.9, 1.15), foot];
  const cap = (foot - top) * 0.17;
  const along = (to: Point, drop: number): Point => [x + ((to[0] - x) * drop) / (foot - top), top + drop];
  const teeth: Point[] = [along(right, cap), [x + cap * 0.35, top + cap * 0.72], [x + cap * 0.05, top + cap * 1.15], [x - cap * 0.4, top + cap * 0.78], along(left, cap * 0.9)];
  return {
    body: `M${at(left)}L${at([x, top])}L${at(right)}Z`,
    shade: `M${at([x, top])}L${at(right)}L${at([x + width * 0.12, foot])}L${at([x - width * 0.06, top + (foot - top) * 0.5])}Z`,
    snow: `M${at([x, top])}L${teeth.map(at).join("L")}Z`,
  };
}

type Tower = { x: number; y: number; width: number; near: boolean; windows: Point[] };

function skyline(random: Random): Tower[] {
  const towers: Tower[] = [];
  for (const near of [false, true]) {
    for (let x = -8; x < WIDTH; ) {
      const width = between(random, 22, 44);
      const crown = 1 - Math.abs(x / WIDTH - 0.55) * 0.9;
      const y = HEIGHT - (near ? between(random, 46, 92) : between(random, 90, 190)) * crown - 20;
      const windows: Point[] = [];
      for (let wx = x + 6; wx < x + width - 6; wx += 8) {
        for (let wy = y + 10; wy < HEIGHT - 34; wy += 12) if (random() < 0.3) windows.push([wx, wy]);
      }
      towers.push({ x, y, width, near, windows });
      x += width + (near ? between(random, 0, 16) : 2);
    }
  }
  return towers;
}

export type LandscapeArt = {
  scene: Scene;
  palette: Palette;
  sun: { x: number; y: number; radius: number };
  mountains: Mountain[];
  towers: Tower[];
  /** Back to front; the last is the ground that the road lies on. */
  ridges: { path: string; layer: "far" | "mid" | "near" }[];
  /** Streaks of light on water, as [x, y, width]. */
  water: [number, number, number][];
  trees: [x: number, y: number, size: number][];
  gate: Point | null;
  road: string;
};

/** The picture for `seed`, a number where it is hashed already; the first country decides the kind of place where it is known. */
export function landscape(seed: string | number, countryCodes: readonly string[] = []): LandscapeArt {
  const random = randomFrom(typeof seed === "number" ? seed : hash(seed));
  const known = countryCodes.map((code) => KNOWN[code]).find(Boolean);
  const scene = known?.scene ?? pick(random, ["peaks", "coast", "hills", "city", "dunes"] as const);
  const palette = PALETTES[pick(random, known?.palettes ?? Object.keys(PALETTES))]!;
  const sun = { x: between(random, 90, WIDTH - 90), y: between(random, 104, 136), radius: between(random, 24, 36) };
  const horizon = 186;
  const ground = { path: ridge(random, scene === "coast" ? 262 : 244, 14), layer: "near" as const };

  const ridges: LandscapeArt["ridges"] = [];
  if (scene === "hills" || scene === "dunes") {
    ridges.push({ path: ridge(random, 172, 30), layer: "far" }, { path: ridge(random, 208, 24), layer: "mid" });
  } else if (scene === "peaks") {
    ridges.push({ path: ridge(random, 216, 16), layer: "mid" });
  } else if (scene === "coast") {
    ridges.push({ path: `M0 ${horizon}L0 ${horizon - 6}Q70 ${horizon - 46} 150 ${horizon - 20}T260 ${horizon}L0 ${horizon}Z`, layer: "far" });
  }
  ridges.push(ground);

  const tops = [between(random, 70, 110), between(random, 96, 140), between(random, 110, 150)];
  const centre = between(random, 170, 310);
  const peaks: [number, number, number][] = [[centre - 150, tops[1]!, 150], [centre + 160, tops[2]!, 140], [centre, tops[0]!, 200]];
  const start = between(random, 120, 360);
  const gate: Point | null = countryCodes[0] === "JP" ? [between(random, 130, 180), 254] : null;
  const wooded = scene === "hills" || scene === "peaks";
  const trees = Array.from({ length: wooded ? 9 : 0 }, (): [number, number, number] => [between(random, 10, WIDTH - 10), between(random, 236, 262), between(random, 8, 17)]);
  return {
    scene,
    palette,
    sun,
    ridges,
    mountains: scene === "peaks" ? peaks.map(([x, top, width]) => mountain(random, x, top, width)) : [],
    towers: scene === "city" ? skyline(random) : [],
    water: scene === "coast" ? Array.from({ length: 16 }, (_, index) => [sun.x + between(random, -70, 50), horizon + 5 + index * 4.4, between(random, 14, 46)]) : [],
    // Nothing grows in the gateway.
    trees: trees.filter(([x]) => !gate || Math.abs(x - gate[0]) > 42),
    gate,
    road: `M${start} ${HEIGHT + 4}c-30-14 60-18 44-34s-70-8-60-24 40-8 48-18`,
  };
}
