import { baseName } from '../core/path.ts'

/**
 * A release name for a chart whose release has no stated name: the chart's name or else its folder's, if valid, else these
 * in lower case with hyphens for what Kubernetes refuses, else `release`. Names with placeholders are not used. `path` is
 * the chart's folder, or its archive without the version and `.tgz`. The result is a DNS-1035 label
 * of at most 53 characters, so that neither Helm (`ValidateReleaseName` in pkg/chart/v2/util/validate_name.go) nor a
 * Service named after it is refused because of an invented name.
 */
export function releaseNameFor(chartName: string, path: string): string {
  const names = [chartName, baseName(path)].filter((name) => !isPlaceholder(name))
  return names.find(isLabel) ?? names.map(toLabel).find(isLabel) ?? 'release'
}

/** Helm's `maxReleaseNameLen`. */
const maxLength = 53

/** Kubernetes' `IsDNS1035Label` for names of Services, which is stricter than Helm is with release names. */
function isLabel(name: string): boolean {
  return name.length <= maxLength && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)
}

/** True for a name that a person or a tool replaces: `<CHARTNAME>`, `{{ .Name }}`, `${NAME}`, `%NAME%`, `__NAME__`. */
function isPlaceholder(name: string): boolean {
  return /[<>{}$%]|^__.*__$/.test(name)
}

/** The letters and digits of a name in lower case, joined by single hyphens, from the first letter on. */
function toLabel(name: string): string {
  const words = name.toLowerCase().split(/[^a-z0-9]+/)
  return words
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '')
}
