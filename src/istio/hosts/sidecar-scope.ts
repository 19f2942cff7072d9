import { groupBy } from '../../core/group.ts'
import { once, oncePer } from '../../core/once-per.ts'
import { hostIndex } from './host-index.ts'
import { hostCovers, hostsOverlap } from './hosts.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { workloadSelector } from '../policy/selector.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { isKnownNamespace, isUnfilled } from '../../syntax/unfilled.ts'

/** The Sidecars in a namespace, with and without a workload selector. */
export function sidecarsIn(mesh: Mesh, namespace: string): readonly Manifest[] {
  return sidecarsByNamespace(mesh).get(namespace) ?? []
}

/**
 * True if any Sidecar in a namespace, or one whose namespace nothing states, imports a host of an object for the workloads
 * of the namespace (see `sidecarImports`). Any Sidecar of the mesh may do so for workloads whose namespace nothing states.
 *
 * @param declaredIn the namespace of the object
 * @param workloads the namespace of the workloads
 */
export function mayImport(mesh: Mesh, host: string, declaredIn: string, workloads: string): boolean {
  const { all: allSidecars, unstated } = sidecarLists(mesh)
  const lists = isKnownNamespace(workloads) ? [sidecarsIn(mesh, workloads), unstated] : [allSidecars]
  return lists.some((sidecars) => {
    if (haveExclusions(sidecars))
      return sidecars.some((sidecar) => sidecarImports(mesh, sidecar, host, declaredIn, workloads))
    const { importsAll: isOpen, hosts } = importsOf(sidecars)
    if (isOpen) return true
    const { certain, unfilled } = hosts()
    const matches = [...certain.overlapping(host), ...unfilled.find(host)]
    return matches.some((match) => mayMatchNamespace(match, declaredIn, workloads))
  })
}

const sidecarLists = derived(['Sidecar'], (mesh) => {
  const allSidecars = mesh.ofKind('Sidecar')
  return { all: allSidecars, unstated: allSidecars.filter((sidecar) => !hasStatedNamespace(sidecar)) }
})

/** A host that Sidecars import, `namespace/host`. */
interface Import {
  /** As written: `.` for the namespace of the workloads, `*` for any. */
  readonly namespace: string
  readonly host: string
  /** The namespaces of the Sidecars with this import. */
  readonly importers: ReadonlySet<string>
}

/** What some Sidecars import; `importsAll` if one of them has no `egress`. */
const importsOf = oncePer((sidecars: readonly Manifest[]) => ({
  importsAll: sidecars.some(({ spec }) => spec.items('egress').length === 0),
  hosts: once(() => {
    const imported = distinctImports(sidecars)
    const hostsOf = ({ host }: Import): string[] => [host]
    return { certain: hostIndex(imported, hostsOf), unfilled: unfilledIndex(imported, hostsOf) }
  }),
}))

function distinctImports(sidecars: readonly Manifest[]): Import[] {
  const written = sidecars.flatMap((sidecar) =>
    hostsImported(sidecar).map((text) => ({ text, importer: sidecar.namespace })),
  )
  return [...groupBy(written, ({ text }) => text)].map(([text, group]) => {
    const [namespace, host] = importedName(text)
    return { namespace, host, importers: new Set(group.map(({ importer }) => importer)) }
  })
}

function hostsImported({ spec }: Manifest): string[] {
  return spec.items('egress').flatMap((listener) => listener.items('hosts').map(({ text }) => text))
}

/** Precedes the namespace of hosts that a listener leaves out of what it imports, since 1.31. */
const exclusion = '~'

const haveExclusions = oncePer((sidecars: readonly Manifest[]) =>
  sidecars.some((sidecar) => hostsImported(sidecar).some((text) => text.startsWith(exclusion))),
)

/** True if an import names a namespace, or may do so for one of its Sidecars. */
function mayMatchNamespace(imported: Import, declaredIn: string, workloads: string): boolean {
  const { namespace, importers: homes } = imported
  const named = namespace === '.' ? workloads : namespace
  if (named === '*' || named === declaredIn) return true
  const isFromOtherNamespace = homes.size > 1 || !homes.has(declaredIn)
  return isFromOtherNamespace && mayBeSameNamespace(named, declaredIn)
}

/**
 * The Sidecar for workloads that no other Sidecar selects: the one without a selector in their namespace, else in the
 * root namespace; `undefined` if there is none, so that everything is imported. Of several Istio uses the oldest, which
 * is assumed to be the first (istio `pilot/pkg/model/push_context.go`, getSidecarScope).
 */
export function sidecarForAll(mesh: Mesh, namespace: string): Manifest | undefined {
  return sidecarsIn(mesh, namespace).find(isForAll) ?? sidecarsIn(mesh, mesh.rootNamespace).find(isForAll)
}

/**
 * True if a Sidecar imports a host of an object in the namespace `declaredIn` for workloads of a namespace. Also true if
 * only a part of a wildcard is imported, or if a namespace that nothing states may be the imported one. Without `egress`
 * everything is imported. What a listener excludes by `~` it does not import, since 1.31 (istio `pilot/pkg/model/sidecar.go`,
 * convertIstioListenerToWrapper).
 */
export function sidecarImports(
  mesh: Mesh,
  sidecar: Manifest,
  host: string,
  declaredIn: string,
  workloads: string,
): boolean {
  if (sidecar.spec.items('egress').length === 0) return true
  const importers = new Set([sidecar.namespace])
  return sidecar.spec.items('egress').some((listener) => {
    const texts = listener.items('hosts').map(({ text }) => text)
    const isImported = texts.some((text) => {
      const [namespace, name] = importedName(text)
      return (
        mayMatchNamespace({ namespace, host: name, importers }, declaredIn, workloads) &&
        (isUnfilled(name) || hostsOverlap(name, host))
      )
    })
    return (
      isImported &&
      !(atLeast(mesh, 1, 31) && texts.some((text) => excludes(text, host, declaredIn, workloads)))
    )
  })
}

/** True if an entry of `hosts` certainly excludes a host: `~NAMESPACE/HOST`, or `~/HOST` for all namespaces. */
function excludes(text: string, host: string, declaredIn: string, workloads: string): boolean {
  if (!text.startsWith(exclusion)) return false
  const [namespace, name] = importedName(text.slice(exclusion.length))
  const excluded = namespace === '.' ? workloads : namespace
  return (excluded === '' || excluded === '*' || excluded === declaredIn) && hostCovers(name, host)
}

/**
 * True if two namespaces may be the same. A release that does not state its namespace cannot name it either, so the
 * namespaces that its own Sidecars name are different ones.
 */
function mayBeSameNamespace(named: string, declaredIn: string): boolean {
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
