import { oncePer } from '../core/once-per.ts'
import { parseIstioVersion, versionText, type IstioVersion } from '../core/istio-version.ts'
import { table } from '../core/table.ts'
import { baseName } from '../core/path.ts'
import { rootOf } from '../discover/root.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * The version of Istio that the repository installs. It is read from Applications and HelmReleases of Istio's charts,
 * charts that depend on them, OCIRepositories of them, Istio objects of the Sail operator, IstioOperators and Deployments of
 * istiod. `undefined` if none states a version of one minor release, or if two minor releases differ: then there may be two
 * meshes, or one that is being upgraded.
 */
export function statedIstioVersion(manifests: Iterable<Manifest>, reader: Reader): IstioVersion | undefined {
  const versions = new Map<string, IstioVersion>()
  const add = (text: string): void => {
    const version = pinnedVersion(text)
    if (version) versions.set(versionText(version), version)
  }
  for (const manifest of manifests) installedIstioVersions(manifest).forEach(add)
  for (const path of reader.tree.files)
    if (dependencyFiles.has(baseName(path))) dependencyVersions(rootOf(reader, path)).forEach(add)
  return versions.size === 1 ? [...versions.values()][0] : undefined
}

/** Charts of apiVersion v1 list their dependencies in requirements.yaml. */
const dependencyFiles: ReadonlySet<string> = new Set(['Chart.yaml', 'requirements.yaml'])

/**
 * The minor release that a version or range allows: `1.26.1`, `~1.26.0`, `1.26.x`; `null` if it allows several, and for a
 * version before 1.0, which is that of another chart.
 */
function pinnedVersion(text: string): IstioVersion | null {
  const version = text.trim().replace(/^(?:~>?|=)\s*/, '')
  const parsed = parseIstioVersion(version.replace(/\.[x*]$/i, ''))
  return parsed && parsed.major > 0 ? parsed : null
}

/** The versions of Istio that an object installs, as it writes them; most are no version of Istio and empty. */
export const installedIstioVersions = oncePer((manifest: Manifest): readonly string[] => {
  return versionsOfKind[`${groupOf(manifest)}/${manifest.kind}`]?.(manifest) ?? noVersions
})

const noVersions: readonly string[] = []

/** What an object of a kind, `GROUP/KIND`, says about the version of Istio that it installs. */
const versionsOfKind = table<(manifest: Manifest) => readonly string[]>({
  'argoproj.io/Application': ({ spec }) => sourcesOf(spec).flatMap(sourceVersions),
  'helm.toolkit.fluxcd.io/HelmRelease': ({ spec }) => helmReleaseVersions(spec),
  'source.toolkit.fluxcd.io/OCIRepository': ({ spec }) =>
    isIstioChart(baseName(spec.get('url').text), spec.get('url').text) ? [spec.at('ref', 'tag').text] : [],
  'sailoperator.io/Istio': ({ spec }) => [spec.get('version').text],
  'install.istio.io/IstioOperator': ({ spec }) => [spec.get('tag').text],
  'apps/Deployment': (manifest) =>
    imagesOf(manifest).map((image) => /(?:^|\/)pilot:([^@]+)/.exec(image)?.[1] ?? ''),
})

function imagesOf({ spec }: Manifest): string[] {
  return spec
    .at('template', 'spec')
    .items('containers')
    .map((container) => container.get('image').text)
}

function sourcesOf(spec: Node): Node[] {
  return [spec.get('source'), ...spec.items('sources')]
}

function sourceVersions(source: Node): string[] {
  const [chart, repository] = [source.get('chart').text, source.get('repoURL').text]
  return isIstioChart(chart, repository) ? [source.get('targetRevision').text] : []
}

function helmReleaseVersions(spec: Node): string[] {
  const chart = spec.at('chart', 'spec')
  const repository = chart.at('sourceRef', 'name').text
  return isIstioChart(chart.get('chart').text, repository) ? [chart.get('version').text] : []
}

function dependencyVersions(chart: Node | null): string[] {
  return (chart?.items('dependencies') ?? [])
    .filter((entry) => isIstioChart(entry.get('name').text, entry.get('repository').text))
    .map((entry) => entry.get('version').text)
}

/**
 * Not only Istio has a chart named `base`, so the repository has to be named after Istio, too. `istio` was the chart's
 * name until 1.7. A chart in a folder (`file://`) has a version of its own.
 */
function isIstioChart(name: string, repository: string): boolean {
  if (!chartNames.has(name) || repository.startsWith('file:')) return false
  return /(?<![a-z])istio(?![a-z])/i.test(repository)
}

const chartNames: ReadonlySet<string> = new Set(['istiod', 'base', 'istio'])
