import { ConfigError, type OperatorConfig, readConfig } from '../src/config';

type Environment = Readonly<Record<string, string>>;

const operator = (environment: Environment): OperatorConfig => readConfig(environment).operator;

function problems(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const mail = { text: 'port25@contoso.com', href: 'mailto:port25@contoso.com' };

test.each<[string, Environment, OperatorConfig]>([
  ['nothing set names nobody', {}, {}],
  ['empty variables count as not set', { OPERATOR_NAME: ' ', OPERATOR_CONTACT: '' }, {}],
  ['a name', { OPERATOR_NAME: ' Contoso IT <Taipei> ' }, { name: 'Contoso IT <Taipei>' }],
  ['a name in any script', { OPERATOR_NAME: '株式会社コントソ' }, { name: '株式会社コントソ' }],
  ['a mail address', { OPERATOR_CONTACT: 'port25@contoso.com' }, { contact: mail }],
  [
    'an https address',
    { OPERATOR_CONTACT: 'https://help.contoso.com/port25' },
    {
      contact: { text: 'https://help.contoso.com/port25', href: 'https://help.contoso.com/port25' },
    },
  ],
])('%s', (_title, environment, expected) => expect(operator(environment)).toEqual(expected));

test.each([
  'http://help.contoso.com/',
  'javascript:alert(1)',
  'https://user:hush@help.contoso.com/',
  'mailto:port25@contoso.com',
  'https://help.contoso.com/ and more',
  'call Mika',
  'a@b',
  `https://contoso.com/${'x'.repeat(200)}`,
])('a contact that opens nothing safe is told, and not repeated: %s', (contact) => {
  const [problem = '', ...more] = problems({ OPERATOR_CONTACT: contact });
  expect(more).toEqual([]);
  expect(problem).toMatch(
    /^OPERATOR_CONTACT is neither a mail address nor an https address .*: give one such as /,
  );
  expect(problem).not.toContain(contact);
});

test.each([
  ['two lines', 'Contoso\nIT'],
  ['a direction that turns', 'Contoso \u202eTI'],
  ['a whole page', 'x'.repeat(201)],
])('a name with %s is told', (_title, name) => {
  expect(problems({ OPERATOR_NAME: name })).toEqual([
    'OPERATOR_NAME is no line of up to 200 characters: give a name such as Contoso IT',
  ]);
});
