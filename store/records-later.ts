/**
 * What makes items of records and records of items. It holds the schema of every kind of item, which take as long
 * to build as half an SDK client takes to load: so they are built while the database answers the first question.
 */
export const loadRecords = () => import('./records.ts');
