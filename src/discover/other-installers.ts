import type { Skipped } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'

/** A tool that installs charts or objects and of which no file is read. */
interface Installer {
  readonly name: string
  readonly isOf: (file: string) => boolean
  /** What such a file contains if it installs something. */
  readonly installs: RegExp
}

const installers: readonly Installer[] = [
  {
    name: 'Terraform',
    isOf: (file) => file.endsWith('.tf'),
    installs: /^\s*resource\s+"(helm_release|kubernetes_manifest|kubectl_manifest)"/m,
  },
  {
    name: 'Zarf',
    isOf: (file) => /(^|\/)zarf\.ya?ml$/.test(file),
    installs: /^\s*-?\s*(charts|manifests|valuesFiles):/m,
  },
  {
    name: 'a script',
    isOf: (file) => /\.(sh|bash|mk)$|(^|\/)Makefile$/.test(file),
    installs: /^[^#\n]*\bhelm(?:[ \t]+-\S+(?:[ \t]+[^-\s]\S*)?)*[ \t]+(?:install|upgrade)\b/m,
  },
]

/** What other tools install in the same repository, which is not rendered: once for each tool, at its first file. */
export function otherInstallers(reader: Reader, isExcluded: (file: string) => boolean): Skipped[] {
  return installers.flatMap(({ name, isOf, installs }) => {
    const [file, ...others] = reader.tree.files.filter(
      (path) => isOf(path) && !isExcluded(path) && installs.test(reader.text(path) ?? ''),
    )
    if (file === undefined) return []
    const more = others.length === 0 ? '' : `; so do ${others.length} more files`
    return { file, reason: `${name} installs charts or objects with it, which is not looked at${more}` }
  })
}
