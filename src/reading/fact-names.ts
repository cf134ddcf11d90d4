/** The facts a short answer can be read as, for those who may not import the rules. */
export { FACT_NAMES as FACT_NAMES_FOR_READING } from '../rules/vocabulary';
