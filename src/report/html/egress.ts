import type { EgressGraph, Report } from '../../core/report.ts'
import { meshName } from '../egress/egress-words.ts'
import { egressPicture } from '../picture/egress-picture.ts'
import { markup, noMarkup, type Markup } from './markup.ts'

/** Limit on pictures; the JSON report has all graphs. */
const maxPictures = 12

/** Who reaches which hosts outside, in each mesh in which that differs. */
export function egressView({ egressGraphs = [] }: Report): Markup {
  if (egressGraphs.length === 0) return noMarkup
  const hidden = egressGraphs.length - maxPictures
  return markup`<section id="egress" aria-labelledby="egress-title">
<h2 id="egress-title">What pods reach outside</h2>
${egressGraphs.slice(0, maxPictures).map(graphView)}
${hidden > 0 ? markup`<p>… and ${hidden} more ${hidden === 1 ? 'mesh' : 'meshes'}, see the JSON report</p>` : noMarkup}
</section>`
}

function graphView(graph: EgressGraph, index: number): Markup {
  const name = meshName(graph)
  return markup`<h3>${name}</h3>
<div class="wide" tabindex="0" role="group" aria-label="What pods reach outside in ${name}">${egressPicture(graph, `egress-${index + 1}`)}</div>
`
}
