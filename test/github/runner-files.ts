/**
 * Reads a GITHUB_OUTPUT file as the runner does (src/Runner.Worker/FileCommandManager.cs): `name=value` in one line,
 * or `name<<DELIMITER`, lines, `DELIMITER`. Throws where the runner fails the step.
 */
export function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = text.split(/\r\n|\r|\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (line === '') continue
    const [, name, delimiter] = /^([^=]*?)<<(.+)$/.exec(line) ?? []
    if (name === undefined) {
      Object.assign(outputs, assignment(line))
      continue
    }
    const end = lines.indexOf(delimiter!, index + 1)
    if (end === -1) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
    outputs[name] = lines.slice(index + 1, end).join('\n')
    index = end
  }
  return outputs
}

/** The job summary that people see: none if the file is larger than 1 MiB (`AttachmentSizeLimit`). */
export function readSummary(text: string): string {
  if (Buffer.byteLength(text) > 1024 * 1024) {
    throw new Error('$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k')
  }
  return text
}

function assignment(line: string): Record<string, string> {
  const equals = line.indexOf('=')
  if (equals < 1) throw new Error(`Invalid format '${line}'`)
  return { [line.slice(0, equals)]: line.slice(equals + 1) }
}
