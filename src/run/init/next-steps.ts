import type { Repository } from '../../core/repository.ts'
import type { SetupFile } from '../../core/proposed-setup.ts'
import type { Target } from '../../core/target.ts'

/** The facts that the next steps depend on. */
export interface SetupOutcome {
  readonly files: readonly SetupFile[]
  readonly configFile: string
  /** How many questions the configuration asks. */
  readonly questions: number
  readonly targets: readonly Target[]
  readonly repository: Repository
}

/** What to do after `meshgate init`, one sentence without a full stop each; at most five. */
export function nextSteps(outcome: SetupOutcome): string[] {
  const { files, configFile, questions, targets } = outcome
  const remote = targets.filter((target) => target.kind === 'values' && target.reasonCode === 'remote-chart')
  const tests = files.find(({ path }) => path.endsWith('.meshgate-test.yaml'))
  return [
    ...(questions === 0
      ? []
      : [`answer the questions in ${configFile}: an answer counts once its \`#\` is gone`]),
    ...(remote.length === 0
      ? []
      : [`download the charts of registries that releases need (${remote.length}): \`meshgate fetch\``]),
    ...(tests ? [`read ${tests.path}: it says what is decided today, not what is meant`] : []),
    ...commitSteps(outcome),
  ]
}

function commitSteps({ files, repository }: SetupOutcome): string[] {
  const workflows = files.filter(({ path }) => path.startsWith('.github/'))
  const branch = repository.mainBranch ?? repository.branches[0] ?? 'main'
  const isUnpinned = workflows.some(({ text }) => text.includes('@COMMIT'))
  const pin = isUnpinned ? ', with the commit of meshgate that you have read for COMMIT in the workflow' : ''
  return [
    ...(files.length === 0 ? [] : [`commit the files${pin}`]),
    ...(workflows.length === 0 ? [] : ['make the job `meshgate` a required check of the branch']),
    `see on a branch what its pull request will be told: \`meshgate check --base ${branch}\``,
  ]
}
