import type { Node } from './node.ts'

/** The layouts that meshgate knows by their shape, whatever chart reads them. */
export type Layout = 'mediatedTls' | 'passthroughTls' | 'jwt' | 'services'

/** A values file, as a whole. */
export interface ValuesFile {
  readonly path: string
  readonly root: Node
  /** The ids of the targets that use it. */
  readonly targets: readonly string[]
}

/** One entry of a layout in one values file: `mediatedTls.pay`, or the whole `jwt` block. */
export interface ValuesEntry {
  readonly layout: Layout
  /** The key of the entry; `''` for `jwt`, which has none. */
  readonly name: string
  readonly node: Node
  /** The whole block it belongs to: `mediatedTls`, `jwt`, `services`. */
  readonly block: Node
  /** The id of the target whose file this is. */
  readonly target: string
  /**
   * The same entry after all values of the target are merged, each part placed in the file that sets it;
   * absent where the chart, and so the rest of the values, is not known.
   */
  readonly merged?: Node
}
