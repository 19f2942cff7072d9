/** The WebAssembly types that the engine's host uses; the types of Node lack them. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array)
    static imports(
      module: Module,
    ): { readonly module: string; readonly name: string; readonly kind: string }[]
  }
  class Instance {
    constructor(module: Module, imports: Imports)
    readonly exports: Readonly<Record<string, unknown>>
  }
  class RuntimeError extends Error {}
  interface Memory {
    readonly buffer: ArrayBuffer
  }
  type Imports = Record<string, Record<string, unknown>>
  function compile(bytes: Uint8Array): Promise<Module>
}
