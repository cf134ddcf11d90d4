// Draws Adaptive Cards with Microsoft's own renderer, in the colours of the page.

/** The renderer's classes; the script that is loaded before this one puts them there. */
const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;

/** Colours are those of theme.css, so that a change of the scheme needs no drawing anew. */
const TEXT = {
  default: { default: 'var(--text)', subtle: 'var(--subtle)' },
  dark: { default: 'var(--text)', subtle: 'var(--subtle)' },
  light: { default: 'var(--text)', subtle: 'var(--subtle)' },
  accent: { default: 'var(--accent)', subtle: 'var(--accent)' },
  good: { default: 'var(--good-text)', subtle: 'var(--good-text)' },
  warning: { default: 'var(--warning-text)', subtle: 'var(--warning-text)' },
  attention: { default: 'var(--attention-text)', subtle: 'var(--attention-text)' },
};

const SIZES = {
  fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 19, default: 22, medium: 25, large: 28, extraLarge: 32 },
};

const CONFIG = new HostConfig({
  fontTypes: {
    default: { ...SIZES, fontFamily: 'inherit' },
    monospace: {
      ...SIZES,
      fontFamily: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Consolas, monospace",
    },
  },
  spacing: { small: 4, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  supportsInteractivity: true,
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', spacing: 'small' },
  },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors: TEXT },
    emphasis: { backgroundColor: 'var(--emphasis)', foregroundColors: TEXT },
    good: { backgroundColor: 'var(--good)', foregroundColors: TEXT },
    warning: { backgroundColor: 'var(--warning)', foregroundColors: TEXT },
    attention: { backgroundColor: 'var(--attention)', foregroundColors: TEXT },
    accent: { backgroundColor: 'var(--emphasis)', foregroundColors: TEXT },
  },
});

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(text);
  result.didProcess = true;
};

/**
 * @param {object} payload the card as the bot sent it
 * @param {(action: {title?: string, verb?: string, data?: any}) => void} onSubmit what was pressed: `verb` is there
 *   where it is to be executed in place
 * @returns {HTMLElement}
 */
export function renderCard(payload, onSubmit) {
  const card = new AdaptiveCard();
  card.hostConfig = CONFIG;
  card.onExecuteAction = (action) => {
    const type = action.getJsonTypeName();
    if (type === 'Action.OpenUrl') open(action.url, '_blank', 'noopener');
    if (type === 'Action.Submit' || type === 'Action.Execute') onSubmit(action);
  };
  card.parse(payload);
  const element = card.render();
  element.lang = payload.lang ?? '';
  for (const link of element.querySelectorAll('a'))
    Object.assign(link, { target: '_blank', rel: 'noopener' });
  element.querySelectorAll('label[for]').forEach(nameField);
  for (const action of card.getAllActions()) {
    if (action.getJsonTypeName() === 'Action.ToggleVisibility') action.renderedElement?.classList.add('fold');
  }
  return element;
}

/** The renderer names the box around a list field by the label and leaves the field itself unnamed. */
function nameField(label) {
  const field = label.parentElement.querySelector('.ac-choiceSetInput-filtered');
  field?.setAttribute('aria-labelledby', label.id);
}

/** The Markdown our cards use: links, and signs taken as they are after a backslash. */
function toHtml(text) {
  const token = /\\([\\`*_[\]~#>+.)-])|\[((?:\\.|[^\]\\])*)\]\((https?:[^\s()]+)\)/g;
  let html = '';
  let at = 0;
  for (const match of text.matchAll(token)) {
    html += escapeHtml(text.slice(at, match.index)) + toElement(match);
    at = match.index + match[0].length;
  }
  return `<p>${html}${escapeHtml(text.slice(at))}</p>`;
}

function toElement([, sign, label, url]) {
  if (sign !== undefined) return escapeHtml(sign);
  return `<a href="${escapeHtml(url)}">${escapeHtml(label.replace(/\\(.)/g, '$1'))}</a>`;
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
