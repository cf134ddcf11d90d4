import type {
  Certainty,
  CreatedSide,
  Destination,
  Outcome,
  PortalVerdict,
  Route,
  Source,
  SubscriptionType,
} from './vocabulary';

/** A source: one edition of a document, with the sections a clause may cite. */
export type SourceDocument = {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly locale: string;
  /** The day its text is known from (git or pull request dates, never `ms.date`). */
  readonly dated: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
};

/** When a clause, row or conflict applies. Every part left out applies always. */
export type Condition = {
  readonly types?: readonly SubscriptionType[];
  readonly created?: readonly CreatedSide[];
  /** First day in force, `YYYY-MM-DD`; from the beginning of time if left out. */
  readonly from?: string;
  /** First day no longer in force, `YYYY-MM-DD`; still in force if left out. */
  readonly superseded?: string;
  readonly sources?: readonly Source[];
  readonly routes?: readonly Route[];
  readonly destinations?: readonly Destination[];
  /** Port numbers, or `other` for any port but 25; 25 alone if left out. */
  readonly ports?: readonly (number | 'other')[];
  readonly exempted?: boolean;
  readonly portalVerdicts?: readonly PortalVerdict[];
  /** Only beside one of these outcomes: for advice that fits some verdicts and not others. */
  readonly outcomes?: readonly Outcome[];
};

/** One statement of one source. */
export type Clause = Condition & {
  readonly id: string;
  readonly document: string;
  readonly section: string;
  /** `guide#section` of the knowledge base that tells it at length. */
  readonly guide: string;
  /** The outcome it states; absent for a clause that only advises. */
  readonly outcome?: Outcome;
  readonly steps: readonly string[];
  readonly caveats: readonly string[];
};

/** A cell of the policy as the desk answers it: for each type, side and day exactly one row. */
export type Row = {
  readonly id: string;
  readonly types: readonly SubscriptionType[];
  readonly created: readonly CreatedSide[];
  readonly from?: string;
  readonly superseded?: string;
  readonly outcome: Outcome;
  readonly certainty: Certainty;
  /** The clauses that carry it. An `unsourced` row names those of the nearest group. */
  readonly clauses: readonly string[];
  readonly steps: readonly string[];
  readonly caveats: readonly string[];
};

/** A rule that goes before every row; the first that applies decides. */
export type Override = Condition & {
  readonly id: string;
  /** `as-requestable`: whatever the day's row let a blocked subscription ask for. */
  readonly outcome: Outcome | 'as-requestable';
  readonly certainty: Certainty;
  readonly clauses: readonly string[];
  readonly steps: readonly string[];
  readonly caveats: readonly string[];
};

/** Two sources that disagree, and which reading the desk takes. */
export type Conflict = Condition & {
  /** `C-01` and so on; several rows may share an id where the clauses differ by date. */
  readonly id: string;
  readonly clauses: readonly [string, string];
  /** The phrase key of the resolution. */
  readonly resolution: string;
  /** How certain a verdict can be at most where this conflict had to be read one way. */
  readonly certainty?: Certainty;
};

/** A quotaId, or a pair of quotaId and offer id, and the types it may stand for. */
export type Offer = {
  readonly quotaId?: string;
  readonly offerId?: string;
  readonly name: string;
  readonly types: readonly SubscriptionType[];
  readonly cloud?: 'us-government' | 'germany';
};

export type Policy = {
  readonly documents: readonly SourceDocument[];
  readonly clauses: readonly Clause[];
  readonly rows: readonly Row[];
  readonly overrides: readonly Override[];
  readonly conflicts: readonly Conflict[];
  readonly offers: readonly Offer[];
  /** Every step id, in the order steps are told. */
  readonly steps: readonly string[];
  /** Every caveat id, in the order caveats are told. */
  readonly caveats: readonly string[];
  /** `guide#section` of each step and caveat, by its id. */
  readonly guides: Readonly<Record<string, string>>;
  /** `guide#section` that tells how a type stands today. */
  readonly typeGuides: Readonly<Record<SubscriptionType, string>>;
};
