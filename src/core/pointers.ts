import type { Skipped, Tree } from './tree.ts'

/**
 * A tree without the files that Git LFS keeps elsewhere: of what Helm or kubectl read, a pointer is listed in
 * `refused` and not handed out, so that nobody takes it for what it stands for. Other files, such as pictures, stay
 * as they are: Helm packs them, and nobody reads them.
 */
export function withoutPointers(tree: Tree): Tree {
  const refused = tree.files.filter((path) => isRead(path) && isPointer(tree.read(path)!)).map(refusal)
  if (refused.length === 0) return tree
  const withheld = new Set(refused.map(({ file }) => file))
  return {
    ...tree,
    files: tree.files.filter((path) => !withheld.has(path)),
    refused: [...tree.refused, ...refused],
    read: (path) => (withheld.has(path) ? undefined : tree.read(path)),
  }
}

function refusal(file: string): Skipped {
  return {
    file,
    reason: 'a Git LFS pointer: what it stands for is not here (`git lfs pull` fetches it)',
  }
}

/** What Helm and kubectl read: YAML, JSON, packed charts, templates. */
function isRead(path: string): boolean {
  return /\.(ya?ml|json|tpl|tgz)$|(^|\/)templates\//.test(path)
}

/** The first line of every pointer, and a size that none reaches (git-lfs docs/spec.md). */
const firstLine = new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\n')
const tooLong = 1024

function isPointer(data: Uint8Array): boolean {
  return data.length < tooLong && firstLine.every((byte, index) => data[index] === byte)
}
