import { shortNameList } from '../../core/join-words.ts'
import type {
  EgressAnswer,
  EgressChangeAnswer,
  EgressDifferenceAnswer,
  EgressGroup,
  ExitAnswer,
  MeshEgressAnswer,
  OutsideAllowlist,
} from '../../core/egress-answer.ts'
import type { RequestPlace } from '../../core/request-answer.ts'
import { code, inertOutput, plainMarkdown, prose } from '../escape.ts'
import {
  allowlistWords,
  anyHostWords,
  changedHandling,
  changeWord,
  destinationName,
  handlingWords,
  meshName,
  outsideName,
  placeWords,
  sharedUnread,
  unreadTitle,
  unreadWords,
  verdictWords,
} from './egress-words.ts'
import { sharedReasonsTitle, type SharedReasons } from '../shared-reasons.ts'
import { noMeshText } from './egress-text.ts'

/**
 * The outside hosts that pods reach, and the differences from base, as a page of Markdown: a section with tables for each
 * mesh, what could not be read, and mistakes of the allow-list. A text says so if there is no mesh.
 */
export function egressMarkdown(answer: EgressAnswer): string {
  const { meshes, allowlist } = answer
  const problems = allowlist.map(
    (problem) =>
      `- ${problem.severity}: ${prose(allowlistWords(problem))} (${code(`${problem.file}:${problem.line}`)})`,
  )
  const unread = unreadSection(answer.unread)
  const reasons = sharedUnread(answer)
  const sections = [
    ...(meshes.length === 0 ? [noMeshText] : []),
    ...(unread.length > 0 ? ['## Elsewhere', ...unread] : []),
    ...meshes.map((mesh) => meshSection(mesh, reasons)),
    ...(reasons.shared.length > 0 ? [`## ${sharedReasonsTitle}`, ...unreadSection(reasons.shared)] : []),
    ...(problems.length > 0 ? [problems.join('\n')] : []),
  ]
  return inertOutput(`${sections.join('\n\n')}\n`)
}

function meshSection(mesh: MeshEgressAnswer, reasons: SharedReasons): string {
  const { difference } = mesh
  return [
    `## ${plainMarkdown(meshName(mesh))}`,
    ...(difference ? [differenceSection(difference, reasons)] : unreadSection(reasons.ofMesh(mesh.unread))),
    ...outsideSection(mesh.outside ?? []),
    table(
      ['Who', 'Reaches', 'How', 'Declared by'],
      [
        ...mesh.shared.map((exit) => exitRow('all that import every host', exit)),
        ...mesh.groups.flatMap(groupRows),
      ],
    ),
  ].join('\n\n')
}

function unreadSection(unread: readonly string[]): string[] {
  const items = unreadWords({ unread }).map((text) => `- ${prose(text)}`)
  return items.length === 0 ? [] : [`**${unreadTitle}**`, items.join('\n')]
}

function outsideSection(outside: readonly OutsideAllowlist[]): string[] {
  if (outside.length === 0) return []
  const rows = outside.map((item) => [
    item.severity,
    item.port === null ? 'any host' : code(outsideName(item)),
    plainMarkdown(shortNameList(item.clients, maxNames)),
    item.missing.map(prose).join('<br>'),
    place(item.by),
  ])
  return [
    '**Outside of the allow-list**',
    table(['', 'Destination', 'For', 'Depends on', 'Because of'], rows),
  ]
}

function differenceSection(difference: EgressDifferenceAnswer, reasons: SharedReasons): string {
  const { because, anyHost, changes } = difference
  const rows = [
    ...anyHost.map((change) => [
      change.kind,
      'any host',
      plainMarkdown(shortNameList(change.clients, maxNames)),
      prose(anyHostWords(change)),
      place(change.by),
    ]),
    ...changes.map(changeRow),
  ]
  return [
    `**${plainMarkdown(verdictWords(difference))}**`,
    ...(because.length > 0
      ? [
          reasons
            .ofMesh(because)
            .map((reason) => `- ${prose(reason)}`)
            .join('\n'),
        ]
      : []),
    ...(rows.length > 0 ? [table(['', 'Destination', 'For', 'How', 'Because of'], rows)] : []),
  ].join('\n\n')
}

/** Names of pods in one cell; the JSON has all of them. */
const maxNames = 12

function changeRow(change: EgressChangeAnswer): string[] {
  const { before, after } = changedHandling(change)
  const sides = [before, after].map((words) => words.map(prose).join('<br>')).filter((text) => text !== '')
  const how = [sides.join('<br>→ '), ...change.missing.map((input) => `depends on ${prose(input)}`)]
  return [
    changeWord(change),
    code(destinationName(change)),
    plainMarkdown(shortNameList(change.clients, maxNames)),
    how.filter((text) => text !== '').join('<br>'),
    place(change.by),
  ]
}

function groupRows(group: EgressGroup): string[][] {
  const { clients, reachesShared, except, exits, anyHost, limits, missing } = group
  const who = plainMarkdown(shortNameList(clients, maxNames))
  const notes = [
    ...limits.map((limit) => `also limited by ${plainMarkdown(limit)}`),
    ...missing.map((input) => `depends on ${prose(input)}`),
  ].join('<br>')
  const exceptions = except.length === 0 ? '' : `, but for ${except.slice(0, maxNames).map(code).join(', ')}`
  const rows = [
    ...(anyHost ? [[who, 'any host', prose(anyHostWords(anyHost)), place(anyHost.by)]] : []),
    ...(reachesShared ? [[who, `what all reach${exceptions}`, '', '']] : []),
    ...exits.map((exit) => exitRow(who, exit)),
  ]
  const shown = rows.length > 0 ? rows : [[who, 'nothing outside', '', '']]
  return notes === '' ? shown : [...shown, [who, '', notes, '']]
}

function exitRow(who: string, exit: ExitAnswer): string[] {
  return [who, code(destinationName(exit)), prose(handlingWords(exit)), place(exit.by)]
}

function place(by: RequestPlace | null): string {
  return by ? code(placeWords(by)) : ''
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [row(header), row(header.map(() => '---')), ...rows.map(row)].join('\n')
}
