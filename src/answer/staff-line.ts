import { PRIORITIES, type Priority, TICKET_ID } from './ticket';

/** What somebody of the staff meant with words in a ticket's thread. */
export type StaffLine = {
  readonly act:
    | 'reply'
    | 'note'
    | 'claim'
    | 'release'
    | 'resolve'
    | 'reopen'
    | 'assign'
    | 'merge'
    | 'prioritize'
    | 'help';
  /** The words to pass on or to keep; the name, the ticket or the priority that a command names; else empty. */
  readonly text: string;
};

/** Commands of one word or two: the whole line says nothing else. */
const COMMANDS = {
  claim: [
    'claim',
    'take',
    '引き受ける',
    '引き受けます',
    '担当する',
    '担当します',
    '認領',
    '接手',
    '我來處理',
    'взять',
    'беру',
  ],
  release: ['release', 'unclaim', '手放す', '担当を外れる', '担当解除', '釋出', '放回', 'отпустить', 'снять'],
  resolve: [
    'resolve',
    'resolved',
    'solved',
    '解決',
    '解決済み',
    '已解決',
    '結案',
    'решено',
    'решить',
    'закрыть',
  ],
  reopen: ['reopen', '再開', '再オープン', '重新開啟', '重開', 'переоткрыть', 'открыть снова'],
  help: ['help', '?', 'ヘルプ', '使い方', '說明', '幫助', 'помощь', 'справка'],
} as const;

/** Words before a colon: what follows goes to the person, stays among staff, or tells how it was resolved. */
const OPENINGS = {
  reply: ['reply', 'answer', '返信', '返答', '回覆', '回復', '回复', 'ответ', 'ответить'],
  note: ['note', 'メモ', '備註', '筆記', 'заметка'],
  resolve: ['resolve', 'resolved', '解決', '已解決', '結案', 'решено'],
} as const;

/** Words before what a command is about. */
const ABOUT = {
  assign: [
    'assign this to',
    'assign it to',
    'assign to',
    'assign',
    '割り当て',
    '引き継ぎ',
    '指派給',
    '指派',
    '轉交給',
    '轉交',
    'назначить',
    'передать',
  ],
  merge: ['merge into', 'merge with', 'merge', '統合', '合併到', '合併', 'объединить с', 'объединить'],
  prioritize: ['priority', '優先度', '優先順序', '優先級', 'приоритет'],
} as const;

const PRIORITY_WORDS: Readonly<Record<Priority, readonly string[]>> = {
  low: ['low', '低', '低い', 'низкий'],
  normal: ['normal', '普通', '通常', '一般', 'обычный'],
  high: ['high', '高', '高い', 'высокий'],
  urgent: ['urgent', '緊急', '緊急的', 'срочный', 'срочно'],
};

/** A longer line that begins as a command does is a sentence, and so a note. */
const LONGEST_NAME = 60;

/**
 * Reads a line of a ticket's thread. Only an explicit act leaves the staff: whatever is neither a command
 * nor begins with `reply:` is a note.
 */
export function parseStaffLine(text: string): StaffLine {
  const line = text.trim();
  return findCommand(line) ?? findAbout(line) ?? findOpening(line) ?? { act: 'note', text: line };
}

function findCommand(line: string): StaffLine | undefined {
  const said = toComparable(line).replace(/(?<=.)[.!。！]+$/u, '');
  const act = keysOf(COMMANDS).find((each) => COMMANDS[each].some((word) => word === said));
  return act === undefined ? undefined : { act, text: '' };
}

function findOpening(line: string): StaffLine | undefined {
  const [, word = '', rest = ''] = /^([\p{L} ]{1,20}?)\s*[:：]([\s\S]*)$/u.exec(line) ?? [];
  const act = keysOf(OPENINGS).find((each) => OPENINGS[each].some((one) => one === toComparable(word)));
  return act === undefined ? undefined : { act, text: rest.trim() };
}

function findAbout(line: string): StaffLine | undefined {
  if (line.includes('\n')) return undefined;
  for (const act of keysOf(ABOUT)) {
    const said = toComparable(line);
    const word = ABOUT[act].find((each) => said.startsWith(`${each} `) || said.startsWith(`${each}:`));
    if (word === undefined) continue;
    const object = line
      .normalize('NFKC')
      .slice(word.length)
      .replace(/^[\s:]+/, '');
    const named = nameObject(act, object);
    return named === undefined ? undefined : { act, text: named };
  }
  return undefined;
}

/** What a command is about, as the desk knows it; undefined where it can be none. */
function nameObject(act: keyof typeof ABOUT, object: string): string | undefined {
  if (act === 'assign') return object === '' || object.length > LONGEST_NAME ? undefined : object;
  if (act === 'merge') return TICKET_ID.test(object.toUpperCase()) ? object.toUpperCase() : undefined;
  return PRIORITIES.find((each) => PRIORITY_WORDS[each].includes(toComparable(object)));
}

function toComparable(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(table) as Key[];
}
