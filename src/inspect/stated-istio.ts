import { parseIstioVersion, versionText, type IstioVersion } from '../core/istio-version.ts'
import { baseName } from '../core/tree.ts'
import { rootOf } from '../discover/root.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * The version of Istio that the repository installs: by an Application or a HelmRelease of Istio's charts, a chart that
 * depends on them, an Istio of the Sail operator, an IstioOperator, a Deployment of istiod. `undefined` where nothing says one, or two differ:
 * they may be two meshes, or one that is being upgraded.
 */
export function statedIstioVersion(manifests: Iterable<Manifest>, reader: Reader): IstioVersion | undefined {
  const found = new Map<string, IstioVersion>()
  const add = (text: string): void => {
    const version = pinned(text)
    if (version) found.set(versionText(version), version)
  }
  for (const manifest of manifests) versionsIn(manifest).forEach(add)
  for (const path of reader.tree.files)
    if (declaring.has(baseName(path))) dependencyVersions(rootOf(reader, path)).forEach(add)
  return found.size === 1 ? [...found.values()][0] : undefined
}

/** Charts of apiVersion v1 list their dependencies apart. */
const declaring: ReadonlySet<string> = new Set(['Chart.yaml', 'requirements.yaml'])

/** The minor release that a version or a range pins: `1.26.1`, `~1.26.0`, `1.26.x`. Other ranges take newer ones, too. */
function pinned(text: string): IstioVersion | null {
  const plain = text.trim().replace(/^(?:~>?|=)\s*/, '')
  return parseIstioVersion(plain.replace(/\.[x*]$/i, ''))
}

function versionsIn(manifest: Manifest): string[] {
  const { kind, spec } = manifest
  switch (`${groupOf(manifest)}/${kind}`) {
    case 'argoproj.io/Application':
      return sourcesOf(spec).flatMap(ofSource)
    case 'helm.toolkit.fluxcd.io/HelmRelease':
      return ofHelmRelease(spec)
    case 'source.toolkit.fluxcd.io/OCIRepository':
      return isChartOfIstio(baseName(spec.get('url').text), spec.get('url').text)
        ? [spec.at('ref', 'tag').text]
        : []
    case 'sailoperator.io/Istio':
      return [spec.get('version').text]
    case 'install.istio.io/IstioOperator':
      return [spec.get('tag').text]
    case 'apps/Deployment':
      return imagesOf(manifest).map((image) => /(?:^|\/)pilot:([^@]+)/.exec(image)?.[1] ?? '')
    default:
      return []
  }
}

function imagesOf({ spec }: Manifest): string[] {
  return spec
    .at('template', 'spec')
    .items('containers')
    .map((container) => container.get('image').text)
}

function sourcesOf(spec: Node): Node[] {
  return [spec.get('source'), ...spec.items('sources')]
}

function ofSource(source: Node): string[] {
  const [chart, repository] = [source.get('chart').text, source.get('repoURL').text]
  return isChartOfIstio(chart, repository) ? [source.get('targetRevision').text] : []
}

function ofHelmRelease(spec: Node): string[] {
  const chart = spec.at('chart', 'spec')
  const repository = chart.at('sourceRef', 'name').text
  return isChartOfIstio(chart.get('chart').text, repository) ? [chart.get('version').text] : []
}

function dependencyVersions(chart: Node | null): string[] {
  return (chart?.items('dependencies') ?? [])
    .filter((entry) => isChartOfIstio(entry.get('name').text, entry.get('repository').text))
    .map((entry) => entry.get('version').text)
}

/** Others have charts named `base`, too: the repository has to be one of Istio's. Until 1.7 the chart was `istio`. */
function isChartOfIstio(name: string, repository: string): boolean {
  return charts.has(name) && /(?<![a-z])istio(?![a-z])/i.test(repository)
}

const charts: ReadonlySet<string> = new Set(['istiod', 'base', 'istio'])
