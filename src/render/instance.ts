import { createWasi, type ClockAndSeed } from './wasi.ts'
import { decodeFrames, encodeFrames, type EngineFrame } from './wire.ts'

/** A running engine. Any function throws when the engine crashes; the instance is unusable after that. */
export interface Instance {
  /** Loads the frames of a source and returns a handle. */
  load(kind: SourceKind, files: readonly EngineFrame[]): number
  /** Releases a loaded source. */
  unload(source: number): void
  /**
   * Renders a loaded chart, builds a kustomization of a loaded tree, evaluates a helmfile of it, or fills loaded templates:
   * options and files in, header and texts out.
   */
  run(
    work: EngineWork,
    source: number,
    request: readonly EngineFrame[],
    clockAndSeed: ClockAndSeed,
  ): EngineFrame[]
  /** Whether the last run drew random bytes. */
  drewRandom(): boolean
  /** The output of the engine before it crashed; `''` if there is none. */
  lastWords(): string
  /** Bytes of memory that the instance uses; the number never decreases. */
  memorySize(): number
}

/** A chart in a folder, a packed chart, a tree with kustomizations, the paths of a tree with helmfiles, or Go templates. */
export type SourceKind = 'folder' | 'archive' | 'tree' | 'helmfile' | 'templates'

/** The work of an engine with a loaded source. */
export type EngineWork = 'render' | 'build' | 'evaluate' | 'fill'

/** Starts an engine from its module, a snapshot of an initialised engine; takes a few milliseconds. */
export function startInstance(module: WebAssembly.Module): Instance {
  const wasi = createWasi(() => exports.memory)
  const exports = new WebAssembly.Instance(module, wasi.imports(module)).exports as unknown as EngineExports
  return {
    load(kind, files) {
      send(exports, files)
      return exports.load(kinds[kind])
    },
    unload: (source) => exports.unload(source),
    run(work, source, request, clockAndSeed) {
      wasi.begin(clockAndSeed)
      send(exports, request)
      exports[work](source)
      return receive(exports)
    },
    drewRandom: wasi.drewRandom,
    lastWords: wasi.output,
    memorySize: () => exports.memory.buffer.byteLength,
  }
}

/** The exports of engine/exports_wasip1.go. Addresses are signed here and unsigned there. */
interface EngineExports {
  readonly memory: WebAssembly.Memory
  alloc(size: number): number
  load(kind: number): number
  unload(source: number): void
  render(chart: number): void
  build(tree: number): void
  evaluate(tree: number): void
  fill(templates: number): void
  outptr(): number
  outlen(): number
}

const kinds = { folder: 0, archive: 1, tree: 2, helmfile: 2, templates: 3 } satisfies Record<
  SourceKind,
  number
>

function send(exports: EngineExports, frames: readonly EngineFrame[]): void {
  const message = encodeFrames(frames)
  const address = exports.alloc(message.length) >>> 0
  new Uint8Array(exports.memory.buffer, address, message.length).set(message)
}

function receive(exports: EngineExports): EngineFrame[] {
  return decodeFrames(new Uint8Array(exports.memory.buffer, exports.outptr() >>> 0, exports.outlen() >>> 0))
}
