import { table } from '../../core/table.ts'
import { derived } from '../../model/derived.ts'
import { atLeast } from '../../model/istio-version.ts'
import { matchesSelector } from '../../model/label-selector.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { knownLabelsOf } from '../gateway-api/allowed-namespaces.ts'
import { exportedTo } from '../hosts/export.ts'
import { hasUnfilled } from '../policy/selector.ts'

/** Who sees a ServiceEntry by the MeshConfig: everybody, its own namespace, or nobody. */
export interface EntryVisibility {
  readonly to: 'public' | 'namespace' | 'none'
  /** The value that says so. */
  readonly node: Node
  /** True if sidecars apply it as well, not only ztunnel and waypoints. */
  readonly isOfSidecars: boolean
}

/**
 * What `serviceEntryVisibility` says of a ServiceEntry, by the labels of its namespace: the first policy whose rules all
 * match, else the default (istio `pilot/pkg/model/serviceentry_visibility.go`). `undefined` before 1.31, where no file sets it,
 * and where files do not tell.
 */
export function entryVisibility(mesh: Mesh, entry: Manifest): EntryVisibility | undefined {
  const [settings, ...furtherSettings] = visibilitySettings(mesh)
  if (!settings || furtherSettings.length > 0) return undefined
  const labels = knownLabelsOf(mesh, entry.namespace)
  const needsLabels = settings.items('policies').some((policy) => policy.items('matchingRules').length > 0)
  if (needsLabels && (!labels || hasUnfilled(labels))) return undefined
  const policy = settings
    .items('policies')
    .find((candidate) =>
      candidate.items('matchingRules').every((rule) => matches(rule, Object.fromEntries(labels ?? []))),
    )
  const node = policy ? policy.get('visibility') : settings.get('defaultVisibility')
  if (node.isUnfilled) return undefined
  const isOfSidecars = settings.get('applyToSidecars').scalar === true
  return { to: visibilities[node.text] ?? 'public', node, isOfSidecars }
}

/** The namespaces whose sidecars and gateways see a ServiceEntry, see `exportedTo`. */
export interface EntryExport {
  readonly to: readonly string[]
  /** The missing inputs that it depends on. */
  readonly missing: readonly string[]
}

/**
 * The export of a ServiceEntry to sidecars and gateways: `exportTo`, restricted by `serviceEntryVisibility` if that
 * applies to sidecars (istio `pilot/pkg/model/push_context.go`, serviceExportTo).
 */
export function entryExport(mesh: Mesh, entry: Manifest): EntryExport {
  const to = exportedTo(entry)
  const isOfSidecars = visibilitySettings(mesh).some(
    (settings) => settings.get('applyToSidecars').scalar === true,
  )
  if (!isOfSidecars) return { to, missing: [] }
  const visibility = entryVisibility(mesh, entry)
  const { namespace, name } = entry
  if (!visibility)
    return { to, missing: [`whom \`serviceEntryVisibility\` lets see ServiceEntry ${namespace}/${name}`] }
  if (visibility.to === 'public') return { to, missing: [] }
  const isForOwn = visibility.to === 'namespace' && (to.includes('*') || to.includes(namespace))
  return { to: [isForOwn ? namespace : '~'], missing: [] }
}

/** The `serviceEntryVisibility` of each MeshConfig. */
const visibilitySettings = derived([], (mesh): readonly Node[] =>
  atLeast(mesh, 1, 31)
    ? mesh.configSources
        .map(({ config }) => config.get('serviceEntryVisibility'))
        .filter(({ kind }) => kind === 'map')
    : [],
)

const visibilities = table<EntryVisibility['to']>({ NAMESPACE: 'namespace', NONE: 'none' })

/** A rule without a known matcher matches nothing. */
function matches(rule: Node, labels: Readonly<Record<string, string>>): boolean {
  const selector = rule.get('namespaceSelector')
  return selector.kind === 'map' && matchesSelector(selector, labels)
}
