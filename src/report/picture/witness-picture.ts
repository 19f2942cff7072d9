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

/** Characters of a line in a box, and lines of a box. */
const maxCharacters = 40
const maxLines = 4
/** Pixels between boxes, and between lanes. */
const gap = 36
const laneWidth = 112
const laneGap = 20

/** A box without its position. */
type Stop = Pick<Box, 'lines' | 'look' | 'title'>

function witnessDrawing(paths: readonly WitnessPath[]): Drawing {
  const lanes = paths.map(stopsOf)
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

function stopsOf({ hops, end, isLetThrough, by }: WitnessPath): Stop[] {
  const decider = by === undefined ? '' : ` by ${by}`
  const sign = isLetThrough ? '✓' : '✕'
  return [
    stop('client', ''),
    ...hops.map((hop) => stop(hop, '')),
    stop(`${sign} ${end}${decider}`, isLetThrough ? 'good' : 'bad'),
  ]
}

function stop(text: string, look: string): Stop {
  return { lines: textLines(text, maxCharacters, maxLines), look, title: text }
}
