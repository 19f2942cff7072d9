/** Downloads a module into the module cache and returns its folder there; `outside` belongs to no module. */
export function download(outside: string, module: string, version: string): string
