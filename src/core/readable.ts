import type { Skipped, Tree } from './tree.ts'

/**
 * A tree without what nobody here can read: it is listed in `refused` and not handed out, so that nobody takes it for
 * something else. These are the files that Git LFS keeps elsewhere, of what Helm or kubectl read (pictures stay as they
 * are: Helm packs them, and nobody reads them), and the largest YAML files of a tree that has more of them than fits
 * into memory.
 */
export function readableTree(tree: Tree, bounds: Bounds = { bytes: few, parts: mostParts }): Tree {
  const sizes = new Map<string, number>()
  const pointers: Skipped[] = []
  for (const path of tree.files) {
    if (!isRead(path)) continue
    const data = tree.read(path)!
    if (isPointer(data)) pointers.push({ file: path, reason: pointer })
    else if (isYaml.test(path)) sizes.set(path, data.length)
  }
  return without(tree, [...pointers, ...excess(tree, sizes, bounds)])
}

/** How much YAML is not looked at closer, in bytes, and how much of it is read, in lines and items. */
interface Bounds {
  readonly bytes: number
  readonly parts: number
}

function without(tree: Tree, refused: readonly Skipped[]): Tree {
  if (refused.length === 0) return tree
  const withheld = new Set(refused.map(({ file }) => file))
  return {
    ...tree,
    files: tree.files.filter((path) => !withheld.has(path)),
    refused: [...tree.refused, ...refused],
    read: (path) => (withheld.has(path) ? undefined : tree.read(path)),
  }
}

const pointer = 'a Git LFS pointer: what it stands for is not here (`git lfs pull` fetches it)'

/** What Helm and kubectl read: YAML, JSON, packed charts, templates. */
function isRead(path: string): boolean {
  return /\.(ya?ml|json|tpl|tgz)$|(^|\/)templates\//.test(path)
}

const isYaml = /\.(ya?ml|json)$/

/** The first line of every pointer, and a size that none reaches (git-lfs docs/spec.md). */
const firstLine = new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\n')
const tooLong = 1024

function isPointer(data: Uint8Array): boolean {
  return data.length < tooLong && firstLine.every((byte, index) => data[index] === byte)
}

/**
 * Lines and items of YAML that are read of one tree. Each takes some 650 bytes of memory, there are two trees, and Node
 * gives a process 4 GB on the machines of GitHub.
 */
const mostParts = 2_500_000

/** Less YAML than this is not counted: it cannot have many more parts. */
const few = 8 * 2 ** 20

/** Files that are larger by themselves are never read, which is told where they are used. */
const largestRead = 64 * 2 ** 20

/** The largest files, until the rest fits: an addition that is out of proportion takes nothing else away. */
function excess(tree: Tree, sizes: ReadonlyMap<string, number>, { bytes, parts }: Bounds): Skipped[] {
  const small = [...sizes].filter(([, size]) => size <= largestRead)
  if (sum(small) <= bytes) return []
  const counted = small.map(([path]) => [path, partsOf(tree, path)] as const)
  let left = sum(counted)
  if (left <= parts) return []
  const limit = parts.toLocaleString('en')
  const reason = `not read: the YAML here has more than ${limit} lines and items in all, and this is one of the largest files`
  const refused: Skipped[] = []
  for (const [file, count] of counted.toSorted(([, one], [, other]) => other - one)) {
    if (left <= parts) break
    left -= count
    refused.push({ file, reason })
  }
  return refused
}

function sum(sizes: readonly (readonly [path: string, size: number])[]): number {
  return sizes.reduce((total, [, size]) => total + size, 0)
}

const [lineBreak, comma] = [0x0a, 0x2c]

/** JSON is often data of something else, which is not parsed. */
function partsOf(tree: Tree, path: string): number {
  const data = tree.read(path)!
  if (path.endsWith('.json') && !new TextDecoder().decode(data).includes('"apiVersion"')) return 0
  let count = 1
  for (const byte of data) if (byte === lineBreak || byte === comma) count++
  return count
}
