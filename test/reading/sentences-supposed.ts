import type { Sentence } from './sentence';

/** A case as it is beside a change that is only thought of. */
export const SUPPOSED: readonly Sentence[] = [
  [
    'If we moved from CSP to an EA, would mail go out?',
    { subscription: 'csp', supposed: { subscription: 'enterprise-agreement' }, intent: 'what-if' },
  ],
  ['and if we moved to MCA-E?', { supposed: { subscription: 'mca-enterprise' }, intent: 'what-if' }],
  [
    'We are on a free trial and want to upgrade to pay-as-you-go. Will 25 work then?',
    { subscription: 'free-trial', port: 25, supposed: { subscription: 'pay-as-you-go' }, intent: 'what-if' },
  ],
  [
    'thinking of switching from PAYG to CSP next quarter, does that help with port 25?',
    { subscription: 'pay-as-you-go', port: 25, supposed: { subscription: 'csp' }, intent: 'what-if' },
  ],
  [
    'what if it were an EA, we are on PAYG at the moment',
    { subscription: 'pay-as-you-go', supposed: { subscription: 'enterprise-agreement' } },
  ],
  ['We moved from CSP to an EA in 2020', { subscription: 'enterprise-agreement', intent: 'case' }],
  ['what if we moved to MCA?', { maybe: ['mca-enterprise', 'mca-individual'], intent: 'what-if' }],
  [
    'our VM uses port 587 today. what if we used 25 instead?',
    { source: 'vm', port: 587, supposed: { port: 25 }, intent: 'what-if' },
  ],
  ['signed up through Microsoft Imagine', { subscription: 'education' }],
  [
    '今はCSPですが、EAに変えたら送れるようになりますか？',
    { subscription: 'csp', supposed: { subscription: 'enterprise-agreement' }, intent: 'what-if' },
  ],
  [
    'CSPからEAに切り替えたらポート25は使えますか',
    { subscription: 'csp', port: 25, supposed: { subscription: 'enterprise-agreement' }, intent: 'what-if' },
  ],
  [
    '現在は無料試用版です。従量課金にアップグレードしたいのですが、25番は開きますか',
    { subscription: 'free-trial', port: 25, supposed: { subscription: 'pay-as-you-go' }, intent: 'what-if' },
  ],
  [
    'もし可能であれば、従量課金でポート25を開けてください',
    { subscription: 'pay-as-you-go', port: 25, intent: 'case' },
  ],
  ['無料試用版から従量課金に変更しました', { subscription: 'pay-as-you-go' }],
  [
    '我還在免費試用，想升級成隨用隨付',
    { subscription: 'free-trial', supposed: { subscription: 'pay-as-you-go' }, intent: 'what-if' },
  ],
  [
    '如果從 CSP 換成 EA，信寄得出去嗎？',
    { subscription: 'csp', supposed: { subscription: 'enterprise-agreement' }, intent: 'what-if' },
  ],
  [
    '目前是隨用隨付，打算換成 MCA-E，這樣埠 25 會開嗎',
    {
      subscription: 'pay-as-you-go',
      port: 25,
      supposed: { subscription: 'mca-enterprise' },
      intent: 'what-if',
    },
  ],
  ['如果可以的話，請幫我看隨用隨付的埠 25', { subscription: 'pay-as-you-go', port: 25 }],
  ['已經從免費試用升級成隨用隨付', { subscription: 'pay-as-you-go' }],
  [
    'Пока на бесплатной пробной, хочу перейти на PAYG — откроют?',
    { subscription: 'free-trial', supposed: { subscription: 'pay-as-you-go' }, intent: 'what-if' },
  ],
  [
    'Если перейти с CSP на EA, почта пойдёт?',
    { subscription: 'csp', supposed: { subscription: 'enterprise-agreement' }, intent: 'what-if' },
  ],
  [
    'Сейчас у нас PAYG, планируем переход на EA, 25 порт откроется?',
    {
      subscription: 'pay-as-you-go',
      port: 25,
      supposed: { subscription: 'enterprise-agreement' },
      intent: 'what-if',
    },
  ],
  ['Если можно, снимите блокировку: PAYG, порт 25', { subscription: 'pay-as-you-go', port: 25 }],
  ['Перешли с CSP на EA', { subscription: 'enterprise-agreement' }],
];
