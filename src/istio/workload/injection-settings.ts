import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { isInjectorWebhook } from '../../model/injector-webhook.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isMeshOperator } from '../../model/mesh-config.ts'
import type { Node } from '../../model/node.ts'
import { injectorDocument, isSidecarInjector, statedProxies } from '../../model/sidecar-injector.ts'
import { captureDefaults, modeAnnotation, proxyValues, type CaptureSetting } from './capture-settings.ts'
import { capturePartOfTemplate } from './injection-template.ts'

/** True for an object that decides which pods get sidecars, and what these capture. */
export function isInjection(manifest: Manifest): boolean {
  return (
    isSidecarInjector(manifest) ||
    isMeshOperator(manifest) ||
    (manifest.kind === 'MutatingWebhookConfiguration' && injectorsIn(manifest).length > 0)
  )
}

function injectorsIn({ root }: Manifest): Node[] {
  return root.items('webhooks').filter(isInjectorWebhook)
}

/** The setting of the MeshConfig among those of injectors. */
export const modeSetting = 'defaultConfig.interceptionMode'

/** The settings by which istiod injects sidecars. */
export interface InjectionSettings {
  /** The values of each setting in all places that state it, as text that is equal for equal values. */
  readonly byName: ReadonlyMap<string, string>
  /** The settings of each ConfigMap and webhook configuration. */
  readonly byObject: ReadonlyMap<string, readonly CaptureSetting[]>
  /** True if files have the ConfigMap of an injector, or its webhook. */
  readonly isStated: boolean
}

/** The settings of all injectors, operators and webhooks of a mesh. */
export const injectionSettings = derived('everything', (mesh): InjectionSettings => {
  const injectors = mesh.manifests.filter(isSidecarInjector)
  const configurations = mesh
    .ofKind('MutatingWebhookConfiguration')
    .filter((configuration) => injectorsIn(configuration).length > 0)
  const stated = [
    ...defaultsOf(mesh),
    ...injectors.flatMap(settingsOfInjector),
    ...mesh.manifests.filter(isMeshOperator).flatMap(({ spec }) => selectionIn(spec.get('values'))),
    ...configurations.flatMap(settingsOfWebhooks),
  ]
  const byName = [...groupBy(stated, ({ name }) => name)].map(([name, settings]) => {
    const values = new Set(settings.map(({ value }) => value))
    return [name, JSON.stringify([...values].toSorted())] as const
  })
  const byObject = [
    ...injectors.map((object) => {
      return [`ConfigMap ${object.namespace}/${object.name}`, settingsWithProxy(object)] as const
    }),
    // A webhook configuration has no namespace.
    ...configurations.map((object) => [`${object.kind} ${object.name}`, settingsOfWebhooks(object)] as const),
  ]
  return { byName: new Map(byName), byObject: new Map(byObject), isStated: byObject.length > 0 }
})

function settingsWithProxy(injector: Manifest): CaptureSetting[] {
  const proxy = injectorDocument(injector, 'values')?.at('global', 'proxy')
  return [...settingsOfInjector(injector), ...settingsOfProxy(proxy)]
}

/** The values of a `global.proxy`. What it does not state is as in the values of Istio's chart. */
function settingsOfProxy(proxy: Node | undefined): CaptureSetting[] {
  return Object.values(proxyValues).map((key): CaptureSetting => {
    const unset = key === 'includeInboundPorts' || key === 'includeIPRanges' ? '*' : ''
    return { name: `global.proxy.${key}`, value: proxy?.get(key).exists ? proxy.get(key).text : unset }
  })
}

/** What is captured by default. */
function defaultsOf(mesh: Mesh): CaptureSetting[] {
  const proxies = statedProxies(mesh)
  const ofValues =
    proxies.length > 0 ? proxies.flatMap(({ proxy }) => settingsOfProxy(proxy)) : settingsOfProxy(undefined)
  const modes = (captureDefaults(mesh).get(modeAnnotation) ?? []).map(({ value }) => value)
  return [
    ...ofValues,
    ...(modes.length > 0 ? modes : ['REDIRECT']).map((value): CaptureSetting => {
      return { name: modeSetting, value }
    }),
  ]
}

