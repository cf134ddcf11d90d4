/** The part of Adaptive Cards 1.5 that we draw with; Teams draws nothing newer. */

export const CARD_CONTENT_TYPE = 'application/vnd.microsoft.card.adaptive';
export const CARD_VERSION = '1.5';

export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: typeof CARD_VERSION;
  readonly lang: string;
  /** Shown by clients that cannot draw the version. */
  readonly fallbackText: string;
  /** Read aloud by clients that speak. */
  readonly speak: string;
  readonly body: readonly CardElement[];
  readonly refresh?: Refresh;
};

/** The client asks for the card anew by itself, for these people only. */
export type Refresh = {
  readonly action: { readonly type: 'Action.Execute'; readonly verb: string; readonly data: object };
  readonly userIds: readonly string[];
};

export type ContainerStyle = 'good' | 'warning' | 'attention' | 'emphasis';
export type Spacing = 'None' | 'Small' | 'Default' | 'Medium' | 'Large';

type Placed = {
  readonly id?: string;
  readonly isVisible?: boolean;
  readonly spacing?: Spacing;
  readonly separator?: boolean;
};

/** Markdown is read in `text`: only links and headings go here, escaped. */
export type TextBlock = Placed & {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'Small' | 'Default' | 'Large';
  readonly weight?: 'Bolder';
  readonly isSubtle?: boolean;
};

/** Its runs are taken literally, so words that people wrote can not turn into markup. */
export type RichTextBlock = Placed & { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[] };

export type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Small';
  readonly fontType?: 'Monospace';
  readonly isSubtle?: boolean;
};

export type Container = Placed & {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly style?: ContainerStyle;
  readonly bleed?: boolean;
};

export type ColumnSet = Placed & {
  readonly type: 'ColumnSet';
  /** Pressed anywhere on it; its title is what is read aloud. */
  readonly selectAction?: ExecuteAction;
  readonly columns: readonly {
    readonly type: 'Column';
    readonly width: 'auto' | 'stretch';
    readonly items: readonly CardElement[];
  }[];
};

export type Table = Placed & {
  readonly type: 'Table';
  readonly columns: readonly { readonly width: number }[];
  readonly firstRowAsHeaders: false;
  readonly showGridLines: boolean;
  readonly rows: readonly {
    readonly type: 'TableRow';
    readonly cells: readonly { readonly type: 'TableCell'; readonly items: readonly CardElement[] }[];
  }[];
};

export type ChoiceSet = Placed & {
  readonly type: 'Input.ChoiceSet';
  readonly label: string;
  readonly placeholder?: string;
  readonly style: 'filtered';
  readonly choices: readonly { readonly title: string; readonly value: string }[];
} & Checked;

export type DateInput = Placed & { readonly type: 'Input.Date'; readonly label: string } & Checked;

/** What is typed. */
export type TextInput = Placed & {
  readonly type: 'Input.Text';
  readonly label: string;
  readonly isMultiline: true;
  readonly maxLength: number;
} & Checked;

type Checked = { readonly isRequired?: boolean; readonly errorMessage?: string };

export type ActionSet = Placed & { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] };

export type CardAction = SubmitAction | ToggleAction | ExecuteAction | ShowCardAction;

export type SubmitAction = {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: object;
  /** `none`: pressed as it is, whatever the inputs hold. */
  readonly associatedInputs?: 'none';
  readonly style?: 'positive';
};

/** Pressed without a message: the answer comes back to where it was pressed. */
export type ExecuteAction = Omit<SubmitAction, 'type'> & {
  readonly type: 'Action.Execute';
  readonly verb: string;
  /** For clients that cannot execute. */
  readonly fallback: SubmitAction;
};

/** Unfolds a part with a form of its own. */
export type ShowCardAction = {
  readonly type: 'Action.ShowCard';
  readonly title: string;
  readonly card: Pick<AdaptiveCard, 'type' | 'body'> & { readonly actions: readonly CardAction[] };
  readonly style?: 'positive';
};

export type ToggleAction = {
  readonly type: 'Action.ToggleVisibility';
  readonly title: string;
  readonly targetElements: readonly string[];
};

export type CardElement =
  | TextBlock
  | RichTextBlock
  | Container
  | ColumnSet
  | Table
  | ChoiceSet
  | DateInput
  | TextInput
  | ActionSet;
