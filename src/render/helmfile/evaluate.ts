import type {
  EvaluatedHelmfile,
  HelmfileFailure,
  HelmfileRelease,
  HelmfileValues,
} from '../../core/evaluated-helmfile.ts'
import { oncePer } from '../../core/once-per.ts'
import type { HelmfileInEnvironment } from '../../core/release-settings.ts'
import type { Tree } from '../../core/tree.ts'
import type { EngineAnswer } from '../engine.ts'
import type { EvaluationJob, HelmfileSource } from '../engine-job.ts'
import { fromEngine, toEngine, withTreePaths } from '../engine-paths.ts'
import { engineFrameOf } from '../wire.ts'

/** Evaluates helmfiles: an engine in this thread, or a pool of threads. */
export interface HelmfileEngine {
  render(job: EvaluationJob): EngineAnswer | Promise<EngineAnswer>
}

/**
 * Evaluates a helmfile. The engine knows the paths of all files of the tree. If it reads a file whose contents it lacks,
 * they are sent and the helmfile is evaluated again. An exceeded limit is a failure, never an exception.
 */
export async function evaluateHelmfile(
  engine: HelmfileEngine,
  tree: Tree,
  file: string,
  environment: string,
  { read, texts }: HelmfileInputs = { read: [], texts: new Map() },
): Promise<EvaluatedHelmfile> {
  const sent = new Set([file, ...read])
  for (let rounds = 1; ; rounds++) {
    const answer = await engine.render(jobOf(tree, sent, texts, { file, environment }))
    if (answer.status === 'ended') return ended(file, answer.reason)
    const result = JSON.parse(new TextDecoder().decode(answer.frames[0]!.data)) as EngineResult
    const wanted = result.wanted.flatMap(fromEngine)
    if (wanted.length === 0) return inTree(result, file)
    if (rounds === maxRounds) return ended(file, `it reads files in more than ${maxRounds} steps`)
    for (const path of wanted) sent.add(path)
  }
}

/** What is known before a helmfile is evaluated. */
export interface HelmfileInputs {
  /** Files that it probably reads: they are sent at once. */
  readonly read: readonly string[]
  /** Texts that replace those of files. */
  readonly texts: ReadonlyMap<string, string>
}

/** Limit on the evaluations of one helmfile: each one reads files that the previous ones name. */
const maxRounds = 50

const fixedClockAndSeed = { now: 0, seed: 1 }

function jobOf(
  tree: Tree,
  sent: ReadonlySet<string>,
  texts: HelmfileInputs['texts'],
  { file, environment }: HelmfileInEnvironment,
): EvaluationJob {
  const dataOf = (path: string): Uint8Array => {
    const text = texts.get(path)
    return (text === undefined ? tree.read(path) : new TextEncoder().encode(text)) ?? new Uint8Array()
  }
  return {
    source: pathsOf(tree),
    options: { file: toEngine(file), environment },
    files: [...sent].map((path) => engineFrameOf(toEngine(path), dataOf(path))),
    clockAndSeed: fixedClockAndSeed,
  }
}

/** All files of a tree without their contents. */
const pathsOf = oncePer((tree: Tree): HelmfileSource => {
  const links = Object.fromEntries([...tree.links].map(([link, path]) => [toEngine(link), toEngine(path)]))
  return {
    kind: 'helmfile',
    files: [
      engineFrameOf('', new TextEncoder().encode(JSON.stringify({ links, folders: [] }))),
      ...tree.files.map((path) => engineFrameOf(toEngine(path), new Uint8Array())),
    ],
  }
})

/** The result of the engine (engine/helmfile/helmfile.go), with its paths. */
interface EngineResult extends Pick<EvaluatedHelmfile, 'read' | 'environments' | 'failures'> {
  readonly wanted: readonly string[]
  readonly helmfiles: readonly string[]
  readonly releases: readonly (Omit<HelmfileRelease, 'chartPath'> & { readonly chartPath: string })[]
}

function inTree(result: EngineResult, file: string): EvaluatedHelmfile {
  return {
    read: result.read.flatMap(fromEngine),
    nested: [...new Set(result.helmfiles.flatMap(fromEngine))].filter((path) => path !== file),
    environments: result.environments,
    releases: result.releases.map(releaseInTree),
    failures: result.failures.map(failureInTree),
  }
}

function releaseInTree(release: EngineResult['releases'][number]): HelmfileRelease {
  return {
    ...release,
    file: pathInTree(release.file),
    chartPath: release.chartPath === '' ? null : pathInTree(release.chartPath),
    values: release.values.map(valuesInTree),
    parameters: release.parameters.map((parameter) => ({
      ...parameter,
      value: parameter.flag === 'setFile' ? pathInTree(parameter.value) : parameter.value,
      place: parameter.place && valuesInTree(parameter.place),
    })),
    missing: release.missing.map((missing) => ({
      ...missing,
      path: pathInTree(missing.path),
      file: pathInTree(missing.file),
    })),
    failure: release.failure && failureInTree(release.failure),
  }
}

function valuesInTree(values: HelmfileValues): HelmfileValues {
  return { ...values, file: pathInTree(values.file) }
}

function failureInTree(failure: HelmfileFailure): HelmfileFailure {
  return { ...failure, message: withTreePaths(failure.message), file: pathInTree(failure.file) }
}

/** The path in the tree; a path outside of it is unchanged. */
function pathInTree(path: string): string {
  return fromEngine(path)[0] ?? path
}

function ended(file: string, message: string): EvaluatedHelmfile {
  return {
    read: [file],
    nested: [],
    environments: [],
    releases: [],
    failures: [{ message, file, line: 1, unknown: true }],
  }
}