/** The fields of the `config` of an injector that decide which pods it injects (istio `pkg/kube/inject/inject.go`, Config). */
const configFields = [
  'policy',
  'defaultTemplates',
  'aliases',
  'alwaysInjectSelector',
  'neverInjectSelector',
  'injectedAnnotations',
]

function settingsOfInjector(injector: Manifest): CaptureSetting[] {
  const [config, values] = (['config', 'values'] as const).map((key) => injectorDocument(injector, key))
  return [
    ...(config ? settingsOfConfig(config) : [textOf(injector, 'config')]),
    ...(values ? [byDefaultIn(values), statusPortIn(values)] : [textOf(injector, 'values')]),
  ]
}

function settingsOfConfig(config: Node): CaptureSetting[] {
  const fields = configFields.map((name): CaptureSetting => ({ name, value: valueText(config.get(name)) }))
  const templates = [...config.get('templates').entries(), ['template', config.get('template')] as const]
  const parts = templates.flatMap(([name, template]): CaptureSetting[] => {
    const lines = capturePartOfTemplate(template.text)
    const part = gatewayTemplates.has(name) ? lines.filter((line) => line.includes('iptables')) : lines
    return part.length === 0 ? [] : [{ name: `templates.${name}`, value: JSON.stringify(part) }]
  })
  return [...fields, ...parts]
}

/**
 * Istio's templates for gateways, waypoints and applications without a sidecar, which capture nothing: of a changed one only
 * rules of iptables count.
 */
const gatewayTemplates: ReadonlySet<string> = new Set([
  'agentgateway',
  'agentgateway-waypoint',
  'gateway',
  'grpc-agent',
  'grpc-simple',
  'kube-gateway',
  'waypoint',
])

/** The same text for what is empty and what is not stated. */
function valueText(node: Node): string {
  return node.items().length + node.entries().length > 0 || node.text !== '' ? canonicalJson(node) : ''
}

function byDefaultIn(values: Node): CaptureSetting {
  const { scalar } = values.at('sidecarInjectorWebhook', 'enableNamespacesByDefault')
  return { name: 'sidecarInjectorWebhook.enableNamespacesByDefault', value: String(scalar === true) }
}

/** The values of Istio's chart for the fields of the injector that decide which pods get sidecars. */
function selectionIn(values: Node): CaptureSetting[] {
  const webhook = values.get('sidecarInjectorWebhook')
  const policy = values.at('global', 'proxy', 'autoInject')
  return [
    byDefaultIn(values),
    { name: 'global.proxy.autoInject', value: policy.text === '' ? 'enabled' : policy.text },
    ...['neverInjectSelector', 'alwaysInjectSelector'].map((key): CaptureSetting => {
      return { name: `sidecarInjectorWebhook.${key}`, value: valueText(webhook.get(key)) }
    }),
  ]
}

function statusPortIn(values: Node): CaptureSetting {
  const port = values.at('global', 'proxy', 'statusPort')
  return { name: 'global.proxy.statusPort', value: port.exists ? port.text : '15020' }
}

/** What cannot be read is compared as text. */
function textOf({ root }: Manifest, key: string): CaptureSetting {
  return { name: `data.${key}`, value: root.at('data', key).text }
}

function settingsOfWebhooks(configuration: Manifest): CaptureSetting[] {
  return injectorsIn(configuration).map(settingOfWebhook)
}

function settingOfWebhook(webhook: Node): CaptureSetting {
  const fields = ['namespaceSelector', 'objectSelector', 'matchConditions', 'rules', 'failurePolicy']
  return {
    name: webhook.get('name').text,
    value: JSON.stringify(fields.map((field) => valueText(webhook.get(field)))),
  }
}
