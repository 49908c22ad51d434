import { mkdirSync, writeFileSync } from 'node:fs';

const [WIDTH, HEIGHT, FRAMES] = [640, 360, 4];

/** A film for the browsers' camera: somebody's outline before a wall, rather than Chromium's own test picture. */
export function fakeCamera(): string {
  const file = 'dist-e2e/camera.y4m';
  const parts: Uint8Array[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)];
  for (let frame = 0; frame < FRAMES; frame++) parts.push(Buffer.from('FRAME\n'), picture(frame));
  mkdirSync('dist-e2e', { recursive: true });
  writeFileSync(file, Buffer.concat(parts));
  return file;
}

function picture(frame: number): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT);
  const [blue, red] = [Buffer.alloc(luma.length / 4), Buffer.alloc(luma.length / 4)];
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [brightness, u, v] = colour(x / WIDTH, y / HEIGHT, frame);
      luma[y * WIDTH + x] = brightness;
      const chroma = (y >> 1) * (WIDTH / 2) + (x >> 1);
      blue[chroma] = u;
      red[chroma] = v;
    }
  }
  return Buffer.concat([luma, blue, red]);
}

function colour(x: number, y: number, frame: number): [number, number, number] {
  // A nod, so that the picture is seen to move
  const head = ((x - 0.5) * 1.78) ** 2 + ((y - 0.42 - 0.004 * (frame % 2)) * 0.84) ** 2 < 0.155 ** 2;
  const shoulders = ((x - 0.5) / 0.3) ** 2 + ((y - 1.08) / 0.4) ** 2 < 1;
  if (head) return [150, 112, 148];
  if (shoulders) return [74, 128, 112];
  return [188 - 60 * y - 24 * x, 120, 130];
}
