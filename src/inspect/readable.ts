import { groupedDigits } from '../core/grouped-digits.ts'
import type { Skipped, Tree } from '../core/tree.ts'

/**
 * A tree without files that cannot be read, which are listed in `refused` instead, so that nothing treats them as
 * something else. These are Git LFS pointers among the files that Helm or kubectl read (a pointer of a picture stays:
 * Helm packs it, and nothing reads it), and the largest YAML files of a tree with more YAML than fits into memory.
 */
export function readableTree(
  tree: Tree,
  bounds: Bounds = { bytes: minCountedBytes, elements: maxElements },
): Tree {
  const sizes = new Map<string, number>()
  const pointers: Skipped[] = []
  for (const path of tree.files) {
    if (!mayBeRead(path)) continue
    const data = tree.read(path)!
    if (isPointer(data)) pointers.push({ file: path, reason: pointerReason })
    else if (isYaml.test(path)) sizes.set(path, data.length)
  }
  return withoutFiles(tree, [...pointers, ...filesOverBounds(tree, sizes, bounds)])
}

/** Bytes of YAML from which on elements are counted, and the number of elements (lines and items) that are read. */
interface Bounds {
  readonly bytes: number
  readonly elements: number
}

function withoutFiles(tree: Tree, refused: readonly Skipped[]): Tree {
  if (refused.length === 0) return tree
  const withheld = new Set(refused.map(({ file }) => file))
  return {
    ...tree,
    files: tree.files.filter((path) => !withheld.has(path)),
    refused: [...tree.refused, ...refused],
    read: (path) => (withheld.has(path) ? undefined : tree.read(path)),
  }
}

const pointerReason = 'a Git LFS pointer without its file; run `git lfs pull` before meshgate'

/** True for files that Helm and kubectl read: YAML, JSON, packed charts, templates. */
function mayBeRead(path: string): boolean {
  return /\.(ya?ml|json|tpl|tgz)$|(^|\/)templates\//.test(path)
}

const isYaml = /\.(ya?ml|json)$/

/** The first line of every pointer, and a size that no pointer reaches (git-lfs docs/spec.md). */
const pointerStart = new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\n')
const maxPointerBytes = 1024

function isPointer(data: Uint8Array): boolean {
  return data.length < maxPointerBytes && pointerStart.every((byte, index) => data[index] === byte)
}

/**
 * Lines and items of YAML that are read of one tree. Each takes about 650 bytes of memory, a run has two trees, and Node
 * gives a process 4 GB on GitHub's runners.
 */
const maxElements = 2_500_000

/** Less YAML than this is not counted, since it cannot have more elements than allowed. */
const minCountedBytes = 8 * 2 ** 20

/** Larger files are never read; the places that use them report it. */
const maxFileBytes = 64 * 2 ** 20

/** The largest files, until the others fit: a disproportionate addition does not displace other files. */
function filesOverBounds(tree: Tree, sizes: ReadonlyMap<string, number>, bounds: Bounds): Skipped[] {
  const { bytes, elements } = bounds
  const small = [...sizes].filter(([, size]) => size <= maxFileBytes)
  if (sum(small) <= bytes) return []
  const counted = small.map(([path]) => [path, countElements(tree, path)] as const)
  let remaining = sum(counted)
  if (remaining <= elements) return []
  const limit = groupedDigits(elements)
  const reason = `not read: the YAML here has more than ${limit} lines and items in all, and this is one of the largest files`
  const refused: Skipped[] = []
  for (const [file, count] of counted.toSorted(([, first], [, second]) => second - first)) {
    if (remaining <= elements) break
    remaining -= count
    refused.push({ file, reason })
  }
  return refused
}

function sum(sizes: readonly (readonly [path: string, size: number])[]): number {
  return sizes.reduce((total, [, size]) => total + size, 0)
}

const [lineBreak, comma] = [0x0a, 0x2c]

/** Counts lines and items. JSON without `apiVersion` counts 0: it is other data, which is not parsed. */
function countElements(tree: Tree, path: string): number {
  const data = tree.read(path)!
  if (path.endsWith('.json') && !new TextDecoder().decode(data).includes('"apiVersion"')) return 0
  let count = 1
  for (const byte of data) if (byte === lineBreak || byte === comma) count++
  return count
}
