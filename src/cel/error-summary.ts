/** The message of an error of cel-js, in one line and without the excerpt of the expression. */
export function errorSummary(error: unknown): string {
  const { summary, message } = error as { readonly summary?: unknown; readonly message?: unknown }
  const [line = ''] = String(summary ?? message ?? error).split('\n')
  return line.charAt(0).toLowerCase() + line.slice(1)
}
