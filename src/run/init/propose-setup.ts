import { hasPath, type Tree } from '../../core/tree.ts'
import type { OmittedFile, ProposedSetup, SetupFile } from '../../core/proposed-setup.ts'
import { causesIn } from '../../inspect/causes.ts'
import { pointAtCauses } from '../../inspect/point-at-causes.ts'
import { overridesIn } from '../../inspect/overrides.ts'
import { readableTree } from '../../inspect/readable.ts'
import { runPolicyTests } from '../policy-tests/run-policy-tests.ts'
import { testFilesIn } from '../policy-tests/test-files.ts'
import type { RunInput } from '../run-input.ts'
import { baselineFile, baselineText } from '../waivers/baseline.ts'
import {
  checkHead,
  draftConfiguration,
  type CheckedHead,
  type ConfigurationDraft,
} from './draft-configuration.ts'
import { nextSteps } from './next-steps.ts'
import { withFile } from './with-file.ts'
import { workflowTexts } from './workflow-texts.ts'

/** The options of a proposed setup. */
export interface SetupOptions {
  /** True if the repository has nothing at a path. */
  readonly isFree: (path: string) => boolean
  /** True if pull requests from forks get comments, too. */
  readonly forks: boolean
  /** The full id of the commit of meshgate that is run; `null` if it is not known. */
  readonly commit: string | null
}

/** A file, or the reason why it is not proposed; `null` for neither. */
type Proposal = SetupFile | OmittedFile | null

/**
 * Proposes the files that set up meshgate in a repository: a configuration, workflows, a baseline of the current
 * findings, and policy tests. What exists is in `omitted`, with the reason. Throws `UsageError` for an invalid configuration.
 */
export async function proposeSetup(input: RunInput, options: SetupOptions): Promise<ProposedSetup> {
  const head = readableTree(input.head)
  const { configFile, repository } = input.options
  const draft = options.isFree(configFile) ? await draftConfiguration({ ...input, head }) : null
  const checked = draft?.checked ?? (await checkHead({ ...input, head }))
  const configured = draft?.text ? withFile(head, configFile, draft.text) : head
  const proposals = [
    configurationProposal(draft, configFile),
    ...workflowProposals(head, input, options),
    await baselineProposal(checked, input, options),
    await testProposal({ ...input, head: configured }, checked, options),
  ]
  const files = proposals.filter((proposal): proposal is SetupFile => proposal !== null && 'text' in proposal)
  return {
    files,
    omitted: proposals.filter(
      (proposal): proposal is OmittedFile => proposal !== null && 'reason' in proposal,
    ),
    next: nextSteps({
      files,
      configFile,
      questions: draft?.questions.length ?? 0,
      targets: checked.inspected.targets,
      repository: repository(),
    }),
  }
}

const exists = 'it exists'

function configurationProposal(draft: ConfigurationDraft | null, path: string): Proposal {
  if (!draft) return { path, reason: exists }
  if (draft.text === null) return { path, reason: 'files tell all that it would' }
  const { hosts, questions } = draft
  const contents = [
    ...(hosts.entries.length === 0 ? [] : [`the hosts that may be called outside (${hosts.entries.length})`]),
    ...(questions.length === 0 ? [] : [`questions (${questions.length})`]),
  ]
  return { path, text: draft.text, contents: contents.join(' and ') }
}

/** Workflows are for GitHub. None is proposed if all remotes are elsewhere. */
function workflowProposals(head: Tree, input: RunInput, { forks, commit, isFree }: SetupOptions): Proposal[] {
  const { options } = input
  const { urls } = options.repository()
  const isOnGithub = urls.length === 0 || urls.some((url) => /github/i.test(url)) || hasPath(head, '.github')
  return workflowTexts(forks, commit).map(({ name, text, contents }): Proposal => {
    const path = `.github/workflows/${name}`
    if (!isFree(path)) return { path, reason: exists }
    return isOnGithub ? { path, text, contents } : { path, reason: 'no remote is on GitHub' }
  })
}

async function baselineProposal(
  { config, inspected }: CheckedHead,
  { host }: RunInput,
  { isFree }: SetupOptions,
): Promise<Proposal> {
  if (!isFree(baselineFile)) return { path: baselineFile, reason: exists }
  const causes = causesIn(inspected, host)
  const pointed = await pointAtCauses(inspected.findings, inspected, causes, host.budget)
  const findings = pointed.flatMap(overridesIn(config))
  if (findings.length === 0) return null
  const contents = `today's findings (${findings.length}), which fail no run`
  return { path: baselineFile, text: baselineText(findings), contents }
}

/** Cases for the current decisions about tokens; none if nothing decides about tokens. */
async function testProposal(
  input: RunInput,
  { config, inspected }: CheckedHead,
  { isFree }: SetupOptions,
): Promise<Proposal> {
  const meshes = [...inspected.meshes.values()]
  if (!meshes.some((mesh) => mesh.ofKind('RequestAuthentication').length > 0)) return null
  const [existing] = testFilesIn(input.head, config)
  if (existing !== undefined) return { path: existing, reason: 'there are policy tests' }
  const path = `${hasPath(input.head, 'tests') ? 'tests/' : ''}proposed.meshgate-test.yaml`
  if (!isFree(path)) return { path, reason: exists }
  const { proposed } = await runPolicyTests(input, { paths: [], filter: null, propose: true })
  if (!proposed?.text) return null
  return { path, text: proposed.text, contents: `requests as they are decided today (${proposed.cases})` }
}
