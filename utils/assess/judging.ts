/**
 * Everything that judges: the checks, the pipeline that runs them, and the tables that they read. The worker loads this
 * library at the first question. It has its own copy of the large tables, so it includes `loadTables`.
 */
export { assess } from './assess.ts';
export { assessChat } from './chat.ts';
export { assessDestination, mergeReports } from './destination.ts';
export { assessDraft } from './draft.ts';
export { assessMailLink } from './mail-link.ts';
export { chatChecks, checks, destinationChecks } from '../checks/index.ts';
export { loadTables, setCorrections } from '../data/large.ts';
export { policyPorts } from './under-policy.ts';
