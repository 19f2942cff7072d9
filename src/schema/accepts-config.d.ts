/** Whether some data follows schemas/config.schema.json: generated, so that the common case needs no schema compiler. */
export default function acceptsConfig(data: unknown): boolean
