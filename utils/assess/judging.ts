/**
 * What judges: the checks, the pipeline over them and the tables that they read. A library of the worker, which reads it
 * at the first question; it has its own copy of the large tables, so that `loadTables` is part of it.
 */
export { assess } from './assess.ts';
export { assessChat } from './chat.ts';
export { assessDestination, merged } from './destination.ts';
export { assessDraft } from './draft.ts';
export { assessMailLink } from './mail-link.ts';
export { chatChecks, checks, destinationChecks } from '../checks/index.ts';
export { loadTables, takeChanges } from '../data/large.ts';
export { policyPorts } from './under-policy.ts';
