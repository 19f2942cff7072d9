import { isDeepStrictEqual } from 'node:util'
import { oncePer } from '../core/once-per.ts'
import { lint, type LintFinding } from '../lint.ts'
import type { MeshContext } from '../model/mesh-context.ts'
import { createMesh, type MeshInput } from '../model/mesh.ts'
import { rules } from '../rules/index.ts'
import type { HostServices } from './types.ts'

/**
 * Applies the rules to a mesh. A mesh that is the same in head and in base, since the change touches nothing that it is
 * made of, is linted once in a run.
 *
 * The mesh is created here and dropped after linting, with all that rules have computed for it, to save memory.
 *
 * @param host the services of the run
 */
export function lintOnce(input: MeshInput, host: HostServices): readonly LintFinding[] {
  const linted = lintedMeshes(host)
  const name = JSON.stringify(input.targets.map(({ id }) => id))
  const earlier = linted.get(name)
  if (earlier && isSameMesh(earlier.input, input)) return earlier.findings
  const findings = lint(createMesh(input), rules)
  linted.set(name, { input, findings })
  return findings
}

interface LintedMesh {
  readonly input: MeshInput
  readonly findings: readonly LintFinding[]
}

/** The last mesh of the same targets. */
const lintedMeshes = oncePer((_host: HostServices) => new Map<string, LintedMesh>())

/** True if two meshes are made of the same objects, documents and values, so that no rule can tell them apart. */
function isSameMesh(first: MeshInput, second: MeshInput): boolean {
  return keysOf(first, second).every((key) => {
    if (key === 'context') return isSameContext(first.context, second.context)
    // Discovery makes the targets of each tree anew.
    if (key === 'targets') return isDeepStrictEqual(first.targets, second.targets)
    return isSame(first[key], second[key]) || isSameList(first[key], second[key])
  })
}

function isSameContext(first: MeshContext, second: MeshContext): boolean {
  const { kinds, ...settings } = first
  const { kinds: otherKinds, ...otherSettings } = second
  return (
    kinds.size === otherKinds.size &&
    [...kinds].every(([name, kind]) => otherKinds.get(name) === kind) &&
    isDeepStrictEqual(settings, otherSettings)
  )
}

function isSameList(first: unknown, second: unknown): boolean {
  if (!Array.isArray(first) || !Array.isArray(second) || first.length !== second.length) return false
  return first.every((item, index) => isSame(item, second[index]) || isSameRecord(item, second[index]))
}

/** True for records whose fields are the same, such as a document with what it is read as. */
function isSameRecord(first: unknown, second: unknown): boolean {
  if (!isPlainRecord(first) || !isPlainRecord(second)) return false
  return keysOf(first, second).every((key) => isSame(first[key], second[key]))
}

function isPlainRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function keysOf<Item extends object>(first: Item, second: Item): (keyof Item)[] {
  return [...new Set([...Object.keys(first), ...Object.keys(second)])] as (keyof Item)[]
}

function isSame(first: unknown, second: unknown): boolean {
  return Object.is(first, second)
}
