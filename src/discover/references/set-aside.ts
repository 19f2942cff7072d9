import { oncePer } from '../../core/once-per.ts'
import { folderOf } from '../../core/path.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationsByPath } from '../gitops/kustomizations.ts'
import { isKustomizationFile } from '../kustomizations.ts'
import { deliveryReader } from '../parts/deliveries.ts'
import { fileRoles } from '../parts/file-roles.ts'
import { gitopsObjects } from './gitops-objects.ts'

/**
 * True for a file in a folder with a name for templates or unused files, or in the folder of GitHub's workflows, if nothing
 * outside of such folders includes or applies it: its paths are meant for another place.
 */
export function isSetAside(reader: Reader, file: string): boolean {
  const includers = kustomizationsByPath(reader)
  const seen = new Set<string>()
  for (let current: string | undefined = file; current !== undefined && !seen.has(current);) {
    if (!isNamedAside(current)) return false
    if (fileRoles(reader)(current).isNamed && !includers.has(current)) return false
    if (isKustomizationFile(current) && appliedFolders(reader).has(folderOf(current))) return false
    seen.add(current)
    current = includers.get(isKustomizationFile(current) ? folderOf(current) : current)
  }
  return true
}

/**
 * True for a file of `.github` that nothing outside of it includes or applies: a workflow may apply it to a cluster of its own,
 * and nothing else does.
 */
export function isOfWorkflows(reader: Reader, file: string): boolean {
  return inWorkflows(file) && isSetAside(reader, file)
}

function inWorkflows(path: string): boolean {
  return path.startsWith('.github/')
}

function isNamedAside(path: string): boolean {
  if (inWorkflows(path)) return true
  return folderOf(path)
    .split('/')
    .some((name) => namesAside.has(name.replace(/^[._]/, '').toLowerCase()))
}

const namesAside: ReadonlySet<string> = new Set([
  ...['archive', 'archived', 'attic', 'deprecated', 'disabled', 'obsolete', 'unused'],
  ...['boilerplate', 'scaffold', 'scaffolding', 'skeleton', 'skeletons', 'template', 'templates'],
])

/** The folders that Flux and Argo CD apply. */
const appliedFolders = oncePer((reader: Reader): ReadonlySet<string> => {
  const deliveriesOf = deliveryReader(reader.tree.files)
  return new Set(
    gitopsObjects(reader)
      .flatMap(deliveriesOf)
      .flatMap(({ folders }) => folders),
  )
})
