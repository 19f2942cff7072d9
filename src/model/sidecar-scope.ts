import { groupBy } from '../core/group.ts'
import { isStatedNamespace } from '../core/namespace.ts'
import { oncePer } from '../core/once-per.ts'
import { hostsOverlap } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import { isSureOfNamespace } from './presence.ts'
import { workloadSelector } from './selector.ts'

/** The Sidecars of a namespace itself, those that select workloads and those that do not. */
export function sidecarsIn(mesh: Mesh, namespace: string): readonly Manifest[] {
  return sidecarsByNamespace(mesh).get(namespace) ?? []
}

/** The Sidecars that may be in a namespace: those of it, and those of which nothing states where they are. */
export function sidecarsThatMayBeIn(mesh: Mesh, namespace: string): readonly Manifest[] {
  const sidecars = mesh.ofKind('Sidecar')
  if (!isStatedNamespace(namespace)) return sidecars
  return [...sidecarsIn(mesh, namespace), ...sidecars.filter((sidecar) => !isSureOfNamespace(sidecar))]
}

/**
 * The Sidecar of the workloads of a namespace that no other one selects: that of the namespace for all, else that of
 * the root namespace; `undefined` for none, which means that all is imported. Of several Istio takes the oldest, here
 * it is the first (istio `pilot/pkg/model/push_context.go`, getSidecarScope).
 */
export function sidecarForAll(mesh: Mesh, namespace: string): Manifest | undefined {
  return sidecarsIn(mesh, namespace).find(isForAll) ?? sidecarsIn(mesh, mesh.rootNamespace).find(isForAll)
}

/**
 * True if a Sidecar imports a host of an object (`declaredIn` is its namespace) for workloads of a namespace; true,
 * too, where only a part of a wildcard is imported, or where only a namespace that nothing states may be another one.
 * Without `egress` all is. What an entry with `~` takes out again is left to the one who reads it.
 */
export function imports(sidecar: Manifest, host: string, declaredIn: string, workloads: string): boolean {
  const listeners = sidecar.spec.items('egress')
  if (listeners.length === 0) return true
  return listeners
    .flatMap((listener) => listener.items('hosts'))
    .some(({ text }) => {
      const [namespace, name] = importedName(text)
      const named = namespace === '.' ? workloads : namespace
      const isMeant = named === '*' || named === declaredIn || mayBeOne(named, declaredIn, sidecar)
      return isMeant && hostsOverlap(name, host)
    })
}

/** A release that does not state its namespace cannot name it either: what its Sidecars name are others. */
function mayBeOne(named: string, declaredIn: string, sidecar: Manifest): boolean {
  if (named === '~' || sidecar.namespace === declaredIn) return false
  return !isStatedNamespace(named) || !isStatedNamespace(declaredIn)
}

function importedName(text: string): [namespace: string, host: string] {
  const slash = text.indexOf('/')
  return slash < 0 ? ['*', text] : [text.slice(0, slash), text.slice(slash + 1)]
}

function isForAll(sidecar: Manifest): boolean {
  return workloadSelector(sidecar).size === 0
}

const sidecarsByNamespace = oncePer((mesh: Mesh) =>
  groupBy(mesh.ofKind('Sidecar'), ({ namespace }) => namespace),
)
