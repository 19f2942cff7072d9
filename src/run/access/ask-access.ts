import type { AccessAnswer, AccessChangeAnswer, MeshAccessAnswer } from '../../core/access-answer.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import { oncePerText } from '../../core/once-per.ts'
import { accessDifference, type AccessComparison } from '../../effect/access/access-difference.ts'
import { secretFinder } from '../../inspect/known-secrets.ts'
import { maskedSentence } from '../../inspect/masking.ts'
import type { Mesh } from '../../model/mesh.ts'
import { maskedTexts } from '../../secrets/masked-texts.ts'
import { meshesByName } from '../meshes-by-name.ts'
import { openTrees, type RenderedMeshes } from '../open-trees.ts'
import type { RunInput } from '../run-input.ts'
import { unreadInMesh, unreadInTree, readingChangeTexts } from '../unread.ts'
import { verdictOnAccess } from './verdict-on-access.ts'
import { accessChangeAnswers } from './change-answers.ts'

/**
 * Compares the access of each mesh of head with that of base. If one side has no such mesh, the answer states that and
 * proves nothing. Throws `UsageError` for an invalid configuration or environment.
 * @param input with a base
 */
export async function askAccess(input: RunInput): Promise<AccessAnswer> {
  const trees = await openTrees(input)
  const head = await trees.meshesOf(trees.head)
  const base = await trees.meshesOf(trees.base ?? trees.head)
  const [inHead, inBase] = [meshesByName(head), meshesByName(base)]
  const meshes: MeshAccessAnswer[] = []
  for (const name of new Set([...inHead.keys(), ...inBase.keys()])) {
    const [mesh, before] = [inHead.get(name), inBase.get(name)]
    if (![mesh, before].some((side) => side && isAboutAccess(side))) continue
    meshes.push(await meshAnswer({ head, base, mesh, before }, input))
  }
  return { meshes }
}

/** A mesh of head, and the mesh of the same place in base. One of them may be missing. */
interface ComparedMesh {
  readonly head: RenderedMeshes
  readonly base: RenderedMeshes
  readonly mesh: Mesh | undefined
  readonly before: Mesh | undefined
}

async function meshAnswer(comparedMesh: ComparedMesh, input: RunInput): Promise<MeshAccessAnswer> {
  const { head, base, mesh, before } = comparedMesh
  const { environment, targets } = (mesh ?? before)!
  const difference = mesh && before ? accessDifference(mesh, before) : notCompared(mesh ? 'base' : 'head')
  const unread = [
    ...[head, base].flatMap(({ tree }) => unreadInTree(tree)),
    ...(mesh ? unreadInMesh(mesh, head) : []),
    ...(before ? unreadInMesh(before, base) : []),
    ...readingChangeTexts(head.tree, base.tree, input.options.configFile),
  ]
  // What is not read or known is the same in two trees of the same files.
  const because = input.isUnchanged()
    ? []
    : [...new Set([...unread, ...difference.reservations])].map(withoutStandIns)
  const changes = await accessChangeAnswers(difference, { head: head.tree, base: base.tree }, input.host)
  return {
    environment,
    targets: targets.map(({ id }) => id),
    verdict: verdictOnAccess(difference, because),
    because,
    changes: withoutSecrets(changes, { head, base, mesh, before }),
    added: difference.added.map(withoutStandIns),
    routes: [...new Set(difference.routes.map(withoutStandIns))],
  }
}

/** Masks values that policies compare, such as headers, if they are secrets of the files and objects of a mesh. */
function withoutSecrets(
  changes: readonly AccessChangeAnswer[],
  { head, base, mesh, before }: ComparedMesh,
): readonly AccessChangeAnswer[] {
  const sources = [head, base].map(({ tree }) => tree.sources)
  const targets = [mesh, before].flatMap((side) => side?.targets ?? [])
  const find = secretFinder(
    sources,
    targets.map(({ id }) => id),
  )
  const hidden = { find, words: new Set<string>() }
  const { mask } = head.tree.sources
  return maskedTexts(
    changes,
    oncePerText((text) => maskedSentence(text, hidden, mask)),
  )
}

function notCompared(missingSide: 'base' | 'head'): AccessComparison {
  const reservations = [`${missingSide} has no such mesh`]
  return { changes: [], compared: 0, undecided: [], reservations, added: [], routes: [] }
}

/** True if objects of a mesh decide who gets in. */
function isAboutAccess(mesh: Mesh): boolean {
  const kinds = [
    ...(['AuthorizationPolicy', 'RequestAuthentication', 'PeerAuthentication', 'Gateway'] as const),
    ...(['KubernetesGateway', 'VirtualService', 'EnvoyFilter', 'WasmPlugin'] as const),
    ...(['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute'] as const),
  ] as const
  return kinds.some((kind) => mesh.ofKind(kind).length > 0)
}
