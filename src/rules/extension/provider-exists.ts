import { groupBy } from '../../core/group.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { MeshConfigSource } from '../../model/mesh-config.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { policySelector } from '../../istio/policy/selector.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

/**
 * After istio `pkg/config/analysis/analyzers/telemetry/providers.go` for what has none; a Telemetry takes over the
 * providers of wider ones (`pilot/pkg/model/telemetry.go`), which that analyzer does not know.
 */
export const providerExists = defineRule({
  id: 'extension/provider-exists',
  codes: ['unknown-provider', 'no-default-provider'],
  severity: 'warning',
  istio: ['IST0157'],
  summary: 'A Telemetry hands to no provider, or to one that the mesh does not have.',
  why: 'Istio leaves out what it finds no provider for and says nothing: the access log, the metrics or the traces are missing when they are needed.',
  fix: 'Name a provider of `meshConfig.extensionProviders`, such as `envoy`, or set `meshConfig.defaultProviders`.',
  across: {
    *Telemetry(telemetry, mesh) {
      for (const section of ['metrics', 'tracing', 'accessLogging'])
        for (const entry of telemetry.spec.items(section))
          for (const provider of entry.items('providers')) yield* unknown(provider.get('name'), mesh)
      for (const entry of telemetry.spec.items('accessLogging'))
        if (hasNone(entry) && isLeftWithout(telemetry, mesh)) yield without(entry)
    },
  },
})

/** What every mesh has (istio `pkg/config/mesh/mesh.go`, DefaultMeshConfig). */
const builtIn = ['envoy', 'prometheus', 'stackdriver']

function* unknown(name: Node, mesh: Mesh): Generator<Problem<'unknown-provider'>> {
  const configured = mesh.config.extensionProviders?.map((one) => one.name)
  if (!configured || name.text === '') return
  const known = [...configured, ...builtIn]
  if (known.includes(name.text)) return
  yield {
    code: 'unknown-provider',
    node: name,
    message: `the mesh has no provider ${quote(name.text)}, only ${quoteAll(known)}: nothing is handed to it`,
  }
}

function hasNone(entry: Node): boolean {
  return (
    entry.kind === 'map' && entry.items('providers').length === 0 && entry.get('disabled').scalar !== true
  )
}

/** True where neither the mesh nor a wider Telemetry names a provider for access logs. */
function isLeftWithout(telemetry: Manifest, mesh: Mesh): boolean {
  if (!hasNoDefault(mesh)) return false
  const isWidest = telemetry.namespace === mesh.rootNamespace && policySelector(telemetry).size === 0
  if (isWidest) return true
  if (!mesh.holdsNamespace(mesh.rootNamespace)) return false
  return ![mesh, meshOfAllFiles(mesh) ?? mesh].some((world) => namesWider(world, telemetry, mesh))
}

function hasNoDefault({ config, configSources }: Mesh): boolean {
  const said = config.defaultProviders?.accessLogging
  return said ? said.length === 0 : configSources.length > 0 && configSources.every(isSilent)
}

/** The ConfigMap is all that istiod reads; an operator adds to what its object says. */
function isSilent({ owner, config }: MeshConfigSource): boolean {
  return (
    'kind' in owner &&
    owner.kind === 'ConfigMap' &&
    config.kind === 'map' &&
    !config.get('accessLogFile').exists
  )
}

/** True if another Telemetry without a selector names a provider; where nothing states the namespace of one, it may be wider. */
function namesWider(world: Mesh, telemetry: Manifest, { rootNamespace }: Mesh): boolean {
  const { all, unstated, byNamespace } = naming(world)
  const near = [telemetry.namespace, rootNamespace].map((namespace) => byNamespace.get(namespace) ?? [])
  const lists = hasStatedNamespace(telemetry) ? [...near, unstated] : [all]
  return lists.some((list) => list.some((other) => other !== telemetry))
}

const naming = derived(['Telemetry'], (mesh) => {
  const all = mesh
    .ofKind('Telemetry')
    .filter((telemetry) => policySelector(telemetry).size === 0 && namesProvider(telemetry))
  return {
    all,
    unstated: all.filter((telemetry) => !hasStatedNamespace(telemetry)),
    byNamespace: groupBy(all, ({ namespace }) => namespace),
  }
})

function namesProvider({ spec }: Manifest): boolean {
  return spec.items('accessLogging').some((entry) => entry.items('providers').length > 0)
}

function without(entry: Node): Problem<'no-default-provider'> {
  return {
    code: 'no-default-provider',
    node: entry,
    message:
      'this access log has no provider, and the mesh has none for those that name none: nothing is logged',
  }
}
