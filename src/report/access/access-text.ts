import { shortNameList } from '../../core/join-words.ts'
import type { AccessAnswer, AccessChangeAnswer, MeshAccessAnswer } from '../../core/access-answer.ts'
import { groupBy } from '../../core/group.ts'
import type { RequestPlace } from '../../core/request-answer.ts'
import { meshName, placeWords } from '../egress/egress-words.ts'
import { inertOutput, line } from '../escape.ts'
import { unpainted, type Paint } from '../paint.ts'
import { sharedReasons, sharedReasonsTitle, type SharedReasons } from '../shared-reasons.ts'
import { accessVerdict, outcomeWords, changedRequests, witnessWords } from './access-words.ts'

/** The output if no mesh decides about requests. */
export const noAccessText = 'no mesh of the repository has a policy, a gateway or a route'

/** The requests that are decided differently from base, for a terminal. */
export function accessText({ meshes }: AccessAnswer, paint: Paint = unpainted): string {
  const reasons = sharedReasons(meshes.map(({ because }) => because))
  const blocks = [
    ...(meshes.length === 0
      ? [noAccessText]
      : meshes.map((mesh) => meshBlock(mesh, reasons, paint).join('\n'))),
    ...(reasons.shared.length > 0
      ? [[sharedReasonsTitle, ...reasons.shared.map((reason) => `    ${line(reason)}`)].join('\n')]
      : []),
  ]
  return inertOutput(`${blocks.join('\n\n')}\n`)
}

const verdictColours = { equal: 'green', 'nothing-new': 'green', new: 'red', unknown: 'yellow' } as const

function meshBlock(mesh: MeshAccessAnswer, reasons: SharedReasons, paint: Paint): string[] {
  const { verdict, because, changes, added } = mesh
  return [
    paint('bold', line(meshName(mesh))),
    ...changeGroups(changes).flatMap((group) => groupLines(group, paint)),
    ...added.map((name) => `  new  ${line(name)}: compared with the decisions of base for its pods`),
    `  ${paint(verdictColours[verdict], line(accessVerdict(mesh)))}`,
    ...reasons
      .ofMesh(because)
      .map((reason) => `    ${verdict === 'unknown' ? '' : 'there may be more: '}${line(reason)}`),
  ]
}

/** Names in one line; the JSON has all of them. */
const maxNames = 6

/** Changes at the same place because of the same fields. */
function changeGroups(changes: readonly AccessChangeAnswer[]): AccessChangeAnswer[][] {
  const groups = groupBy(changes, ({ kind, entries, because, base, head, missing }) =>
    JSON.stringify([kind, entries, because.length > 0 ? because : [base.by, head.by], missing]),
  )
  return [...groups.values()]
}

function groupLines(group: readonly AccessChangeAnswer[], paint: Paint): string[] {
  const [first] = group
  const { kind, entries, because, missing, witness, base, head } = first!
  const by = because.length > 0 ? [...sideLine('because of', because)] : []
  const bySides = [...sideLine('in base by', base.by), ...sideLine('in head by', head.by)]
  return [
    `  ${paint(kind === 'opened' ? 'red' : 'cyan', kind)}  ${line(shortNameList(entries, maxNames))}`,
    ...group.map((change) => `    ${line(`${changedRequests(change)}: ${outcomeWords(change)}`)}`),
    ...(by.length > 0 ? by : bySides),
    `    ${paint('dim', line(`for example ${witnessWords(witness)}`))}`,
    ...missing.map((input) => `    depends on ${line(input)}`),
  ]
}

function sideLine(before: string, places: readonly RequestPlace[]): string[] {
  if (places.length === 0) return []
  const shown = places.map((place) => `${place.object} ${place.path} ${placeWords(place)}`)
  return [`    ${before} ${line(shortNameList(shown, maxNames))}`]
}
