import { shortNameList } from '../../core/join-words.ts'
import type {
  AllowlistProblem,
  EgressAnswer,
  EgressChangeAnswer,
  EgressDifferenceAnswer,
  EgressGroup,
  ExitAnswer,
  MeshEgressAnswer,
  OutsideAllowlist,
} from '../../core/egress-answer.ts'
import { inertOutput, line } from '../escape.ts'
import { unpainted, type Paint } from '../paint.ts'
import { sharedReasonsTitle, type SharedReasons } from '../shared-reasons.ts'
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

/** The outside hosts that pods reach, and the differences from base, for a terminal. */
export function egressText(answer: EgressAnswer, paint: Paint = unpainted): string {
  const { meshes, allowlist } = answer
  const unread = unreadLines(answer.unread, paint)
  const reasons = sharedUnread(answer)
  const blocks = [
    ...(meshes.length === 0 ? [noMeshText] : []),
    ...(unread.length > 0 ? [['elsewhere', ...unread].join('\n')] : []),
    ...meshes.map((mesh) => meshLines(mesh, reasons, paint).join('\n')),
    ...(reasons.shared.length > 0
      ? [[sharedReasonsTitle, ...unreadLines(reasons.shared, paint)].join('\n')]
      : []),
    ...(allowlist.length > 0 ? [allowlist.map((problem) => problemLine(problem, paint)).join('\n')] : []),
  ]
  return inertOutput(`${blocks.join('\n\n')}\n`)
}

function problemLine(problem: AllowlistProblem, paint: Paint): string {
  const { severity, file, line: number } = problem
  return `${paint(colours[severity], severity)}  ${line(allowlistWords(problem))}${dim(`${file}:${number}`, paint)}`
}

const colours = { error: 'red', warning: 'yellow' } as const

/** The output if no mesh has anything about outside hosts. */
export const noMeshText = 'no mesh of the repository declares, routes or limits calls of outside hosts'

function meshLines(mesh: MeshEgressAnswer, reasons: SharedReasons, paint: Paint): string[] {
  const { difference } = mesh
  return [
    paint('bold', line(meshName(mesh))),
    ...(mesh.shared.length > 0 ? ['  all that import every host', ...exitLines(mesh.shared, paint)] : []),
    ...mesh.groups.flatMap((group) => groupLines(group, mesh.unread.length > 0, paint)),
    ...(difference
      ? differenceLines(difference, reasons, paint)
      : unreadLines(reasons.ofMesh(mesh.unread), paint)),
    ...outsideLines(mesh.outside ?? [], paint),
  ]
}

function outsideLines(outside: readonly OutsideAllowlist[], paint: Paint): string[] {
  const lines = outside.flatMap((item) => [
    `    ${paint(colours[item.severity], item.severity)}  ${line(`${outsideName(item)} for ${shortNameList(item.clients, maxNames)}`)}${dim(placeWords(item.by), paint)}`,
    ...item.missing.map((input) => `      depends on ${line(input)}`),
  ])
  return lines.length === 0 ? [] : ['  outside of the allow-list', ...lines]
}

/** The unread inputs; with a base they follow the verdict. */
function unreadLines(unread: readonly string[], paint: Paint): string[] {
  const words = unreadWords({ unread }).map((text) => `    ${line(text)}`)
  return words.length === 0 ? [] : [`  ${paint('yellow', unreadTitle)}`, ...words]
}

function groupLines(group: EgressGroup, isIncomplete: boolean, paint: Paint): string[] {
  const { clients, reachesShared, except, exits, anyHost, limits, missing } = group
  const exceptions = except.length === 0 ? '' : `, but for ${shortNameList(except, maxNames)}`
  const also = reachesShared ? [`    what all reach${exceptions}`] : []
  const noExits = isIncomplete ? '    nothing outside by what was read' : '    nothing outside'
  const none = !reachesShared && exits.length === 0 && !anyHost ? [noExits] : []
  return [
    `  ${paint('cyan', line(shortNameList(clients, maxNames)))}`,
    ...(anyHost
      ? [
          `    ${paint('yellow', 'any host')}: ${line(anyHostWords(anyHost))}${dim(placeWords(anyHost.by), paint)}`,
        ]
      : []),
    ...also,
    ...exitLines(exits, paint),
    ...none,
    ...limits.map((limit) => `    also limited by ${line(limit)}`),
    ...missing.map((input) => `    depends on ${line(input)}`),
  ]
}

/** Names of pods in one line; the JSON has all of them. */
const maxNames = 12

function exitLines(exits: readonly ExitAnswer[], paint: Paint): string[] {
  return exits.map(
    (exit) =>
      `    ${line(destinationName(exit))}  ${line(handlingWords(exit))}${dim(placeWords(exit.by), paint)}`,
  )
}

function dim(text: string, paint: Paint): string {
  return text === '' ? '' : paint('dim', `  ${line(text)}`)
}

function differenceLines(difference: EgressDifferenceAnswer, reasons: SharedReasons, paint: Paint): string[] {
  const { verdict, because, anyHost, changes } = difference
  const colour = verdict === 'nothing-new' ? 'green' : verdict === 'new' ? 'red' : 'yellow'
  return [
    '  against base',
    ...anyHost.map(
      (change) =>
        `    ${change.kind}  any host for ${line(shortNameList(change.clients, maxNames))}: ${line(anyHostWords(change))}${dim(placeWords(change.by), paint)}`,
    ),
    ...changes.flatMap((change) => changeLines(change, paint)),
    `    ${paint(colour, line(verdictWords(difference)))}`,
    ...reasons.ofMesh(because).map((reason) => `      ${line(reason)}`),
  ]
}

function changeLines(change: EgressChangeAnswer, paint: Paint): string[] {
  const { clients, missing, by } = change
  const { before, after } = changedHandling(change)
  const title = `${changeWord(change)}  ${destinationName(change)} for ${shortNameList(clients, maxNames)}`
  return [
    `    ${line(title)}${dim(placeWords(by), paint)}`,
    ...before.map((text) => `      - ${line(text)}`),
    ...after.map((text) => `      + ${line(text)}`),
    ...missing.map((input) => `      depends on ${line(input)}`),
  ]
}
