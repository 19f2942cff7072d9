import type { EgressGraph } from '../../core/report.ts'
import { meshName } from '../egress/egress-words.ts'
import { markup, type Markup } from '../html/markup.ts'
import { count } from '../words.ts'
import { inColumns } from './columns.ts'
import {
  arrowMarkup,
  boxMarkup,
  pictureMarkup,
  stackDrawings,
  textElementAt,
  textDrawing,
  type Drawing,
} from './drawing.ts'
import { clientTitle, destinationTitle, graphNodes, type Segment } from './egress-nodes.ts'
import { lineHeight, textWidth } from './labels.ts'

/**
 * A picture of egress as an `svg` element: from pods through gateways to hosts; new and removed arrows are marked.
 *
 * @param id unique on its page
 */
export function egressPicture(graph: EgressGraph, id: string): Markup {
  return pictureMarkup(egressDrawing(graph), {
    id,
    title: `What pods reach outside in ${meshName(graph)}`,
    description: egressDescription(graph),
  })
}

/** The drawing of a graph, with a legend and notes about what is not drawn. */
export function egressDrawing(graph: EgressGraph): Drawing {
  const nodes = graphNodes(graph)
  const { boxes, width, height } = inColumns(nodes.columns)
  const arrows = nodes.segments
    .toSorted((first, second) => ranks[first.change] - ranks[second.change])
    .map(({ from, to, mode, change }) =>
      arrowMarkup({ from: boxes.get(from)!, to: boxes.get(to)!, offset: offsets[mode] }, `${mode} ${change}`),
    )
  const drawn = { width, height, body: markup`${arrows}${[...boxes.values()].map(boxMarkup)}` }
  return stackDrawings(
    [drawn, ...legend(nodes.segments), ...restLines(graph).map((line) => textDrawing(line))],
    12,
  )
}

const offsets = { mediated: -4, any: 0, passthrough: 4 } as const satisfies Record<Segment['mode'], number>

/** Arrows with a higher rank are drawn over those with a lower one. */
const ranks = { none: 0, changed: 1, closed: 2, opened: 3 } as const satisfies Record<
  Segment['change'],
  number
>

/** A kind of arrow in a legend. */
interface LegendItem {
  readonly look: string
  readonly text: string
  readonly isFor: (segment: Segment) => boolean
}

/** The rows of the legend: differences, and how hosts are reached. */
const legendRows: readonly (readonly LegendItem[])[] = [
  [
    { look: 'opened', text: 'new', isFor: ({ change }) => change === 'opened' },
    { look: 'closed', text: 'no longer', isFor: ({ change }) => change === 'closed' },
    { look: 'changed', text: 'in another way', isFor: ({ change }) => change === 'changed' },
  ],
  [
    { look: 'mediated', text: 'proxies see requests', isFor: ({ mode }) => mode === 'mediated' },
    { look: 'passthrough', text: 'proxies see connections', isFor: ({ mode }) => mode === 'passthrough' },
    { look: 'any', text: 'any host passes', isFor: ({ mode }) => mode === 'any' },
  ],
]

/** Pixels of a sample of an arrow. */
const sampleWidth = 44

/** The rows of the legend that apply to a picture. */
function legend(segments: readonly Segment[]): Drawing[] {
  return legendRows
    .map((row) => row.filter(({ isFor }) => segments.some(isFor)))
    .filter((row) => row.length > 0)
    .map(legendRow)
}

function legendRow(items: readonly LegendItem[]): Drawing {
  let x = 0
  const shown = items.map(({ look, text }) => {
    const ends = {
      from: { x, y: 0, width: 0, height: lineHeight },
      to: { x: x + sampleWidth, y: 0, height: lineHeight },
    }
    const sample = markup`${arrowMarkup(ends, look)}${textElementAt(x + sampleWidth + 8, lineHeight - 4, text, 'note')}`
    x += sampleWidth + textWidth([text]) + 32
    return sample
  })
  return { width: x, height: lineHeight, body: markup`${shown}` }
}

function restLines({ hidden, isWhole }: EgressGraph): string[] {
  return [
    ...(hidden > 0 ? [`${count(hidden, 'more arrow')} ${hidden === 1 ? 'is' : 'are'} not drawn`] : []),
    ...(isWhole ? [] : ['hosts that the change cannot affect are not drawn']),
  ]
}

/** Limit on the arrows in a description. */
const maxDescribed = 20

function egressDescription(graph: EgressGraph): string {
  const { arrows } = graph
  const differing = arrows.filter(({ change }) => change !== 'none')
  const sentences = differing
    .slice(0, maxDescribed)
    .map((arrow) => `${clientTitle(graph, arrow.from)}: ${verbs[arrow.change]} ${destinationTitle(arrow)}.`)
  const hidden = differing.length - sentences.length
  const equalArrows = arrows.length - differing.length
  return [
    ...sentences,
    ...(hidden > 0 ? [`${count(hidden, 'more arrow')} ${hidden === 1 ? 'differs' : 'differ'}.`] : []),
    ...(equalArrows > 0
      ? [`${count(equalArrows, 'arrow')} ${equalArrows === 1 ? 'is' : 'are'} as in base.`]
      : []),
    ...graph.clients.flatMap(({ notes = [] }, index) =>
      notes.length === 0 ? [] : [`${clientTitle(graph, index)}: ${notes.join('; ')}.`],
    ),
  ].join(' ')
}

const verbs = {
  none: 'reaches',
  opened: 'newly reaches',
  closed: 'no longer reaches',
  changed: 'reaches in another way',
} as const satisfies Record<Segment['change'], string>
