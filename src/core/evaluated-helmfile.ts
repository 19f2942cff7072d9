import type { Tree } from './tree.ts'

/**
 * Evaluates a helmfile of a tree in one environment, as helmfile v1 does without executing anything.
 *
 * @param file its path in the tree
 * @param environment `default` for a run without `--environment`
 */
export type EvaluateHelmfile = (tree: Tree, file: string, environment: string) => Promise<EvaluatedHelmfile>

/**
 * The releases of a helmfile, and of the helmfiles that it lists, in one environment. Paths are relative to the root of the
 * tree.
 */
export interface EvaluatedHelmfile {
  /** The files that were read. */
  readonly read: readonly string[]
  /** The helmfiles and bases among them, without the evaluated helmfile. */
  readonly nested: readonly string[]
  /** The names of the environments that it defines. */
  readonly environments: readonly string[]
  /** The releases that are installed. */
  readonly releases: readonly HelmfileRelease[]
  /** Why a helmfile cannot be evaluated. */
  readonly failures: readonly HelmfileFailure[]
}

/** A reason why a helmfile or a release cannot be evaluated. */
export interface HelmfileFailure {
  readonly message: string
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** True if the files are not wrong, but depend on a variable, a command or a secret. */
  readonly unknown: boolean
  /** The release that another one needs and that no release is. */
  readonly need?: UndefinedNeed
}

/** A name in `needs` that no release of the helmfile has. */
export interface UndefinedNeed {
  readonly name: string
  /** The names of the other releases, as this release would write them. */
  readonly defined: readonly string[]
  /** True if a release has the name once helmfile is called with `--namespace` or `--kube-context`. */
  readonly byFlag: boolean
}

/** A release of a helmfile. Texts are `''` where nothing states them. */
export interface HelmfileRelease {
  readonly name: string
  readonly namespace: string
  /** As the helmfile writes it. */
  readonly chart: string
  /** The folder of the chart; `null` for a chart in a registry. */
  readonly chartPath: string | null
  /** The address of a chart in a registry, with that of its repository. */
  readonly chartAddress: string
  readonly version: string
  readonly kubeContext: string
  /** The 1-based lines of the release and of its chart. */
  readonly file: string
  readonly line: number
  readonly chartLine: number
  /** The weakest first. */
  readonly values: readonly HelmfileValues[]
  readonly parameters: readonly HelmfileParameter[]
  /** Values files that do not exist. */
  readonly missing: readonly { readonly path: string; readonly file: string; readonly line: number }[]
  readonly skipCRDs: boolean
  readonly skipSchemaValidation: boolean
  readonly kubeVersion: string
  readonly apiVersions: readonly string[]
  /** True if a hook of the helmfile or of the release may create files. */
  readonly hasHooks: boolean
  /** Why its values or options are unknown; `null` if they are known. */
  readonly failure: HelmfileFailure | null
}

/** One layer of the values of a release. */
export interface HelmfileValues {
  readonly file: string
  /** Keys and indices to a map in the document that has the line `line`; `null` for a whole file or a text. */
  readonly path: readonly (string | number)[] | null
  readonly line: number
  /** The text that templates rendered; `''` for a whole file. */
  readonly text: string
  /** The 1-based line of `file` for each line of `text`, 0 for none; `null` for a whole file or a map. */
  readonly lines: readonly number[] | null
}

/** A flag `--set`, `--set-string` or `--set-file`; the value of the latter is a path in the tree. */
export interface HelmfileParameter {
  readonly flag: 'set' | 'setString' | 'setFile'
  readonly key: string
  readonly value: string
  /** The scalar of the value; `null` where a template made it. */
  readonly place: HelmfileValues | null
}
