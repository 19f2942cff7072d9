import { fileURLToPath } from 'node:url'
import { knownKind, type Derivation, type DerivationInputs, type Mesh } from '../../src/model/mesh.ts'
import type { MeshKind } from '../../src/model/kinds.ts'
import type { Manifest } from '../../src/model/manifest.ts'

/** What a derivation declares, and what it reads: kinds, `other`, `everything`. */
export interface DerivationReads {
  readonly inputs: DerivationInputs
  readonly reads: Set<string>
  /** `FILE:LINE` in the function that builds it, once it has read something. */
  site: string | undefined
}

/** Reads by derivation, gathered over meshes. */
export type Recorder = Map<Derivation<unknown>, DerivationReads>

/** The same mesh, noting what each derivation reads of it, through other derivations, too. */
export function recordingMesh(mesh: Mesh, recorder: Recorder): Mesh {
  const results = new Map<Derivation<unknown>, unknown>()

  function derive<Result>(derivation: Derivation<Result>): Result {
    if (!results.has(derivation))
      results.set(derivation, derivation.build(viewFor(recordOf(derivation, recorder))))
    return results.get(derivation) as Result
  }

  /** The mesh as one derivation sees it; without a record, as rules see it. */
  function viewFor(record?: DerivationReads): Mesh {
    const note = (...reads: readonly string[]): void => {
      if (record) record.site ??= buildSite()
      for (const read of reads) record?.reads.add(read)
    }
    const methods: Partial<Mesh> = {
      ofKind: (kind: MeshKind) => (note(kind), mesh.ofKind(kind)),
      find: (kind: MeshKind, namespace: string, name: string) => (
        note(kind),
        mesh.find(kind, namespace, name)
      ),
      ofOtherKinds: () => (note('other'), mesh.ofOtherKinds()),
      positionOf: (object: Manifest) => (note(knownKind(object) ?? 'other'), mesh.positionOf(object)),
      holdsNamespace: (namespace: string) => (note('everything'), mesh.holdsNamespace(namespace)),
      derive: <Result>(derivation: Derivation<Result>): Result => {
        note(...[derivation.inputs].flat())
        return derive(derivation)
      },
    }
    return new Proxy(mesh, {
      get(_, name: keyof Mesh) {
        if (name === 'manifests' || name === 'parts') note('everything')
        else note()
        return methods[name] ?? mesh[name]
      },
    })
  }

  return viewFor()
}

function recordOf(derivation: Derivation<unknown>, recorder: Recorder): DerivationReads {
  const record = recorder.get(derivation) ?? { inputs: derivation.inputs, reads: new Set(), site: undefined }
  recorder.set(derivation, record)
  return record
}

const folder = fileURLToPath(new URL('../../', import.meta.url))
const recorderFile = 'test/model/recording-mesh.ts'

/**
 * Where the function is that builds a derivation: the last call before `derived.ts` or this file calls it; `undefined`
 * for a read that is put off until after the build.
 */
function buildSite(): string | undefined {
  const places = stackFrames().flatMap(placeIn)
  const reading = places.findIndex((place) => !isBuilder(place))
  const end = places.findIndex((place, index) => index > reading && isBuilder(place))
  return places[end - 1]
}

function isBuilder(place: string): boolean {
  return place.startsWith('src/model/derived.ts') || place.startsWith(recorderFile)
}

function stackFrames(): string[] {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 100
  const { stack = '' } = new Error()
  Error.stackTraceLimit = limit
  return stack.split('\n').slice(1)
}

/** `FILE:LINE` of a call in this repository. */
function placeIn(frame: string): string[] {
  const start = frame.indexOf(folder)
  return start < 0 ? [] : (/^[^:]*:\d+/.exec(frame.slice(start + folder.length)) ?? [])
}
