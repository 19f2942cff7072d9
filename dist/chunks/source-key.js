import { n as oncePer } from "./once-per.js";
import { createHash } from "node:crypto";

// src/host/engine/source-key.ts
const sourceKey = oncePer(({ kind, files }) => {
	const sum = createHash("sha256").update(kind);
	for (const { name, data } of files) sum.update(`\0${name}\0${data.length}\0`).update(data);
	return sum.digest("hex");
});

export { sourceKey as t };