import type { ReadInput, Reading, Trouble } from '../../src/reading/reading';
import type { Facts } from '../../src/rules/facts';

/** What a person may rely on: exactly these facts and no other; the rest only where it is named. */
export type Expected = Facts & {
  readonly supposed?: Facts;
  readonly intent?: Reading['intent'];
  readonly denied?: Reading['denied'];
  readonly maybe?: Reading['maybe'];
  readonly trouble?: readonly Trouble['code'][];
  readonly language?: Reading['language'];
};

/** A sentence, what it says, and what the person was just asked. */
export type Sentence = readonly [text: string, expected: Expected, asking?: NonNullable<ReadInput['asking']>];

/** The day on which all sentences are said. */
export const TODAY = '2026-11-21';
