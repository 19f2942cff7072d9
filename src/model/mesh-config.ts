import type { MeshSettings } from '../core/config.ts'
import { parseDocuments } from '../yaml/parse.ts'
import { groupOf, type Manifest } from './manifest.ts'
import { Node } from './node.ts'
import { settings, type ValuesEntry } from './values.ts'

/** A `MeshConfig` of the repository. */
export interface MeshConfigSource {
  /** What holds it: an object, or the values of a chart that makes one. */
  readonly owner: Manifest | ValuesEntry
  /** What a person edits: the `meshConfig` itself, or the text in a ConfigMap. */
  readonly node: Node
  /** The MeshConfig; of a document of its own where it is a text. */
  readonly config: Node
  /** `values.global` beside it, where the object takes values of the istiod chart. */
  readonly global: Node | null
}

/**
 * What is known of how a mesh is configured: what `.meshgate.yaml` says, and beneath it what all of these sources
 * say alike. What nobody says, or two say differently, is `undefined`: unknown, not the default of Istio.
 */
export function knownSettings(
  sources: readonly MeshConfigSource[],
  given: MeshSettings | null,
): MeshSettings {
  const said = sources.map(settingsOf)
  const common = Object.fromEntries(
    fields.flatMap((field) => {
      const [first, ...others] = said.map((settings) => settings[field])
      const isAgreed = others.every((other) => JSON.stringify(other) === JSON.stringify(first))
      return first !== undefined && isAgreed ? [[field, first] as const] : []
    }),
  )
  return { ...common, ...given }
}

/**
 * The configurations of the mesh among objects: the ConfigMap `istio` or `istio-REVISION` that istiod reads, what the
 * chart renders too; `spec.meshConfig` and `spec.values.meshConfig` of an IstioOperator or of an Istio of the Sail
 * operator. And those among values, where the chart of istiod is elsewhere.
 */
export function meshConfigsIn(
  manifests: readonly Manifest[],
  entries: readonly ValuesEntry[],
): MeshConfigSource[] {
  const ofObjects = manifests.flatMap((manifest) => {
    if (manifest.kind === 'ConfigMap' && groupOf(manifest) === '') return ofConfigMap(manifest)
    return operators.get(manifest.kind) === groupOf(manifest) ? ofOperator(manifest) : []
  })
  return [...ofObjects, ...entries.filter(({ layout }) => layout === 'meshConfig').map(ofValues)]
}

/** `global` stands beside it. */
function ofValues(entry: ValuesEntry): MeshConfigSource {
  const config = settings(entry)
  const beside = config.root.at(...config.pathKeys.slice(0, -1))
  return { owner: entry, node: config, config, global: beside.get('global') }
}

const operators: ReadonlyMap<string, string> = new Map([
  ['Istio', 'sailoperator.io'],
  ['IstioOperator', 'install.istio.io'],
])

function ofConfigMap(manifest: Manifest): MeshConfigSource[] {
  const node = manifest.root.at('data', 'mesh')
  if (!/^istio(-|$)/.test(manifest.name) || node.text === '') return []
  const [document] = parseDocuments(node.text, manifest.root.location.file)
  return document?.root ? [{ owner: manifest, node, config: Node.of(document.root), global: null }] : []
}

function ofOperator(manifest: Manifest): MeshConfigSource[] {
  const values = manifest.spec.get('values')
  return [manifest.spec.get('meshConfig'), values.get('meshConfig')]
    .filter(({ kind }) => kind === 'map')
    .map((node) => ({ owner: manifest, node, config: node, global: values.get('global') }))
}

/** MeshConfig of istio.io/api `mesh/v1alpha1/config.proto`; what is of the wrong type counts as not said. */
function settingsOf({ config, global }: MeshConfigSource): MeshSettings {
  const known = {
    rootNamespace: config.get('rootNamespace').text || global?.get('istioNamespace').text,
    trustDomain: config.get('trustDomain').text,
    clusterDomain: global?.at('proxy', 'clusterDomain').text,
    outboundTrafficPolicy: outboundOf(config),
    defaultHttpRetryPolicy: retriesOf(config.get('defaultHttpRetryPolicy')),
    defaultProviders: defaultsOf(config.get('defaultProviders')),
    extensionProviders: providersOf(config.get('extensionProviders')),
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== ''))
}

const fields = [
  'rootNamespace',
  'trustDomain',
  'clusterDomain',
  'outboundTrafficPolicy',
  'defaultHttpRetryPolicy',
  'defaultProviders',
  'extensionProviders',
] as const satisfies readonly (keyof MeshSettings)[]

/** A block without a mode has the first of the enum, which is not what Istio takes without the block. */
function outboundOf(config: Node): MeshSettings['outboundTrafficPolicy'] {
  const policy = config.get('outboundTrafficPolicy')
  const mode = policy.get('mode')
  if (policy.kind !== 'map') return undefined
  return { mode: modes.find((known) => known === mode.text) ?? 'REGISTRY_ONLY' }
}

const modes = ['ALLOW_ANY', 'ALLOW_ANY_DYNAMIC_DNS'] as const

function retriesOf(policy: Node): MeshSettings['defaultHttpRetryPolicy'] {
  if (policy.kind !== 'map') return undefined
  const attempts = policy.get('attempts').number
  const retryOn = policy.get('retryOn').text
  return { ...(attempts !== undefined && { attempts }), ...(retryOn !== '' && { retryOn }) }
}

function defaultsOf(providers: Node): MeshSettings['defaultProviders'] {
  const logging = providers.get('accessLogging')
  return logging.kind === 'list' ? { accessLogging: logging.items().map(({ text }) => text) } : undefined
}

function providersOf(providers: Node): MeshSettings['extensionProviders'] {
  if (providers.kind !== 'list') return undefined
  return providers.items().flatMap((one) => (one.get('name').text ? [{ name: one.get('name').text }] : []))
}
