/** The path of the native helm, compiled on the first call; `undefined` where Go is missing. */
export function nativeHelm(): string | undefined
/** The folder of Helm's sources in the module cache. */
export function helmSources(): string
export function hasGo(): boolean
