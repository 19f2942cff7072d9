import { shortNameList } from '../../core/join-words.ts'
import type { AccessAnswer, AccessChangeAnswer, MeshAccessAnswer } from '../../core/access-answer.ts'
import type { RequestPlace } from '../../core/request-answer.ts'
import { meshName, placeWords } from '../egress/egress-words.ts'
import { code, inertOutput, plainMarkdown, prose } from '../escape.ts'
import { sharedReasons, sharedReasonsTitle, type SharedReasons } from '../shared-reasons.ts'
import { noAccessText } from './access-text.ts'
import { accessVerdict, outcomeWords, changedRequests, witnessWords } from './access-words.ts'

/**
 * The requests that are decided differently from base, in Markdown: for each mesh a heading, the verdict, its reasons and a
 * table of the changes, if any. Without meshes one sentence says so (`noAccessText`).
 */
export function accessMarkdown({ meshes }: AccessAnswer): string {
  const reasons = sharedReasons(meshes.map(({ because }) => because))
  const sections = [
    ...(meshes.length === 0 ? [noAccessText] : meshes.map((mesh) => meshSection(mesh, reasons))),
    ...(reasons.shared.length > 0 ? [`**${sharedReasonsTitle}**`, list(reasons.shared)] : []),
  ]
  return inertOutput(`${sections.join('\n\n')}\n`)
}

function meshSection(mesh: MeshAccessAnswer, reasons: SharedReasons): string {
  const { because, changes, added } = mesh
  return [
    `## ${plainMarkdown(meshName(mesh))}`,
    `**${plainMarkdown(accessVerdict(mesh))}**`,
    ...(because.length > 0 ? [list(reasons.ofMesh(because))] : []),
    ...(changes.length > 0 ? [changeTable(changes)] : []),
    ...(added.length > 0 ? [`New workloads: ${added.map(plainMarkdown).join(', ')}`] : []),
  ].join('\n\n')
}

function list(texts: readonly string[]): string {
  return texts.map((text) => `- ${prose(text)}`).join('\n')
}

/** Names in one cell; the JSON has all of them. */
const maxNames = 6

function changeTable(changes: readonly AccessChangeAnswer[]): string {
  const rows = changes.map((change) => [
    change.kind,
    plainMarkdown(shortNameList(change.entries, maxNames)),
    [
      `${prose(changedRequests(change))}: ${prose(outcomeWords(change))}`,
      ...change.missing.map(dependence),
    ].join('<br>'),
    code(witnessWords(change.witness)),
    (change.because.length > 0
      ? placeCells('', change.because)
      : [...placeCells('base: ', change.base.by), ...placeCells('head: ', change.head.by)]
    ).join('<br>'),
  ])
  const header = ['', 'Where', 'Requests', 'For example', 'Because of']
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function dependence(input: string): string {
  return `depends on ${prose(input)}`
}

function placeCells(side: string, places: readonly RequestPlace[]): string[] {
  return places.slice(0, maxNames).map((place) => `${side}${code(`${place.object} ${placeWords(place)}`)}`)
}
