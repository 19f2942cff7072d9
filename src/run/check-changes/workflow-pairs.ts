import type { Reader } from '../../yaml/reader.ts'
import { meshgateUse, type MeshgateUse } from './meshgate-use.ts'

/** The files of base or head, and where their workflows use meshgate. */
export interface WorkflowTree {
  readonly reader: Reader
  readonly use: MeshgateUse
}

/** Finds where the workflows of a tree use meshgate. */
export function workflowTree(reader: Reader): WorkflowTree {
  return { reader, use: meshgateUse(reader) }
}

/** The file of a workflow in base and in head, one of which uses meshgate. */
export interface WorkflowPair {
  readonly base: string
  /** Differs from `base` if the workflow was renamed. */
  readonly head: string
}

/** The workflows of base and head that use meshgate, matched by file, or by the name of a job if renamed. */
export function workflowPairs(base: WorkflowTree, head: WorkflowTree): WorkflowPair[] {
  const files = [...new Set([...base.use.workflows.keys(), ...head.use.workflows.keys()])]
  const renamed = renamedFiles(base, head)
  const addedFiles = new Set(renamed.values())
  return files
    .filter((file) => !addedFiles.has(file))
    .map((file) => ({ base: file, head: renamed.get(file) ?? file }))
}

/** The workflows that only base has, with the renamed file in head. */
function renamedFiles(base: WorkflowTree, head: WorkflowTree): Map<string, string> {
  const newFiles = onlyIn(head, base)
  const byJob = new Map(newFiles.flatMap((file) => jobsIn(head, file).map((job) => [job, file] as const)))
  const unmatched = new Set(newFiles)
  const renamed = new Map<string, string>()
  for (const file of onlyIn(base, head)) {
    const jobName = jobsIn(base, file).find((job) => unmatched.has(byJob.get(job) ?? ''))
    if (jobName === undefined) continue
    renamed.set(file, byJob.get(jobName)!)
    unmatched.delete(byJob.get(jobName)!)
  }
  return renamed
}

function onlyIn({ use }: WorkflowTree, otherTree: WorkflowTree): string[] {
  return [...use.workflows.keys()].filter((file) => otherTree.reader.tree.read(file) === undefined)
}

function jobsIn({ use }: WorkflowTree, file: string): string[] {
  return [...(use.workflows.get(file) ?? [])]
}
