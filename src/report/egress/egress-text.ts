import type {
  EgressAnswer,
  EgressChangeAnswer,
  EgressDifferenceAnswer,
  EgressGroup,
  ExitAnswer,
  MeshEgressAnswer,
} from '../../core/egress-answer.ts'
import { inertOutput, line } from '../escape.ts'
import { unpainted, type Paint } from '../paint.ts'
import {
  anyHostWords,
  changedHandling,
  changeWord,
  destinationName,
  handlingWords,
  meshName,
  placeWords,
  someNames,
  verdictWords,
} from './egress-words.ts'

/** What pods reach outside, and what differs from base, for a terminal. */
export function egressText({ meshes }: EgressAnswer, paint: Paint = unpainted): string {
  if (meshes.length === 0) return `${noMesh}\n`
  return inertOutput(`${meshes.map((mesh) => meshLines(mesh, paint).join('\n')).join('\n\n')}\n`)
}

/** What is said where no mesh has anything about hosts outside. */
export const noMesh = 'no mesh of the repository declares, routes or limits what is called outside'

function meshLines(mesh: MeshEgressAnswer, paint: Paint): string[] {
  const { difference } = mesh
  return [
    paint('bold', line(meshName(mesh))),
    ...(mesh.shared.length > 0 ? ['  all that import every host', ...exitLines(mesh.shared, paint)] : []),
    ...mesh.groups.flatMap((group) => groupLines(group, paint)),
    ...(difference ? differenceLines(difference, paint) : []),
  ]
}

function groupLines(group: EgressGroup, paint: Paint): string[] {
  const { clients, reachesShared, except, exits, anyHost, limits, missing } = group
  const own = except.length === 0 ? '' : `, but for ${someNames(except, maxNames)}`
  const also = reachesShared ? [`    what all reach${own}`] : []
  const none = !reachesShared && exits.length === 0 && !anyHost ? ['    nothing outside'] : []
  return [
    `  ${paint('cyan', line(someNames(clients, maxNames)))}`,
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

function differenceLines(difference: EgressDifferenceAnswer, paint: Paint): string[] {
  const { verdict, because, anyHost, changes } = difference
  const colour = verdict === 'nothing-new' ? 'green' : verdict === 'new' ? 'red' : 'yellow'
  return [
    '  against base',
    ...anyHost.map(
      (change) =>
        `    ${change.kind}  any host for ${line(someNames(change.clients, maxNames))}: ${line(anyHostWords(change))}${dim(placeWords(change.by), paint)}`,
    ),
    ...changes.flatMap((change) => changeLines(change, paint)),
    `    ${paint(colour, line(verdictWords(difference)))}`,
    ...because.map((reason) => `      ${verdict === 'new' ? 'there may be more: ' : ''}${line(reason)}`),
  ]
}

function changeLines(change: EgressChangeAnswer, paint: Paint): string[] {
  const { clients, missing, by } = change
  const { before, after } = changedHandling(change)
  const title = `${changeWord(change)}  ${destinationName(change)} for ${someNames(clients, maxNames)}`
  return [
    `    ${line(title)}${dim(placeWords(by), paint)}`,
    ...before.map((text) => `      - ${line(text)}`),
    ...after.map((text) => `      + ${line(text)}`),
    ...missing.map((input) => `      depends on ${line(input)}`),
  ]
}
