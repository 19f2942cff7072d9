import { baseName } from '../core/tree.ts'

/**
 * The name of a release that nobody names: the chart's or else the folder's, if it can be one, else what is left of
 * them without the characters that Kubernetes refuses. `path` is that of the chart's folder or archive. The result is
 * a DNS-1035 label of at most 53 characters, so that neither Helm (`ValidateReleaseName` in its
 * pkg/chart/v2/util/validate_name.go) nor the name of a Service made of it is refused for a name that nobody chose.
 */
export function releaseNameFor(chartName: string, path: string): string {
  const names = [chartName, baseName(path)].filter((name) => !isPlaceholder(name))
  return names.find(isLabel) ?? names.map(cleaned).find(isLabel) ?? 'release'
}

/** `maxReleaseNameLen` of Helm. */
const maxLength = 53

/** `IsDNS1035Label` of Kubernetes: the names of Services, which is stricter than what Helm asks of releases. */
function isLabel(name: string): boolean {
  return name.length <= maxLength && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)
}

/** True for what a person or another tool replaces: `<CHARTNAME>`, `{{ .Name }}`, `${NAME}`, `%NAME%`, `__NAME__`. */
function isPlaceholder(name: string): boolean {
  return /[<>{}$%]|^__.*__$/.test(name)
}

/** The letters and digits of a name in lower case, with single hyphens between them, from the first letter on. */
function cleaned(name: string): string {
  const words = name.toLowerCase().split(/[^a-z0-9]+/)
  return words
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '')
}
