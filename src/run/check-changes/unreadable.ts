import { defaultConfigFile as usualFile, configMistakes } from '../../config.ts'
import type { CheckChange, Location } from '../../core/report.ts'
import { refusalOf, resolveLinks } from '../../core/tree.ts'
import { locationAt } from '../../yaml/lines.ts'
import type { Reader } from '../../yaml/reader.ts'
import type { WorkflowTree } from './workflow-pairs.ts'

/** Reports an invalid configuration of base. An invalid configuration of head ends the run. */
export async function wrongConfiguration(base: Reader, file: string): Promise<CheckChange[]> {
  const problem = readProblem(base, file) ?? (await mistakeIn(base, file))
  if (problem === null) return []
  const note = `base’s configuration is wrong, so that base is looked at by head’s: ${problem.message}`
  return [{ at: problem.at, side: 'base', key: '', effect: 'changes', note }]
}

async function mistakeIn(base: Reader, file: string): Promise<Problem | null> {
  const configPath = base.tree.read(resolveLinks(base.tree, file) ?? file) ? file : usualFile
  const [first] = await configMistakes(base, configPath)
  return first ?? null
}

/** Reports workflows and actions that cannot be read in base or head, if either version uses meshgate. */
export function unreadableWorkflows(base: WorkflowTree, head: WorkflowTree): CheckChange[] {
  const files = [base, head].flatMap(({ reader, use }) => [
    ...use.workflows.keys(),
    ...use.actions,
    ...reader.tree.files.filter((path) => isWorkflow(path) && mentionsMeshgate(reader, path)),
  ])
  const sides = { base, head }
  return [...new Set(files)].flatMap((file) =>
    (['base', 'head'] as const).flatMap((side): CheckChange[] => {
      const problem = readProblem(sides[side].reader, file)
      if (problem === null) return []
      return [
        { at: problem.at, side, key: '', effect: 'changes', note: `cannot be read: ${problem.message}` },
      ]
    }),
  )
}

function isWorkflow(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)
}

function mentionsMeshgate({ text }: Reader, path: string): boolean {
  return /\bmeshgate\b/.test(text(path) ?? '')
}

/** Why a file cannot be read. */
interface Problem {
  readonly at: Location
  readonly message: string
}

/** Why an existing file cannot be read; `null` if it can, or does not exist. */
export function readProblem(reader: Reader, file: string): Problem | null {
  const refusal = refusalOf(reader.tree, file)
  if (refusal) {
    return { at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 }, message: refusal.reason }
  }
  const [document] = reader.documents(resolveLinks(reader.tree, file) ?? file)
  const [problem] = document?.root === null ? document.problems : []
  if (!document || !problem) return null
  return { at: locationAt(document.source, problem.start, problem.end), message: problem.message }
}
