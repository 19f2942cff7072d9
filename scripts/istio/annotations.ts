import { parse } from 'yaml'

/** An annotation of Istio. */
export interface IstioAnnotation {
  readonly name: string
  /** How far Istio supports it: `Alpha`, `Beta`, `Stable`. */
  readonly status: string
  readonly isDeprecated: boolean
  /** The kinds that bear it; `Any` is every kind. */
  readonly kinds: readonly string[]
}

/** The annotations and labels that Istio knows, by name. */
export interface IstioNames {
  readonly annotations: readonly IstioAnnotation[]
  readonly labels: readonly string[]
}

interface Described {
  readonly name: string
  /** Without it Istio takes `Alpha`. */
  readonly featureStatus?: string
  readonly deprecated?: boolean
  readonly resources?: readonly string[]
}

/** Reads `annotation/annotations.yaml` and `label/labels.yaml` of istio.io/api, without their descriptions. */
export function istioNames(annotations: string, labels: string): IstioNames {
  const described: { annotations: Described[] } = parse(annotations)
  const describedLabels: { labels: Described[] } = parse(labels)
  return {
    annotations: described.annotations
      .map(({ name, featureStatus = 'Alpha', deprecated = false, resources = [] }): IstioAnnotation => ({
        name,
        status: featureStatus,
        isDeprecated: deprecated,
        kinds: resources,
      }))
      .toSorted((first, second) => (first.name < second.name ? -1 : 1)),
    labels: describedLabels.labels.map(({ name }) => name).toSorted(),
  }
}
