// Writes a picture as PNG: eight bits each of red, green and blue, which every messenger takes. Pure.
import { strToU8, zlibSync } from "fflate";

const MARK = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Eight bits a channel, three channels, and the one way of compressing, filtering and not interlacing. */
const KIND = [8, 2, 0, 0, 0];

/** `rgb`: three bytes a pixel, row by row from the top. */
export function writePng(width: number, height: number, rgb: Uint8Array): Uint8Array<ArrayBuffer> {
  const stride = width * 3;
  // Each row begins with the number of its filter: none.
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) rows.set(rgb.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  const parts = [new Uint8Array(MARK), chunk("IHDR", new Uint8Array([...bytesOf(width), ...bytesOf(height), ...KIND])), chunk("IDAT", zlibSync(rows, { level: 6 })), chunk("IEND", new Uint8Array())];
  const png = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    png.set(part, at);
    at += part.length;
  }
  return png;
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = new Uint8Array(4 + content.length);
  named.set(strToU8(name));
  named.set(content, 4);
  const whole = new Uint8Array(named.length + 8);
  whole.set(bytesOf(content.length));
  whole.set(named, 4);
  whole.set(bytesOf(crc32(named)), named.length + 4);
  return whole;
}

const bytesOf = (number: number) => [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255];

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC_TABLE[(value ^ byte) & 255]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
