/** True for data that follows schemas/config.schema.json. Generated, so that a valid file needs no schema compiler. */
export default function acceptsConfig(data: unknown): boolean
