import type { EmbeddedValues } from './embedded-values.ts'
import type { SourceLine } from './source-line.ts'

/** Values and options that an object of a GitOps controller or a helmfile contains for a release. */
export interface ReleaseSettings {
  /** Maps of values and texts of YAML, the weakest first. All are stronger than the values files. */
  readonly values: readonly PlacedText[]
  /** Stronger than all values. Of parameters with one flag and key the last one counts. */
  readonly parameters: readonly ReleaseParameter[]
  readonly includeCrds: boolean
  /** True if it is rendered as for an upgrade; absent for an installation. */
  readonly isUpgrade?: boolean
  readonly skipTests: boolean
  readonly noHooks?: boolean
  readonly skipSchemaValidation: boolean
  /** The version of the cluster; absent if nothing states it. */
  readonly kubeVersion?: string
  /** True if the values files replace the values.yaml of the chart. */
  readonly replacesDefaults?: boolean
  /** Sources of further values that the tree does not contain: "Secret `web`"; absent if there is none. */
  readonly unknownValues?: readonly string[]
  /** Kustomizations of the manifests that Helm rendered, in this order; absent if there is none. */
  readonly postRenderers?: readonly PostRenderer[]
  /** Labels and annotations that the controller then adds to every object; absent if there is none. */
  readonly addedMetadata?: readonly AddedMetadata[]
  /** Kinds that the cluster serves besides those of Kubernetes, as `group/version/Kind`. */
  readonly apiVersions: readonly string[]
  /** Further files that state the release, such as a helmfile and its bases; absent if there is none. */
  readonly files?: readonly string[]
  /** The helmfile whose templates generated values or parameters of the release; absent if none did. */
  readonly helmfile?: HelmfileInEnvironment
}

/** A helmfile that no other helmfile lists, and the environment in which it is evaluated. */
export interface HelmfileInEnvironment {
  readonly file: string
  readonly environment: string
}

/** A label or annotation of every object of a release, and where it is stated. Of one key the last one counts. */
export interface AddedMetadata {
  readonly field: 'labels' | 'annotations'
  readonly key: string
  readonly value: string
  readonly at: SourceLine
}

/** A kustomization of rendered manifests. */
export interface PostRenderer {
  readonly patches: readonly PostRendererPatch[]
  /** Entries of `images` of a kustomization. */
  readonly images: readonly unknown[]
  /** Where it is stated. */
  readonly at: SourceLine
}

/** A patch of rendered manifests. */
export interface PostRendererPatch {
  readonly patch: PlacedText
  /** A selector of a kustomization; absent for a patch that names its object. */
  readonly target?: unknown
}

/**
 * The name of a text of `ReleaseSettings.values` in messages of Helm: `inline values` for index 0, `inline values 2` for
 * index 1. No path in a tree equals it.
 */
export function inlineValuesName(index: number): string {
  return index === 0 ? 'inline values' : `inline values ${index + 1}`
}

/** The text of `ReleaseSettings.values` with a name such as `inline values 2` (`inlineValuesName`), or `undefined`. */
export function inlineValuesNamed(
  { settings }: { readonly settings?: ReleaseSettings },
  name: string,
): PlacedText | undefined {
  return settings?.values.find((_, index) => inlineValuesName(index) === name)
}

/** A value that `--set`, `--set-string` or `--set-file` sets; the text of the latter is a path in the tree. */
export interface ReleaseParameter {
  readonly flag: 'set' | 'setString' | 'setFile'
  readonly key: string
  readonly value: PlacedText
  /** True if Helm gets the text unchanged; else its commas are escaped. */
  readonly isVerbatim?: true
}

/** A text, and where the tree contains it. */
export interface PlacedText {
  readonly text: string
  /** `null` if a tool generated the text, so that no file contains it. */
  readonly at: EmbeddedValues | null
  /** The file from which a template generated the text; absent if none did. */
  readonly madeFrom?: TextOrigin
}

/** A file of the tree, and its 1-based line for each line of a text that was generated from it; 0 for none. */
export interface TextOrigin {
  readonly file: string
  readonly lines: readonly number[]
}
