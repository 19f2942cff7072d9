import {
  delegateName,
  hasHosts,
  httpRoutesOf,
  rootsOfDelegate,
  type LostRoute,
} from '../../istio/routing/delegated-routes.ts'
import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace, mayHaveUnseenObjects } from '../../model/presence.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'unknown-delegate' | 'no-delegate' | 'not-exported' | 'match-conflict'

export const delegate = defineRule({
  id: 'routing/delegate',
  codes: ['unknown-delegate', 'no-delegate', 'not-exported', 'match-conflict'],
  severity: 'error',
  summary: 'A route that Istio leaves out because of its delegate.',
  why: 'Istio merges the routes of a delegate into the VirtualService that names it. It silently leaves out a route whose delegate is missing, has hosts of its own or is not exported to its namespace, and a route of the delegate whose `match` is not narrower than that of the root: requests get a 404, or fall to the next route.',
  fix: 'Correct `delegate.name` and `delegate.namespace`, export the delegate to the namespace of the root, and give each match of the delegate a path that begins with that of the root (no `regex` on both sides).',
  fromAbsence: 'warning',
  across: {
    *VirtualService(virtualService, mesh) {
      for (const lost of httpRoutesOf(mesh, virtualService).lost)
        if (lost.defect !== 'conflict') yield* lostRoute(virtualService, lost, mesh)
      if (!hasHosts(virtualService)) yield* conflicts(virtualService, mesh)
    },
  },
})

function* lostRoute(virtualService: Manifest, lost: LostRoute, mesh: Mesh): Generator<Problem<Code>> {
  const node = lost.root.at('delegate', 'name')
  const named = lost.virtualService
  if (lost.defect === 'not-exported') yield* notExported(virtualService, node, named!)
  else if (named) yield noDelegate(node, named)
  else if (isMissing(virtualService, lost.root, mesh)) yield unknown(virtualService, lost.root, mesh)
}

function* notExported(virtualService: Manifest, node: Node, named: Manifest): Generator<Problem<Code>> {
  const exportTo = named.spec.get('exportTo')
  if (!hasStatedNamespace(virtualService) || exportTo.items().some((item) => item.isUnfilled)) return
  yield {
    code: 'not-exported',
    node,
    message: `VirtualService ${quote(nameOf(named))} is not exported to ${quote(virtualService.namespace)}: Istio leaves out this route; add the namespace to its \`exportTo\``,
    related: [{ node: exportTo, note: 'where the delegate is visible' }],
  }
}

function noDelegate(node: Node, named: Manifest): Problem<Code> {
  return {
    code: 'no-delegate',
    node,
    message: `VirtualService ${quote(nameOf(named))} has hosts, so it is no delegate: Istio leaves out this route; remove its \`hosts\``,
    related: [{ node: named.spec.get('hosts'), note: 'a delegate has none' }],
  }
}

function unknown(virtualService: Manifest, root: Node, mesh: Mesh): Problem<Code> {
  const { namespace, name } = delegateName(virtualService, root)
  const [namesake] = virtualServicesByName(mesh).get(name) ?? []
  const hint = namesake ? `; there is ${quote(nameOf(namesake))}: set \`delegate.namespace\`` : ''
  return {
    code: 'unknown-delegate',
    node: root.at('delegate', 'name'),
    message: `no VirtualService ${quote(`${namespace}/${name}`)} exists: Istio leaves out this route${hint}`,
    ...(!namespacesOfDelegates(mesh).has(namespace) && likelyWarning),
  }
}

/** Where no file has a delegate in the namespace, delegates may come from elsewhere, such as from a controller. */
const likelyWarning = { severity: 'warning', confidence: 'likely' } as const

/**
 * True if no file may have the delegate: its namespace is known and has VirtualServices here, and no other file and no object
 * whose namespace is unknown has its name.
 */
function isMissing(virtualService: Manifest, root: Node, mesh: Mesh): boolean {
  const { namespace, name } = delegateName(virtualService, root)
  if (name === '' || isUnfilled(name) || !hasStatedNamespace({ namespace })) return false
  if (!namespaces(mesh).has(namespace) || mayHaveUnseenObjects(mesh, { namespace })) return false
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].every(
    (candidate) =>
      candidate.find('VirtualService', namespace, name) === undefined &&
      (virtualServicesByName(candidate).get(name) ?? []).every(hasStatedNamespace) &&
      !hasUnfilledName(candidate),
  )
}

const virtualServicesByName = derived(['VirtualService'], (mesh) =>
  groupBy(mesh.ofKind('VirtualService'), ({ name }) => name),
)

const namespaces = derived(
  ['VirtualService'],
  (mesh) => new Set(mesh.ofKind('VirtualService').map(({ namespace }) => namespace)),
)

const namespacesOfDelegates = derived(['VirtualService'], (mesh) => {
  const delegates = mesh.ofKind('VirtualService').filter((virtualService) => !hasHosts(virtualService))
  return new Set(delegates.map(({ namespace }) => namespace))
})

const hasUnfilledName = derived(['VirtualService'], (mesh) =>
  mesh.ofKind('VirtualService').some(({ name }) => isUnfilled(name)),
)

/** The routes of a delegate that no root can use. */
function* conflicts(virtualService: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const results = rootsOfDelegate(mesh, virtualService).map((root) => httpRoutesOf(mesh, root))
  const used = new Set(
    results.flatMap(({ routes }) => routes.map((route) => route.delegate?.route.path ?? '')),
  )
  const lost = results
    .flatMap((result) => result.lost)
    .filter((route) => route.defect === 'conflict' && route.virtualService === virtualService)
  const byPath = groupBy(lost, ({ route }) => route!.path)
  for (const [path, [first]] of byPath) if (!used.has(path)) yield matchConflict(first!)
}

function matchConflict({ root, route }: LostRoute): Problem<Code> {
  return {
    code: 'match-conflict',
    node: route!.get('match'),
    severity: 'warning',
    message:
      'no match of the root includes one of these matches: Istio leaves out this route; narrow what the root matches',
    related: [{ node: root.get('match'), note: 'what the root matches' }],
  }
}

function nameOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}
