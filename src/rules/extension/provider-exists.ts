import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { MeshConfigSource } from '../../model/mesh-config.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { selectingTelemetries, wideTelemetries } from '../../istio/policy/attachment.ts'
import { gatewayPods } from '../../istio/policy/kubernetes-gateway.ts'
import { targetRefs } from '../../istio/policy/policy-targets.ts'
import { policySelector, type Labels } from '../../istio/policy/selector.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/**
 * Sources: istio `pkg/config/analysis/analyzers/telemetry/providers.go` for a Telemetry without a provider. A Telemetry
 * inherits the providers of wider ones (istio `pilot/pkg/model/telemetry.go`), which that analyzer does not consider. For a
 * policy, istio `pilot/pkg/security/authz/builder/builder.go` (getBadCustomDenyRules).
 */
export const providerExists = defineRule({
  id: 'extension/provider-exists',
  codes: ['unknown-provider', 'unknown-authorizer', 'no-default-provider'],
  severity: 'warning',
  istio: ['IST0157'],
  summary: 'A Telemetry names no provider, or it or an AuthorizationPolicy one that the mesh does not have.',
  why: 'Istio silently leaves out what it finds no provider for: the access log, the metrics or the traces are missing when they are needed. A CUSTOM policy without its provider refuses every request that its rules match.',
  fix: 'Name a provider of `meshConfig.extensionProviders`, such as `envoy`, or set `meshConfig.defaultProviders`.',
  across: {
    *Telemetry(telemetry, mesh) {
      for (const section of ['metrics', 'tracing', 'accessLogging'])
        for (const entry of telemetry.spec.items(section))
          for (const provider of entry.items('providers')) yield* unknownProvider(provider.get('name'), mesh)
      for (const entry of telemetry.spec.items('accessLogging'))
        if (hasNoProvider(entry) && hasNoInheritedProvider(telemetry, mesh)) yield noDefaultProvider(entry)
    },

    *AuthorizationPolicy({ spec }, mesh) {
      if (spec.get('action').text === 'CUSTOM') yield* unknownAuthorizer(spec.at('provider', 'name'), mesh)
    },
  },
})

/** The providers that every mesh has (istio `pkg/config/mesh/mesh.go`, DefaultMeshConfig). */
const builtIn = ['envoy', 'prometheus', 'stackdriver']

function* unknownProvider(name: Node, mesh: Mesh): Generator<Problem<'unknown-provider'>> {
  const configured = mesh.config.extensionProviders?.map((provider) => provider.name)
  if (!configured || name.text === '') return
  const available = [...configured, ...builtIn]
  if (available.includes(name.text)) return
  yield {
    code: 'unknown-provider',
    node: name,
    message: `the mesh has no provider ${quote(name.text)}, only ${quoteAll(available)}: Istio leaves this entry out; name one of these`,
  }
}

/** Another file may configure the provider, for example of another control plane, so the problem is only likely. */
function* unknownAuthorizer(name: Node, mesh: Mesh): Generator<Problem<'unknown-authorizer'>> {
  const configured = mesh.config.extensionProviders?.map((provider) => provider.name)
  if (!configured || name.text === '' || configured.includes(name.text)) return
  const available = configured.length === 0 ? '' : `, only ${quoteAll(configured)}`
  yield {
    code: 'unknown-authorizer',
    node: name,
    severity: 'error',
    confidence: 'likely',
    message: `the mesh has no provider ${quote(name.text)}${available}: requests that the rules match are refused; name one of \`meshConfig.extensionProviders\`, or add it there`,
  }
}

function hasNoProvider(entry: Node): boolean {
  return (
    entry.kind === 'map' && entry.items('providers').length === 0 && entry.get('disabled').scalar !== true
  )
}

/** True if neither the mesh nor another Telemetry at the same proxies names a provider for access logs. */
function hasNoInheritedProvider(telemetry: Manifest, mesh: Mesh): boolean {
  if (!hasNoDefaultProvider(mesh)) return false
  const isWidest =
    telemetry.namespace === mesh.rootNamespace &&
    policySelector(telemetry).size === 0 &&
    targetRefs(telemetry).length === 0
  if (isWidest) return true
  if (!mesh.holdsNamespace(mesh.rootNamespace)) return false
  return ![mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => inheritsProvider(candidate, telemetry))
}

function hasNoDefaultProvider({ config, configSources }: Mesh): boolean {
  const defaults = config.defaultProviders?.accessLogging
  return defaults ? defaults.length === 0 : configSources.length > 0 && configSources.every(namesNoLogFile)
}

/** True for a ConfigMap without a log file. An IstioOperator is not enough: the operator adds settings to it. */
function namesNoLogFile({ owner, config }: MeshConfigSource): boolean {
  return (
    'kind' in owner &&
    owner.kind === 'ConfigMap' &&
    config.kind === 'map' &&
    !config.get('accessLogFile').exists
  )
}

/**
 * True if another Telemetry at the proxies of `telemetry` names a provider for access logs. A Telemetry whose namespace
 * nothing states counts for the proxies of every namespace.
 */
function inheritsProvider(mesh: Mesh, telemetry: Manifest): boolean {
  const { ofAllPods, unstated } = telemetriesWithProvider(mesh)
  const lists = hasStatedNamespace(telemetry)
    ? [...telemetriesBeside(mesh, telemetry), unstated]
    : [ofAllPods]
  return lists.some((list) => list.some((candidate) => candidate !== telemetry))
}

/**
 * The Telemetry objects with a provider at the proxies of `telemetry`, itself included. Which object of a namespace has
 * effect depends on its age, which no file states, so all of them count.
 */
function telemetriesBeside(mesh: Mesh, telemetry: Manifest): (readonly Manifest[])[] {
  const { namespace } = telemetry
  return proxyLabels(mesh, telemetry).flatMap((labels) => {
    const proxy = { type: 'gateway', namespace, labels } as const
    return [...wideTelemetries(mesh, proxy), ...selectingTelemetries(mesh, proxy)].map(withProvider)
  })
}

/** The labels of the pods that a Telemetry selects, or of those of the Gateways that it names. */
function proxyLabels(mesh: Mesh, telemetry: Manifest): Labels[] {
  const gateways = targetRefs(telemetry).flatMap((ref) => /^Gateway\/(.*)/.exec(ref)?.[1] ?? [])
  return gateways.length === 0
    ? [policySelector(telemetry)]
    : gateways.map((name) => gatewayPods(mesh, telemetry.namespace, name).labels)
}

/** The first two Telemetry objects with a provider: enough to tell whether there is another one than a given one. */
const withProvider = oncePer((telemetries: readonly Manifest[]): readonly Manifest[] =>
  telemetries.filter(namesProvider).slice(0, 2),
)

const telemetriesWithProvider = derived(['Telemetry'], (mesh) => {
  const ofAllPods = mesh
    .ofKind('Telemetry')
    .filter((telemetry) => policySelector(telemetry).size === 0 && namesProvider(telemetry))
  return { ofAllPods, unstated: ofAllPods.filter((telemetry) => !hasStatedNamespace(telemetry)) }
})

function namesProvider({ spec }: Manifest): boolean {
  return spec.items('accessLogging').some((entry) => entry.items('providers').length > 0)
}

function noDefaultProvider(entry: Node): Problem<'no-default-provider'> {
  return {
    code: 'no-default-provider',
    node: entry,
    message:
      'this access log names no provider, and the mesh has no default provider: nothing is logged; name a provider',
  }
}
