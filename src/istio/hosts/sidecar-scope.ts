import { groupBy } from '../../core/group.ts'
import { once, oncePer } from '../../core/once-per.ts'
import { hostIndex } from './host-index.ts'
import { hostsOverlap } from './hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { workloadSelector } from '../policy/selector.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { isKnownNamespace } from '../../syntax/unfilled.ts'

/** The Sidecars of a namespace itself, those that select workloads and those that do not. */
export function sidecarsIn(mesh: Mesh, namespace: string): readonly Manifest[] {
  return sidecarsByNamespace(mesh).get(namespace) ?? []
}

/**
 * True if a Sidecar that may be in a namespace, one of it or one of which nothing states where it is, imports a host of
 * an object (`imports`) for its workloads.
 */
export function mayImport(mesh: Mesh, host: string, declaredIn: string, workloads: string): boolean {
  const { all, unstated } = sidecarLists(mesh)
  const lists = isKnownNamespace(workloads) ? [sidecarsIn(mesh, workloads), unstated] : [all]
  return lists.some((sidecars) => {
    const { isOpen, hosts } = importsOf(sidecars)
    if (isOpen) return true
    const { certain, unfilled } = hosts()
    const found = [...certain.overlapping(host), ...unfilled.find(host)]
    return found.some((one) => isMeant(one, declaredIn, workloads))
  })
}

const sidecarLists = derived(['Sidecar'], (mesh) => {
  const all = mesh.ofKind('Sidecar')
  return { all, unstated: all.filter((sidecar) => !hasStatedNamespace(sidecar)) }
})

/** A host that Sidecars import. */
interface Import {
  /** As it is written: `.` for that of the workloads, `*` for any. */
  readonly namespace: string
  readonly host: string
  /** The namespaces of the Sidecars that import it. */
  readonly homes: ReadonlySet<string>
}

/** What some Sidecars import; all there is where one of them does not say it. */
const importsOf = oncePer((sidecars: readonly Manifest[]) => ({
  isOpen: sidecars.some(({ spec }) => spec.items('egress').length === 0),
  hosts: once(() => {
    const imported = distinctImports(sidecars)
    const hostsOf = ({ host }: Import): string[] => [host]
    return { certain: hostIndex(imported, hostsOf), unfilled: unfilledIndex(imported, hostsOf) }
  }),
}))

function distinctImports(sidecars: readonly Manifest[]): Import[] {
  const written = sidecars.flatMap((sidecar) =>
    hostsImported(sidecar).map((text) => ({ text, home: sidecar.namespace })),
  )
  return [...groupBy(written, ({ text }) => text)].map(([text, found]) => {
    const [namespace, host] = importedName(text)
    return { namespace, host, homes: new Set(found.map(({ home }) => home)) }
  })
}

function hostsImported({ spec }: Manifest): string[] {
  return spec.items('egress').flatMap((listener) => listener.items('hosts').map(({ text }) => text))
}

/** True if an import is of a namespace, or may be for one of the Sidecars that have it. */
function isMeant({ namespace, homes }: Import, declaredIn: string, workloads: string): boolean {
  const named = namespace === '.' ? workloads : namespace
  if (named === '*' || named === declaredIn) return true
  const isOfOther = homes.size > 1 || !homes.has(declaredIn)
  return isOfOther && mayBeOne(named, declaredIn)
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
  if (sidecar.spec.items('egress').length === 0) return true
  const homes = new Set([sidecar.namespace])
  return hostsImported(sidecar).some((text) => {
    const [namespace, name] = importedName(text)
    return isMeant({ namespace, host: name, homes }, declaredIn, workloads) && hostsOverlap(name, host)
  })
}

/**
 * True if two namespaces may be one. A release that does not state its namespace cannot name it either: what its own
 * Sidecars name are others.
 */
function mayBeOne(named: string, declaredIn: string): boolean {
  return named !== '~' && (!isKnownNamespace(named) || !isKnownNamespace(declaredIn))
}

function importedName(text: string): [namespace: string, host: string] {
  const slash = text.indexOf('/')
  return slash < 0 ? ['*', text] : [text.slice(0, slash), text.slice(slash + 1)]
}

function isForAll(sidecar: Manifest): boolean {
  return workloadSelector(sidecar).size === 0
}

const sidecarsByNamespace = derived(['Sidecar'], (mesh) =>
  groupBy(mesh.ofKind('Sidecar'), ({ namespace }) => namespace),
)
