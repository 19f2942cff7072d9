import { derived } from '../../model/derived.ts'
import { matchesSelector } from '../../model/label-selector.ts'
import type { Manifest } from '../../model/manifest.ts'
import { isMeshOperator } from '../../model/mesh-config.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { injectorDocument, isSidecarInjector } from '../../model/sidecar-injector.ts'

/** What decides about pods of selected Namespaces that do not ask for a sidecar themselves, nor refuse it. */
interface InjectorSettings {
  /** `''` for the default revision; `undefined` if unknown. */
  readonly revision: string | undefined
  /** The node of the `policy`. Istio's default is `enabled`. */
  readonly policy: Node
  readonly never: readonly Node[]
  readonly always: readonly Node[]
  /** The node of `enableNamespacesByDefault`: whether Namespaces without labels for injection are selected. */
  readonly byDefault: Node | undefined
}

/**
 * Whether injectors add a sidecar to pods that leave it to them (istio `pkg/kube/inject/inject.go`, injectRequired): those of
 * their revision if files have any. Others may be of the revision that a tag means, so that they count as long as they add
 * one. True if no file states an injector, `undefined` if files do not tell.
 * @param revision `undefined` if files do not tell
 * @param labels those of the pods
 */
export function injectsByDefault(
  mesh: Mesh,
  revision: string | undefined,
  labels: Node,
): boolean | undefined {
  const all = statedInjectors(mesh)
  const ofRevision = all.filter((settings) => revision !== undefined && settings.revision === revision)
  const deciding = ofRevision.length > 0 ? ofRevision : all
  const byKey = Object.fromEntries(labels.entries().map(([key, { text }]) => [key, text]))
  const isKnown = labels.entries().every(([, value]) => !value.isUnfilled)
  const answers = new Set(deciding.map((settings) => isInjected(settings, byKey, isKnown)))
  if (answers.size === 0) return true
  const [answer] = answers
  return answers.size === 1 && (answer === true || ofRevision.length > 0) ? answer : undefined
}

/**
 * Whether the injectors that files state select Namespaces without labels for injection (istio
 * `manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml`); false if none is stated, `undefined` if
 * they differ.
 */
export function injectsUnlabelled(mesh: Mesh): boolean | undefined {
  const answers = new Set(statedInjectors(mesh).map(({ byDefault }) => byDefault?.scalar === true))
  return answers.size > 1 ? undefined : answers.has(true)
}

/** Its selectors come before the policy; `neverInjectSelector` before `alwaysInjectSelector`. */
function isInjected(
  { policy, never, always }: InjectorSettings,
  labels: Readonly<Record<string, string>>,
  isKnown: boolean,
): boolean | undefined {
  const selectors = [...never, ...always].filter((selector) => !isEmptySelector(selector))
  if (policy.isUnfilled || (selectors.length > 0 && !isKnown)) return undefined
  const isSelectedBy = (list: readonly Node[]): boolean =>
    list.some((selector) => !isEmptySelector(selector) && matchesSelector(selector, labels))
  if (isSelectedBy(never)) return false
  if (isSelectedBy(always)) return policy.text === '' || knownPolicies.has(policy.text)
  return policy.text === '' || policy.text === 'enabled'
}

/** With any other policy nothing is injected. */
const knownPolicies: ReadonlySet<string> = new Set(['disabled', 'enabled'])

/** An empty selector selects nothing here. */
function isEmptySelector(selector: Node): boolean {
  return selector.entries('matchLabels').length + selector.items('matchExpressions').length === 0
}

/**
 * The injectors that files state: their ConfigMaps; where files have none, the values of operators and of istiod charts that
 * are not in the repository.
 */
const statedInjectors = derived('everything', (mesh): readonly InjectorSettings[] => {
  const ofConfigMaps = mesh.manifests.filter(isSidecarInjector).flatMap(ofConfigMap)
  const ofOperators = mesh.manifests.filter(isMeshOperator).map(({ spec, kind }) => {
    // An Istio of the Sail operator names its revisions itself, unless it updates in place.
    const isInPlace = kind === 'Istio' && /^(InPlace)?$/.test(spec.at('updateStrategy', 'type').text)
    const stated = kind === 'Istio' ? (isInPlace ? '' : undefined) : spec.get('revision').text
    return ofValues(spec.get('values'), stated)
  })
  const ofCharts = mesh.configSources.flatMap(({ owner, global }) => {
    if (!global || !('layout' in owner)) return []
    const values = global.root.at(...global.pathKeys.slice(0, -1))
    return [ofValues(values, values.get('revision').text)]
  })
  return [...ofConfigMaps, ...ofOperators, ...ofCharts]
})

function ofConfigMap(injector: Manifest): InjectorSettings[] {
  const config = injectorDocument(injector, 'config')
  if (!config) return []
  return [
    {
      revision: injector.name.replace(/^istio-sidecar-injector-?/, ''),
      policy: config.get('policy'),
      never: config.items('neverInjectSelector'),
      always: config.items('alwaysInjectSelector'),
      byDefault: injectorDocument(injector, 'values')?.at('sidecarInjectorWebhook', byDefaultKey),
    },
  ]
}

/** Istio's chart writes these values into the ConfigMap (`templates/istiod-injector-configmap.yaml`). */
function ofValues(values: Node, revision: string | undefined): InjectorSettings {
  const webhook = values.get('sidecarInjectorWebhook')
  return {
    revision,
    policy: values.at('global', 'proxy', 'autoInject'),
    never: webhook.items('neverInjectSelector'),
    always: webhook.items('alwaysInjectSelector'),
    byDefault: webhook.get(byDefaultKey),
  }
}

const byDefaultKey = 'enableNamespacesByDefault'
