import { statedNamespace } from '../../core/namespace.ts'
import type { GitopsDelivery, GitopsKind } from '../../core/target.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

/** The kinds of GitOps targets that are objects of a controller. */
export type DeliveryObject = Exclude<GitopsKind, 'kustomization' | 'helmfile-release'>

/** Where the manifests of an object of Argo CD or Flux come from and go to, as far as the object states it. */
export function deliveryOf(kind: DeliveryObject, manifest: Manifest): GitopsDelivery {
  return deliveryReaders[kind](manifest.spec, statedNamespace(manifest))
}

/** The text, or `null` if it is empty because nothing states it. */
export function nonEmptyText(text: string): string | null {
  return text === '' ? null : text
}

/** A list with the text; empty if the text is empty. */
export function statedTexts(text: string): string[] {
  return text === '' ? [] : [text]
}

/** A chart with its version: `podinfo 6.5.0`; the chart alone if either text is empty. */
export function chartWithVersion(chart: string, version: string): string {
  return chart === '' || version === '' ? chart : `${chart} ${version}`
}

type DeliveryReader = (spec: Node, namespace: string) => GitopsDelivery

const deliveryReaders: Readonly<Record<DeliveryObject, DeliveryReader>> = {
  application: applicationDelivery,
  'application-set': (spec) => {
    const { sources, ...destination } = applicationDelivery(spec.at('template', 'spec'))
    const generators = spec.items('generators').flatMap((generator) => generator.entries().slice(0, 1))
    return { sources: [...sources, ...generators.map(([name]) => `generator ${name}`)], ...destination }
  },
  'flux-kustomization': (spec) => ({
    sources: statedTexts(ofSource(spec.get('path').text || '.', reference(spec.get('sourceRef')))),
    cluster: remoteCluster(spec),
    namespace: nonEmptyText(spec.get('targetNamespace').text),
  }),
  'helm-release': (spec, namespace) => ({
    sources: statedTexts(chartOf(spec)),
    cluster: remoteCluster(spec),
    // helm-controller installs into the namespace of the object unless `targetNamespace` names another one.
    namespace: nonEmptyText(spec.get('targetNamespace').text || namespace),
  }),
}

function applicationDelivery(spec: Node): GitopsDelivery {
  const destination = spec.get('destination')
  const sources = [spec.get('source'), ...spec.items('sources')].filter(({ kind }) => kind === 'map')
  return {
    sources: sources.map(sourceText),
    cluster: nonEmptyText(destination.get('name').text || destination.get('server').text),
    namespace: nonEmptyText(destination.get('namespace').text),
  }
}

/** `apps/pay of https://git.example/platform at main`, or `istiod 1.27.0 of https://charts.example`. */
function sourceText(source: Node): string {
  const [chart, path, revision, ref] = ['chart', 'path', 'targetRevision', 'ref'].map(
    (field) => source.get(field).text,
  ) as [string, string, string, string]
  const repository = source.get('repoURL').text
  if (chart !== '') return ofSource(chartWithVersion(chart, revision), repository)
  const folder = path === '' && ref !== '' ? `values \`$${ref}\`` : path || '.'
  return ofSource(folder, revision === '' ? repository : `${repository} at ${revision}`)
}

/** The chart of a HelmRelease: by reference, by name and source, or in the format of the first API versions. */
function chartOf(spec: Node): string {
  if (spec.get('chartRef').exists) return reference(spec.get('chartRef'))
  const chart = spec.get('chart')
  const template = chart.get('spec')
  if (template.exists) {
    const name = chartWithVersion(template.get('chart').text, template.get('version').text)
    return ofSource(name, reference(template.get('sourceRef')))
  }
  const name = chartWithVersion(chart.get('name').text, chart.get('version').text) || chart.get('path').text
  return ofSource(name, chart.get('repository').text || chart.get('git').text)
}

/** The path or chart and its repository, as far as they are stated: `apps of https://git.example`. */
function ofSource(name: string, repository: string): string {
  return [name, repository].filter((text) => text !== '').join(' of ')
}

/** A reference to an object: `GitRepository/flux-system`; empty if no object is named. */
function reference(node: Node): string {
  const name = node.get('name').text
  return name === '' ? '' : `${node.get('kind').text || 'source'}/${name}`
}

/** The cluster of an object that applies to a cluster other than its own (`spec.kubeConfig`). */
function remoteCluster(spec: Node): string | null {
  return nonEmptyText(
    spec.at('kubeConfig', 'secretRef', 'name').text || spec.at('kubeConfig', 'configMapRef', 'name').text,
  )
}
