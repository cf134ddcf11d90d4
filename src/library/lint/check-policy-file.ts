import { loadPolicy, PolicyError } from '../load-policy';
import { toText } from '../pages/read-guide';
import type { Content } from './content';
import { type Remark, toRemark } from './finding';
import { toList, toRecord } from './yaml-file';

/** The policy can be used, with its documents and offers. */
export function checkPolicyFile({ directory, policy, documents, offers }: Content): readonly Remark[] {
  const unread = [policy, offers].flatMap(({ problems }) => problems);
  // Documents that cannot be read are told with the citations.
  if (unread.length + documents.problems.length > 0) return unread;
  try {
    loadPolicy(directory);
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return error.problems.map((problem) => toRemark(problem, policy.file));
  }
}

/** The lists of the policy whose entries name a guide. */
const GUIDED = ['steps', 'caveats', 'clauses'];
const TYPE_GUIDES = 'type-guides';

/** Every clause, step, caveat and type of the policy names a section of a guide that is there. */
export function checkGuidance({ policy, guides }: Content): readonly Remark[] {
  const sections = guides.flatMap(({ page }) => page.sections.map(({ id }) => `${page.id}#${id}`));
  const known = new Set(sections);
  const remark = (named: string, guide: unknown, path: readonly (string | number)[]): readonly Remark[] => {
    if (known.has(toText(guide) ?? '')) return [];
    const message = guide === undefined ? `${named} names no guide` : `${named}: there is no "${guide}"`;
    return [{ file: policy.file, line: policy.lineOf(path), message }];
  };
  const rules = toRecord(policy.value);
  const listed = GUIDED.flatMap((list) =>
    toList(rules[list]).flatMap((entry, index) => {
      const { id, guide } = toRecord(entry);
      return remark(`${list} "${toText(id) ?? index}"`, guide, [list, index, 'guide']);
    }),
  );
  const types = Object.entries(toRecord(rules[TYPE_GUIDES])).flatMap(([type, guide]) =>
    remark(`${TYPE_GUIDES} "${type}"`, guide, [TYPE_GUIDES, type]),
  );
  return [...listed, ...types];
}
