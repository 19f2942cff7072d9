// src/core/values-use.ts
const unknownUse = {
	files: [],
	dead: () => Promise.resolve([]),
	undefined: () => Promise.resolve([]),
	deciding: () => Promise.resolve([]),
	varying: () => Promise.resolve([]),
	hidden: () => Promise.resolve([]),
	namedAt: () => [],
	readsOf: () => [],
	isRead: () => Promise.resolve(null),
	mayRead: () => true,
	renders: 0
};

export { unknownUse as t };