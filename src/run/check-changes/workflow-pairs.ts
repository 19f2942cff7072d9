import type { Reader } from '../../yaml/reader.ts'
import { meshgateUse, type MeshgateUse } from './meshgate-use.ts'

/** One side of a change: its files, and where they use meshgate. */
export interface WorkflowSide {
  readonly reader: Reader
  readonly use: MeshgateUse
}

/** Reads where the workflows of a tree use meshgate. */
export function workflowSide(reader: Reader): WorkflowSide {
  return { reader, use: meshgateUse(reader) }
}

/** The files of a workflow that uses meshgate on either side. */
export interface WorkflowPair {
  readonly base: string
  /** Another one than in base where the workflow was renamed. */
  readonly head: string
}

/** The workflows of both sides that use meshgate: by file, renamed ones by the name of a job that uses it. */
export function workflowPairs(base: WorkflowSide, head: WorkflowSide): WorkflowPair[] {
  const files = [...new Set([...base.use.workflows.keys(), ...head.use.workflows.keys()])]
  const renamed = renamedFiles(base, head)
  const news = new Set(renamed.values())
  return files
    .filter((file) => !news.has(file))
    .map((file) => ({ base: file, head: renamed.get(file) ?? file }))
}

/** Workflows that only base has, and what only head has instead. */
function renamedFiles(base: WorkflowSide, head: WorkflowSide): Map<string, string> {
  const newFiles = onlyIn(head, base)
  const byJob = new Map(newFiles.flatMap((file) => jobsIn(head, file).map((job) => [job, file] as const)))
  const waiting = new Set(newFiles)
  const renamed = new Map<string, string>()
  for (const file of onlyIn(base, head)) {
    const found = jobsIn(base, file).find((job) => waiting.has(byJob.get(job) ?? ''))
    if (found === undefined) continue
    renamed.set(file, byJob.get(found)!)
    waiting.delete(byJob.get(found)!)
  }
  return renamed
}

function onlyIn({ use }: WorkflowSide, other: WorkflowSide): string[] {
  return [...use.workflows.keys()].filter((file) => other.reader.tree.read(file) === undefined)
}

function jobsIn({ use }: WorkflowSide, file: string): string[] {
  return [...(use.workflows.get(file) ?? [])]
}
