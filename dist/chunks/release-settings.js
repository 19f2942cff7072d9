// src/core/release-settings.ts
function inlineValuesName(index) {
	return index === 0 ? "inline values" : `inline values ${index + 1}`;
}
function inlineValuesNamed({ settings }, name) {
	return settings?.values.find((_, index) => inlineValuesName(index) === name);
}

export { inlineValuesNamed as n, inlineValuesName as t };