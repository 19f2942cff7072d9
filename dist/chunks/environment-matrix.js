import { n as groupBy, s as compareText } from "./group.js";

// src/core/environment-matrix.ts
function environmentRows(targets) {
	return [...groupBy(targets, (target) => JSON.stringify([target.kind, commonName(target)])).values()].map((row) => ({
		kind: row[0].kind,
		name: commonName(row[0]),
		targets: row.toSorted((a, b) => compareText(a.environment, b.environment))
	}));
}
function commonName({ name, environment }) {
	return name.split(/([/._-])/).map((word) => word === environment ? "*" : word).join("");
}

export { environmentRows as n, commonName as t };