import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { isInjectorWebhook } from '../../model/injector-webhook.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isMeshOperator } from '../../model/mesh-config.ts'
import type { Node } from '../../model/node.ts'
import { injectorDocument, isSidecarInjector, statedProxies } from '../../model/sidecar-injector.ts'
import { captureDefaults, modeAnnotation, proxyValues } from './capture-settings.ts'
import { capturePartOfTemplate } from './injection-template.ts'
import type { TrafficDirection } from './traffic-capture.ts'

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

/**
 * What differs in the settings by which istiod injects sidecars, as far as it decides which pods get one and which connections
 * these capture: `` `global.proxy.excludeInboundPorts` of the sidecar injector differs ``. Images, resources and the like do not.
 */
export function injectionDifferences(head: Mesh, base: Mesh, direction: TrafficDirection): string[] {
  const [inHead, inBase] = [injectionSettings(head), injectionSettings(base)]
  const names = new Set([...inHead.byName.keys(), ...inBase.byName.keys()])
  const differing = [...names]
    .filter((name) => !oppositeNames[direction].test(name))
    .filter((name) => inHead.byName.get(name) !== inBase.byName.get(name))
  if (inHead.isStated === inBase.isStated) return differing.map(differenceText)
  const stated = differing.filter((name) => inHead.byName.has(name) && inBase.byName.has(name))
  return [
    `the sidecar injector is in the files of ${inHead.isStated ? 'head' : 'base'} alone`,
    ...stated.map(differenceText),
  ]
}

function differenceText(name: string): string {
  return `\`${name}\` of the ${name === modeSetting ? 'MeshConfig' : 'sidecar injector'} differs`
}

const modeSetting = 'defaultConfig.interceptionMode'

/** The settings about connections of the other direction. */
const oppositeNames: Readonly<Record<TrafficDirection, RegExp>> = {
  inbound: /^global\.proxy\.(\w*OutboundPorts|\w*IPRanges)$/,
  outbound: /^global\.proxy\.\w*InboundPorts$/,
}

interface InjectionSettings {
  /** The values of each setting in all places that state it, as text that is equal for equal values. */
  readonly byName: ReadonlyMap<string, string>
  /** True if files have the ConfigMap of an injector, or its webhook. */
  readonly isStated: boolean
}

interface StatedSetting {
  readonly name: string
  readonly value: string
}

const injectionSettings = derived('everything', (mesh): InjectionSettings => {
  const injectors = mesh.manifests.filter(isSidecarInjector)
  const webhooks = mesh.ofKind('MutatingWebhookConfiguration').flatMap(injectorsIn)
  const stated = [
    ...defaultsOf(mesh),
    ...injectors.flatMap(settingsOfInjector),
    ...mesh.manifests.filter(isMeshOperator).map(({ spec }) => byDefaultIn(spec.get('values'))),
    ...webhooks.map(settingOfWebhook),
  ]
  const byName = [...groupBy(stated, ({ name }) => name)].map(([name, settings]) => {
    const values = new Set(settings.map(({ value }) => value))
    return [name, JSON.stringify([...values].toSorted())] as const
  })
  return { byName: new Map(byName), isStated: injectors.length + webhooks.length > 0 }
})

/** What is captured by default. What no file states is as in the values of Istio's chart. */
function defaultsOf(mesh: Mesh): StatedSetting[] {
  const proxies = statedProxies(mesh)
  const ofValues = Object.values(proxyValues).flatMap((key): StatedSetting[] => {
    const unset = key === 'includeInboundPorts' || key === 'includeIPRanges' ? '*' : ''
    const values = proxies.map((proxy) => (proxy.get(key).exists ? proxy.get(key).text : unset))
    return (values.length > 0 ? values : [unset]).map((value) => ({ name: `global.proxy.${key}`, value }))
  })
  const modes = (captureDefaults(mesh).get(modeAnnotation) ?? []).map(({ value }) => value)
  return [
    ...ofValues,
    ...(modes.length > 0 ? modes : ['REDIRECT']).map((value): StatedSetting => {
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

function settingsOfInjector(injector: Manifest): StatedSetting[] {
  const [config, values] = (['config', 'values'] as const).map((key) => injectorDocument(injector, key))
  return [
    ...(config ? settingsOfConfig(config) : [textOf(injector, 'config')]),
    ...(values ? [byDefaultIn(values), statusPortIn(values)] : [textOf(injector, 'values')]),
  ]
}

function settingsOfConfig(config: Node): StatedSetting[] {
  const fields = configFields.map((name): StatedSetting => ({ name, value: valueText(config.get(name)) }))
  const templates = [
    ...config
      .get('templates')
      .entries()
      .filter(([name]) => !gatewayTemplates.has(name)),
    ['template', config.get('template')] as const,
  ]
  const parts = templates.flatMap(([name, template]): StatedSetting[] => {
    const part = capturePartOfTemplate(template.text)
    return part.length === 0 ? [] : [{ name: `templates.${name}`, value: JSON.stringify(part) }]
  })
  return [...fields, ...parts]
}

/** Istio's templates for gateways, waypoints and applications without a sidecar, which capture nothing. */
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

function byDefaultIn(values: Node): StatedSetting {
  const { scalar } = values.at('sidecarInjectorWebhook', 'enableNamespacesByDefault')
  return { name: 'sidecarInjectorWebhook.enableNamespacesByDefault', value: String(scalar === true) }
}

function statusPortIn(values: Node): StatedSetting {
  const port = values.at('global', 'proxy', 'statusPort')
  return { name: 'global.proxy.statusPort', value: port.exists ? port.text : '15020' }
}

/** What cannot be read is compared as text. */
function textOf({ root }: Manifest, key: string): StatedSetting {
  return { name: `data.${key}`, value: root.at('data', key).text }
}

function settingOfWebhook(webhook: Node): StatedSetting {
  const fields = ['namespaceSelector', 'objectSelector', 'matchConditions', 'rules', 'failurePolicy']
  return {
    name: webhook.get('name').text,
    value: JSON.stringify(fields.map((field) => valueText(webhook.get(field)))),
  }
}
