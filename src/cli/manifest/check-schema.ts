import Ajv, { type ErrorObject } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Json, JsonObject } from './json';
import type { Problem } from './problem';

type Checked = { readonly where: string; readonly content: Json; readonly schema: JsonObject };

/** Where a field of the manifest is given on the command line, that is where to put it right. */
const FLAGS: Readonly<Record<string, string>> = {
  id: '--app-id',
  version: '--version',
  'name.short': '--name',
  'developer.name': '--developer',
  'developer.websiteUrl': '--website',
  'developer.privacyUrl': '--privacy',
  'developer.termsOfUseUrl': '--terms',
};

/** Everything a schema of Microsoft's refuses. */
export function checkSchema({ where, content, schema }: Checked): readonly Problem[] {
  // Not strict, not Unicode: the schemas have keywords of a later draft and patterns with a bare bracket.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, verbose: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  if (validate(content)) return [];
  return (validate.errors ?? []).map((error) => toProblem(where, error));
}

function toProblem(where: string, error: ErrorObject): Problem {
  const field = toField(error.instancePath);
  const flag = FLAGS[field];
  const remedy = flag === undefined ? '' : `; give another with ${flag}`;
  return {
    where,
    ...(field !== '' && { field }),
    ...(!isOfWhole(error) && { value: error.data }),
    says: `${describe(error)}${remedy}`,
  };
}

/** Of these the value is a whole object, and says nothing. */
function isOfWhole({ keyword }: ErrorObject): boolean {
  return keyword === 'required' || keyword === 'additionalProperties';
}

/** `/bots/0/scopes` as people write it: `bots[0].scopes`. Keys of a language file hold dots of their own. */
function toField(pointer: string): string {
  const keys = pointer.split('/').slice(1);
  return keys
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

function describe({ keyword, params, message, data }: ErrorObject): string {
  switch (keyword) {
    case 'maxLength':
      return `has ${[...String(data)].length} characters and may have ${params.limit}: shorten it`;
    case 'additionalProperties':
      return `has "${params.additionalProperty}", which the schema does not know: take it out, or correct its name`;
    case 'required':
      return `lacks "${params.missingProperty}": add it`;
    case 'enum':
      return `is none of ${params.allowedValues.join(', ')}: take one of these`;
    case 'maxItems':
      return `has more than the ${params.limit} that are allowed: take some out`;
    default:
      return `${message ?? 'is refused by the schema'}: correct it`;
  }
}
