import type { types } from '@slack/bolt';
import type { CaseView } from '../../answer/case-view';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../answer/locale';
import { drawBlocks } from './draw-blocks';
import { drawCase, drawSummary } from './draw-case';
import { drawSection } from './draw-list';
import type { DrawnMessage } from './draw-reply';
import { clipEscaped, drawMarked, drawPlain } from './draw-text';
import { MOST_BUTTON_TEXT, MOST_HEADER, MOST_OPTION_TEXT, MOST_PLACEHOLDER, MOST_TEXT } from './limits';
import { ACTION_IDS } from './press-code';
import type { SaySlack, SlackWord } from './slack-words';

type Voice = { readonly say: SaySlack; readonly locale: Locale };
export type HomeProps = Voice & {
  readonly cases: readonly CaseView[];
  /** The language the person chose here; undefined where Slack's settings count. */
  readonly chosen: Locale | undefined;
};

/** These keep Home below the hundred blocks of a view, whatever there is to say. */
const MOST_CASES = 20;
const MOST_HOW_BLOCKS = 5;
const DIVIDER: types.DividerBlock = { type: 'divider' };

/** Draws the Home tab: the form, the person's cases, their last verdict, their language, and how to ask. */
export function drawHome(props: HomeProps): types.HomeView {
  const parts = [drawOpenCases(props), drawVerdict(props), drawLanguage(props), drawHow(props)];
  return { type: 'home', blocks: [...drawTop(props), ...parts.flat()] };
}

/** A list of the languages as a message, for whoever named none of ours. */
export function drawLanguages(voice: Voice): DrawnMessage {
  const section = drawWords('home.language', voice);
  const accessory = drawSelect({ ...voice, chosen: undefined });
  return { text: section.text?.text ?? '', blocks: [{ ...section, accessory }] };
}

function drawTop(props: HomeProps): readonly types.KnownBlock[] {
  const fill: types.Button = {
    type: 'button',
    action_id: ACTION_IDS.form,
    style: 'primary',
    text: drawPlain(props.say(props.locale, 'home.fill'), MOST_BUTTON_TEXT),
  };
  return [
    drawHeader('home.title', props),
    drawWords('home.introduction', props),
    { type: 'actions', elements: [fill] },
  ];
}

function drawOpenCases(props: HomeProps): readonly types.KnownBlock[] {
  const { say, locale, cases } = props;
  const goOn = say(locale, 'home.open-case');
  const open = cases.filter(({ isOpen }) => isOpen).slice(0, MOST_CASES);
  const drawn = open.map((each) => drawCase(each, { locale, goOn }));
  return [
    DIVIDER,
    drawHeader('home.cases', props),
    ...(drawn.length > 0 ? drawn : [drawWords('home.no-cases', props)]),
  ];
}

function drawVerdict(props: HomeProps): readonly types.KnownBlock[] {
  const last = props.cases.find(({ isOpen }) => !isOpen);
  if (last === undefined) return [];
  return [DIVIDER, drawHeader('home.verdict', props), ...drawSummary(last.standing)];
}

function drawLanguage(props: HomeProps): readonly types.KnownBlock[] {
  const hint = { ...drawWords('home.language-hint', props), accessory: drawSelect(props) };
  return [DIVIDER, drawHeader('home.language', props), hint];
}

function drawSelect({ say, locale, chosen }: Omit<HomeProps, 'cases'>): types.StaticSelect {
  const options: types.PlainTextOption[] = LOCALES.map((value) => ({
    text: drawPlain(LOCALE_NAMES[value], MOST_OPTION_TEXT),
    value,
  }));
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: ACTION_IDS.language,
    placeholder: drawPlain(say(locale, 'pick'), MOST_PLACEHOLDER),
    options,
    ...(initial !== undefined && { initial_option: initial }),
  };
}

function drawHow(props: HomeProps): readonly types.KnownBlock[] {
  const items = props.say(props.locale, 'home.how-lines').split('\n');
  const lines = drawBlocks([{ type: 'list', ordered: false, items }]);
  return [DIVIDER, drawHeader('home.how', props), ...lines.slice(0, MOST_HOW_BLOCKS)];
}

function drawHeader(word: SlackWord, { say, locale }: Voice): types.HeaderBlock {
  return { type: 'header', text: drawPlain(say(locale, word), MOST_HEADER) };
}

function drawWords(word: SlackWord, { say, locale }: Voice): types.SectionBlock {
  return drawSection(clipEscaped(drawMarked(say(locale, word)), MOST_TEXT));
}
