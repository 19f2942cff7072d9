/** A host of a Gateway's server, and the namespace whose VirtualServices may use it; `*` for all. */
export function serverHost(text: string): { readonly namespace: string; readonly host: string } {
  const slash = text.indexOf('/')
  return slash < 0
    ? { namespace: '*', host: text }
    : { namespace: text.slice(0, slash), host: text.slice(slash + 1) }
}
