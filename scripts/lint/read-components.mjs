/**
 * Lets TypeScript read components in ESLint. `eslint.config.js` imports this before svelte-eslint-parser, which looks once.
 * TypeScript then reads every component as the TypeScript that the parser makes of it; without this, the typed rules check
 * the whole page again for each component, and what a component imports from another is `any`.
 */
process.env.SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK = '1';
