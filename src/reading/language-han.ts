/**
 * Tells Japanese from Chinese where a text has Han characters only. The characters in common use are
 * taken from the national standards themselves: JIS X 0208 level 1, Big5 level 1 and GB 2312 level 1.
 * A character that is common on one side only counts for that side; words count where the characters are shared.
 */

type Range = { readonly lead: readonly [number, number]; readonly trail: readonly [number, number] };

/** Kanji level 1: rows 16 to 47, in EUC-JP. */
const JIS_LEVEL_1: Range = { lead: [0xb0, 0xcf], trail: [0xa1, 0xfe] };
/** Frequently used Hanzi. */
const BIG5_LEVEL_1: Range = { lead: [0xa4, 0xc6], trail: [0x40, 0xfe] };
/** Rows 16 to 55. */
const GB2312_LEVEL_1: Range = { lead: [0xb0, 0xd7], trail: [0xa1, 0xfe] };

const JAPANESE = charactersOf('euc-jp', JIS_LEVEL_1);
const CHINESE = new Set([...charactersOf('big5', BIG5_LEVEL_1), ...charactersOf('gbk', GB2312_LEVEL_1)]);

/** Written with shared characters, said in Japanese only; 取消, 確認, 以前 are said in both. */
const JAPANESE_WORDS =
  /送信|受信|返信|契約|無料|有料|作成|再起動|再開|拒否|遮断|変更|料金|担当|会社|法人|完了|終了|失敗時|迷惑|至急|学割|教育機関|手順|障害|名前|去年末|昨年|一昨年|今年度|何故|設定方法|質問|回答|相談|窓口|大丈夫|了解|承知|戻|言語|本番|社内|制限付|解約|以降|当時|現在地|通知先|宛先|件名|本文|購入済|済/gu;
/** Written with shared characters, said in Chinese only. */
const CHINESE_WORDS =
  /[郵邮]件|[隨随即]用[隨随]付|付[費费]|能否|企[業业]|微[軟软]|寄信|寄送|寄件|收件|封[鎖锁]|免[費费]|[訂订][用閱阅]|[帳账][戶户號号]|建立|[創创]建|[連连][線接]|埠|端口|逾[時时]|超[時时]|合[約约]|什[麼么]|怎|[為为]何|[為为]什|如何|是否|如果|因[為为]|所以|但是|可以|不能|不是|不可以|不行|不到|不[會会]|不出|[無无]法|[沒没]有|需要|使用者|解[決决]方案|聯絡|客服|真人|知道|移除|申[請请][過过]|豁免|[發发]送|[問问][題题]|[幫帮]|[請请][問问]|[謝谢]|你|您|我|[嗎吗呢吧]|[這这那哪]|了|被|[還还]|[給给]|[讓让]|把|都|很|也|的|在|是|[對对]$|[學学]生版|[試试]用[帳账]|[贊赞]助|[夥伙]伴|[支][援持]案例|方案|之前|之後|之后|以前的|信用卡|信箱|垃圾|信[譽誉]|撤[銷销]|[輸输]出|[轉转][送寄]|中[繼继]|本地|地端|[雲云]端|中文|英文|繁[體体]|[簡简][體体]|返回|上一步|重新|出去|過去|进来|進來|再[來来]|[從从]|好$|不(?![明要])|沒|没/gu;

/** Every character a double-byte encoding holds between two bytes. */
function charactersOf(encoding: string, { lead, trail }: Range): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let first = lead[0]; first <= lead[1]; first += 1) {
    for (let second = trail[0]; second <= trail[1]; second += 1) bytes.push(first, second, 0x0a);
  }
  const decoded = new TextDecoder(encoding).decode(Uint8Array.from(bytes));
  return new Set([...decoded].filter((each) => /\p{Script=Han}/u.test(each)));
}

/** How much speaks for each language; equal where nothing tells. */
export function weighHan(text: string): { readonly japanese: number; readonly chinese: number } {
  const weights = {
    japanese: countMatches(text, JAPANESE_WORDS) * 2,
    chinese: countMatches(text, CHINESE_WORDS),
  };
  for (const character of text) {
    const isJapanese = JAPANESE.has(character);
    const isChinese = CHINESE.has(character);
    if (isJapanese && !isChinese) weights.japanese += 3;
    if (isChinese && !isJapanese) weights.chinese += 3;
  }
  return weights;
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
