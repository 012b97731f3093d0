import { type Layer, paint } from './paint'
import { disc, overlap, type Point, roundedBox, type Shape, stroke, turned, union, without } from './shapes'

const SIZE = 240

const CREAM = '#fbf8f1'
const COTTON = '#efe9db'
const SAGE = '#8fb79f'
const DEEP = '#4c8c6b'
const CLAY = '#d9a58a'

/** Pictures of rewards by the name that a reward has for its picture, below `images/rewards/`: the same still life on grounds
 *  of both themes, so they have no ground of their own. */
export function rewardPictures(): Map<string, Buffer> {
  return new Map(
    Object.entries(PICTURES).map(([name, layers]) => [`${name}.png`, paint(layers, { width: SIZE, height: SIZE })]),
  )
}

const at = (x: number, y: number): Point => ({ x, y })
const box = (left: number, top: number, right: number, bottom: number, radius: number): Shape =>
  roundedBox({ left, top, right, bottom, radius })
const line = (x1: number, y1: number, x2: number, y2: number, width: number): Shape =>
  stroke(at(x1, y1), at(x2, y2), width)
const layer = (colour: string, ...shapes: readonly Shape[]): Layer => ({ colour, shape: union(...shapes) })

const PICTURES: Readonly<Record<string, readonly Layer[]>> = {
  coaster: [
    layer(COTTON, turned(box(52, 66, 168, 182, 20), at(110, 124), -10)),
    layer(SAGE, turned(box(78, 58, 194, 174, 20), at(136, 116), 8)),
    layer(CREAM, disc(at(136, 114), 40)),
    layer(DEEP, without(disc(at(136, 114), 30), disc(at(136, 114), 26))),
  ],
  coupon: [
    layer(SAGE, without(box(36, 74, 204, 166, 16), union(disc(at(150, 74), 13), disc(at(150, 166), 13)))),
    layer(CREAM, ...[94, 110, 126, 142].map((y) => line(150, y, 150, y + 5, 4))),
    layer(CREAM, line(60, 102, 122, 102, 9), line(60, 126, 104, 126, 7)),
    layer(DEEP, disc(at(176, 120), 11)),
  ],
  mending: [
    layer(SAGE, disc(at(112, 128), 62)),
    layer(DEEP, without(disc(at(112, 128), 50), disc(at(112, 128), 46))),
    layer(CREAM, ...[at(96, 112), at(128, 112), at(96, 144), at(128, 144)].map((hole) => disc(hole, 9))),
    layer(CLAY, line(96, 112, 128, 144, 6), line(128, 112, 96, 144, 6)),
    layer(DEEP, line(148, 90, 204, 34, 7)),
    layer(CREAM, line(196, 42, 200, 38, 3)),
  ],
  sock: [
    layer(COTTON, box(82, 40, 142, 150, 14), line(112, 158, 172, 172, 58)),
    layer(SAGE, box(82, 40, 142, 66, 10), overlap(line(112, 158, 172, 172, 58), box(160, 120, 220, 220, 4))),
    layer(DEEP, line(90, 82, 134, 82, 5), line(90, 96, 134, 96, 5)),
  ],
  towel: [
    layer(COTTON, box(44, 132, 196, 186, 26)),
    layer(SAGE, box(52, 88, 188, 142, 26)),
    layer(CREAM, box(60, 46, 180, 98, 25)),
    layer(DEEP, line(76, 115, 164, 115, 5)),
    layer(CLAY, line(70, 160, 170, 160, 5)),
    layer(SAGE, line(84, 72, 156, 72, 5)),
  ],
  bag: [
    layer(DEEP, without(box(84, 36, 156, 130, 34), box(96, 48, 144, 130, 24))),
    layer(COTTON, box(54, 86, 186, 200, 18)),
    layer(SAGE, disc(at(104, 142), 17), disc(at(136, 142), 17), disc(at(120, 124), 17)),
    layer(DEEP, line(120, 150, 120, 174, 6)),
  ],
  scent: [
    layer(DEEP, line(112, 104, 84, 34, 5), line(120, 104, 122, 28, 5), line(128, 104, 160, 38, 5)),
    layer(COTTON, box(100, 92, 140, 118, 8)),
    layer(SAGE, box(78, 110, 162, 204, 22)),
    layer(CREAM, box(94, 138, 146, 180, 8)),
    layer(CLAY, disc(at(120, 159), 10)),
  ],
  cream: [
    layer(COTTON, overlap(box(84, 40, 156, 176, 14), turned(box(70, 20, 170, 180, 10), at(120, 100), 0))),
    layer(SAGE, box(84, 40, 156, 70, 8)),
    layer(DEEP, box(96, 172, 144, 206, 10)),
    layer(SAGE, disc(at(110, 118), 12), disc(at(130, 118), 12), disc(at(120, 104), 12)),
  ],
  pillow: [
    layer(COTTON, box(36, 72, 204, 172, 44)),
    layer(CREAM, box(50, 84, 190, 158, 36)),
    layer(SAGE, line(80, 108, 80, 136, 5), line(160, 108, 160, 136, 5)),
    layer(CLAY, disc(at(120, 121), 9)),
  ],
  blanket: [
    layer(SAGE, box(48, 56, 192, 186, 22)),
    layer(COTTON, overlap(box(48, 56, 192, 186, 22), turned(box(-20, 120, 260, 320, 4), at(120, 150), -22))),
    layer(DEEP, ...[72, 96, 120, 144, 168].map((x) => line(x, 186, x, 202, 5))),
    layer(CREAM, line(70, 84, 150, 84, 5), line(70, 100, 120, 100, 5)),
  ],
  bedding: [
    layer(DEEP, box(30, 60, 46, 196, 7), box(194, 104, 210, 196, 7)),
    layer(COTTON, box(40, 128, 200, 178, 14)),
    layer(CREAM, box(54, 96, 118, 140, 18)),
    layer(SAGE, box(96, 116, 204, 180, 18)),
    layer(CREAM, line(116, 138, 186, 138, 5), line(116, 156, 186, 156, 5)),
  ],
  tea: [
    layer(COTTON, box(70, 70, 170, 200, 18)),
    layer(DEEP, box(64, 46, 176, 82, 14)),
    layer(CREAM, box(84, 108, 156, 172, 10)),
    layer(SAGE, turned(overlap(disc(at(108, 140), 26), disc(at(136, 140), 26)), at(122, 140), 30)),
  ],
  cotton: [
    layer(DEEP, line(120, 150, 120, 208, 7), line(120, 178, 92, 158, 6), line(120, 178, 148, 158, 6)),
    layer(COTTON, disc(at(92, 118), 36), disc(at(148, 118), 36), disc(at(120, 86), 36), disc(at(120, 130), 36)),
    layer(CREAM, disc(at(104, 104), 18), disc(at(134, 96), 14)),
  ],
}
