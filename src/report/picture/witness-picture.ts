import type { Witness, WitnessPath } from '../../core/report.ts'
import { markup, type Markup } from '../html/markup.ts'
import {
  arrowMarkup,
  boxMarkup,
  boxSize,
  pictureMarkup,
  textElementAt,
  type Box,
  type Drawing,
} from './drawing.ts'
import { textLines } from './labels.ts'

/** The path of a request through proxies, before and after merging: where it ends, and which object decides that. */
export function witnessPicture(witness: Witness, id: string): Markup {
  const { request, base, head } = witness
  const description = `${laneNames[0]}: ${pathWords(base)}. ${laneNames[1]}: ${pathWords(head)}.`
  return pictureMarkup(witnessDrawing([base, head]), {
    id,
    title: `The path of ${request}`,
    description,
  })
}

const laneNames = ['Before', 'After merging'] as const

function pathWords({ hops, end, by }: WitnessPath): string {
  return ['client', ...hops, `${end}${by === undefined ? '' : ` by ${by}`}`].join(', ')
}

/** Pixels that a list of the page has for a picture, in a window of at least 1,280 pixels. A wider picture is scrolled. */
const pageWidth = 1080
/** Characters of a line in a box: the first with which the picture fits on the page, else the last. */
const lineLengths = [40, 32, 23] as const
/** Characters of a box. */
const maxCharacters = 160
/** Pixels between boxes, and between lanes. */
const gap = 36
const laneWidth = 112
const laneGap = 20

/** A box without its position. */
type Stop = Pick<Box, 'lines' | 'look' | 'title'>

function witnessDrawing(paths: readonly WitnessPath[]): Drawing {
  const drawings = lineLengths.map((lineLength) =>
    lanesDrawing(paths.map((path) => stopsOf(path, lineLength))),
  )
  return drawings.find(({ width }) => width <= pageWidth) ?? drawings.at(-1)!
}

function lanesDrawing(lanes: readonly (readonly Stop[])[]): Drawing {
  const columns = Math.max(...lanes.map(({ length }) => length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lanes.flatMap((stops) => (stops[column] ? boxSize(stops[column].lines).width : []))),
  )
  const xOf = (column: number): number =>
    laneWidth + widths.slice(0, column).reduce((sum, width) => sum + width + gap, 0)
  let y = 1
  const drawn = lanes.map((stops, index) => {
    const height = Math.max(...stops.map(({ lines }) => boxSize(lines).height))
    const boxes = stops.map((stop, column): Box => {
      const size = boxSize(stop.lines)
      return { ...stop, ...size, x: xOf(column), y: y + (height - size.height) / 2, width: widths[column]! }
    })
    const shown = laneMarkup(laneNames[index]!, boxes, y + height / 2)
    y += height + laneGap
    return shown
  })
  return { width: xOf(columns) - gap + 1, height: y - laneGap + 1, body: markup`${drawn}` }
}

function laneMarkup(name: string, boxes: readonly Box[], middle: number): Markup {
  const arrows = boxes
    .slice(1)
    .map((to, index) => arrowMarkup({ from: boxes[index]!, to }, to.look === 'bad' ? 'stopped' : ''))
  return markup`${textElementAt(0, middle + 4, name, 'lane')}${arrows}${boxes.map(boxMarkup)}`
}

function stopsOf({ hops, end, isLetThrough, by }: WitnessPath, lineLength: number): Stop[] {
  const decider = by === undefined ? '' : ` by ${by}`
  const sign = isLetThrough ? '✓' : '✕'
  const stop = (text: string, look = ''): Stop => {
    const lines = textLines(text, lineLength, Math.ceil(maxCharacters / lineLength))
    return { lines, look, title: text }
  }
  return [
    stop('client'),
    ...hops.map((hop) => stop(hop)),
    stop(`${sign} ${end}${decider}`, isLetThrough ? 'good' : 'bad'),
  ]
}
