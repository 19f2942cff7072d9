import type { EgressAnswer, MeshEgressAnswer } from '../../core/egress-answer.ts'
import type { EgressGraph } from '../../core/report.ts'
import { inertOutput } from '../escape.ts'
import { pictureCss } from '../html/assets.ts'
import { markup } from '../html/markup.ts'
import { pictureMarkup, stackDrawings, textDrawing, type Drawing } from '../picture/drawing.ts'
import { egressDrawing } from '../picture/egress-picture.ts'
import { noMeshText } from './egress-text.ts'
import { meshName, unreadTitle, unreadWords, verdictWords, type Unread } from './egress-words.ts'

/**
 * The text of an SVG file with what pods reach outside, one mesh below another; without meshes it says that there are none.
 *
 * @param graphOf the graph of a mesh of the answer
 */
export function egressSvg(answer: EgressAnswer, graphOf: (mesh: MeshEgressAnswer) => EgressGraph): string {
  const { meshes } = answer
  const content = stackDrawings(
    [
      ...(meshes.length === 0 ? [textDrawing(noMeshText)] : []),
      ...unreadDrawings(answer),
      ...meshes.map((mesh) => meshDrawing(mesh, graphOf(mesh))),
    ],
    meshGap,
  )
  const { html } = pictureMarkup(withMargin(content), {
    id: 'egress',
    title: 'What pods reach outside',
    description: meshes.map(meshName).join(', '),
  })
  const [, start, rest] = /^(<svg [^>]*>)(.*)$/s.exec(html)!
  return inertOutput(
    `${start}<style>${colours}${pictureCss}</style>${rest}\n`.replace(/[\ufffe\uffff]/g, '\ufffd'),
  )
}

/** Pixels between meshes, and around all of them. */
const meshGap = 36
const margin = 16

function meshDrawing(mesh: MeshEgressAnswer, graph: EgressGraph): Drawing {
  const { difference } = mesh
  const verdict = difference ? [verdictWords(difference), ...difference.because] : []
  return stackDrawings(
    [
      textDrawing(meshName(mesh), 'heading'),
      egressDrawing(graph),
      ...verdict.map((words) => textDrawing(words)),
      ...(difference ? [] : unreadDrawings(mesh)),
    ],
    12,
  )
}

function unreadDrawings(answer: Unread): Drawing[] {
  const words = unreadWords(answer)
  return words.length === 0 ? [] : [`${unreadTitle}:`, ...words].map((text) => textDrawing(text))
}

/** Adds a margin and a background, so that the text is readable on a page of any colour. */
function withMargin({ width, height, body }: Drawing): Drawing {
  const [outerWidth, outerHeight] = [width + 2 * margin, height + 2 * margin]
  return {
    width: outerWidth,
    height: outerHeight,
    body: markup`<rect class="ground" x="0" y="0" width="${outerWidth}" height="${outerHeight}"/><g transform="translate(${margin} ${margin})">${body}</g>`,
  }
}

/** The colours of the HTML report. */
const colours = `
svg { --mono: ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace; --card: #ffffff; --sunken: #f3f5f8; --line: #d5dbe3; --text: #17202b; --muted: #52606f; --bad: #b3261e; --bad-fill: #fdecea; --warn: #7d4e00; --warn-fill: #fff4d9; --note: #1d4f9c; --note-fill: #e6f0fd; --good: #16692f; --good-fill: #e3f6e8; }
@media (prefers-color-scheme: dark) { svg { --card: #171c23; --sunken: #10151b; --line: #2d3641; --text: #e4e9ef; --muted: #a3b0be; --bad: #ff9c92; --bad-fill: #3a1714; --warn: #f3c15c; --warn-fill: #33260a; --note: #95c3ff; --note-fill: #12263f; --good: #7fd696; --good-fill: #10301b; } }
.ground { fill: var(--card); }
`
