import type { EvaluatedHelmfile, HelmfileRelease } from '../../../core/evaluated-helmfile.ts'

/** The environment of a run without `--environment`. */
export const defaultEnvironment = 'default'

/** A helmfile in an environment; `null` if it defines none but `default`. */
export interface HelmfileRun {
  readonly file: string
  /** How the file is known to be a helmfile (`helmfileEvidence`). */
  readonly evidence: 'name' | 'contents'
  readonly environment: string | null
  readonly result: EvaluatedHelmfile
}

/** A release of a helmfile in an environment. */
export interface ReleaseOfHelmfile {
  readonly release: HelmfileRelease
  readonly run: HelmfileRun
  /** The id of the `GitopsTarget` of the release. */
  readonly statedBy: string
}

/** The releases of a helmfile, and of those that it lists. A release without a name gets its number. */
export function releasesOfRun(run: HelmfileRun): ReleaseOfHelmfile[] {
  return run.result.releases.map((release, index) => {
    const name = release.name || `release ${index + 1}`
    return {
      release: { ...release, name },
      run,
      statedBy: `${release.file}:${release.namespace === '' ? '' : `${release.namespace}/`}${name}`,
    }
  })
}
