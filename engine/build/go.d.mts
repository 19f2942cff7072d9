/** Downloads a module into the module cache and returns its folder there; `outside` belongs to no module. */
export function download(outside: string, module: string, version: string): string

/** Runs the go command in a folder and returns what it prints. */
export function go(
  folder: string,
  args: readonly string[],
  settings?: Readonly<Record<string, string>>,
): string
