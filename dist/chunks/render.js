// src/core/render.ts
/** The origin of a 1-based line; `null` if it came from no file. */
function originOf(origins, line) {
	const file = origins.files[origins.lines[2 * (line - 1)] ?? -1];
	return file === void 0 ? null : {
		file,
		line: origins.lines[2 * line - 1]
	};
}
/** The text of a render: all of it, or what the templates that did not fail print; `null` without any. */
function renderedTextOf(render) {
	if (!render || render.status === "not-built") return null;
	return render.status === "rendered" ? render : render.partial;
}

export { renderedTextOf as n, originOf as t };