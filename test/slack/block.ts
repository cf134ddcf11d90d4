/** Block Kit as it comes over the wire, of what counts here. */
export type TextObject = { readonly type: string; readonly text: string; readonly emoji?: boolean };

export type Option = { readonly text: TextObject; readonly value: string };

export type Element = {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: TextObject;
  readonly value?: string;
  readonly style?: string;
  readonly placeholder?: TextObject;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly { readonly options: readonly Option[] }[];
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
  readonly initial_date?: string;
  readonly initial_value?: string;
  readonly max_length?: number;
};

export type Block = {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: TextObject;
  readonly fields?: readonly TextObject[];
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
  readonly element?: Element;
  readonly label?: TextObject;
  readonly optional?: boolean;
};

/** An element somebody can use, and the block it stands in. */
export type Placed = { readonly element: Element; readonly block: Block };

/** The interactive elements of some blocks, in order. */
export function listElements(blocks: readonly Block[]): readonly Placed[] {
  return blocks.flatMap((block) =>
    [...(block.elements ?? []), block.accessory, block.element].flatMap((element) =>
      element?.action_id === undefined ? [] : [{ element, block }],
    ),
  );
}

export function listOptions({ options = [], option_groups = [] }: Element): readonly Option[] {
  return [...options, ...option_groups.flatMap((group) => group.options)];
}

/** A text as a person sees it. */
export function shownText(text: TextObject | undefined): string {
  return (text?.text ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
