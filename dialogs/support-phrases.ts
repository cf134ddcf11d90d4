import type { Locale } from '../src/answer/locale';

/** What somebody wants with their own ticket. */
export const TICKET_WISHES = ['status', 'close', 'reopen'] as const;
export type TicketWish = (typeof TICKET_WISHES)[number];

/** Phrases of one language, or of all, parted by ` | `. */
type Phrases = Readonly<Record<Locale, string>>;

/**
 * Whole messages only: within a longer sentence these words are the person's story. `named` speak of a ticket,
 * so that they mean one even where there is none; `bare` mean the ticket that there is.
 */
export const WISHES: Readonly<Record<TicketWish, { readonly named: Phrases; readonly bare: Phrases }>> = {
  status: {
    named: {
      en: 'my ticket | ticket status | status of my ticket | show my ticket | check my ticket | how is my ticket | how is my ticket doing | any news on my ticket | any update on my ticket | what about my ticket | where is my ticket | what is the status of my ticket | whats the status of my ticket | the status of my ticket',
      ja: 'チケット | チケットの状況 | チケットの状態 | チケットはどうなりましたか | チケットはどうなっていますか | チケットを見せて | チケットを確認 | チケットの状況を教えて | チケットの状況を教えてください | 問い合わせの状況 | 問い合わせの状況を教えて | 問い合わせの状況を教えてください',
      'zh-TW':
        '我的案件 | 案件狀態 | 案件進度 | 查詢案件 | 我的案件狀態 | 我的案件進度 | 我的案件怎麼樣了 | 我的案件處理得怎麼樣 | 看我的案件 | 工單狀態 | 我的工單',
      ru: 'моя заявка | статус заявки | статус моей заявки | что с моей заявкой | что с заявкой | какой статус заявки | где моя заявка | как дела с моей заявкой | покажи мою заявку | мой тикет | статус тикета | что с тикетом',
    },
    bare: {
      en: 'status | any news | any update | any updates | update',
      ja: '状況 | 進捗 | 状況は | 進捗は | どうなりましたか | どうなっていますか',
      'zh-TW': '狀態 | 進度 | 進度如何 | 有消息嗎 | 有進度嗎 | 處理得怎麼樣了',
      ru: 'статус | есть новости | новости есть | что нового | как продвигается',
    },
  },
  close: {
    named: {
      en: 'close my ticket | close ticket | close the ticket | close this ticket | cancel my ticket | cancel the ticket | you can close my ticket | you can close the ticket | withdraw my ticket',
      ja: 'チケットを閉じる | チケットを閉じて | チケットを閉じてください | チケットを終了 | チケットを終了して | チケットを終了してください | チケットをクローズ | チケットをクローズしてください | チケットを取り消して',
      'zh-TW':
        '關閉案件 | 關閉我的案件 | 結束案件 | 結束我的案件 | 取消我的案件 | 可以結案了 | 請結案 | 關閉工單',
      ru: 'закрыть заявку | закрой заявку | закройте заявку | закрой мою заявку | закройте мою заявку | закрыть мою заявку | можно закрыть заявку | отменить заявку | закройте тикет | закрыть тикет',
    },
    bare: {
      en: 'close | close it | it is solved | its solved | problem solved | solved',
      ja: 'クローズ | 閉じて | 解決しました | 解決した',
      'zh-TW': '結案 | 已解決 | 解決了 | 問題解決了',
      ru: 'закрыть | закройте | решено | вопрос решен | проблема решена',
    },
  },
  reopen: {
    named: {
      en: 'reopen my ticket | reopen ticket | reopen the ticket | reopen this ticket | open my ticket again | open the ticket again',
      ja: 'チケットを再開 | チケットを再開して | チケットを再開してください | チケットを再オープン | チケットを開き直して | チケットをもう一度開いて',
      'zh-TW': '重新開啟案件 | 重新開啟我的案件 | 重開案件 | 重開我的案件 | 再開啟案件 | 重新開啟工單',
      ru: 'переоткрыть заявку | открыть заявку снова | откройте заявку снова | снова открыть заявку | возобновить заявку | возобновите заявку | переоткройте тикет',
    },
    bare: {
      en: 'reopen | re open | reopen it | not solved | it is not solved | its not solved | still not solved | open it again',
      ja: '再開 | 再オープン | 解決していません | 解決していない | まだ解決していません',
      'zh-TW': '重新開啟 | 重開 | 還沒解決 | 沒有解決 | 尚未解決',
      ru: 'переоткрыть | возобновить | открыть снова | не решено | проблема не решена | вопрос не решен',
    },
  },
};

/** Said of a number: "status of P25-1042", "P25-1042を閉じて". */
export const OF_NUMBER: Readonly<Record<TicketWish, string>> = {
  status:
    ' | ticket | status of | status | ticket status | what about | how is | any news on | any update on | show | の状況 | の状況は | の状態 | はどうなりましたか | 狀態 | 進度 | 的狀態 | 的進度 | 案件 | заявка | статус | статус заявки | что с | что с заявкой',
  close:
    'close | close ticket | cancel | を閉じて | を閉じてください | をクローズ | 關閉 | 結案 | закрыть | закройте | закройте заявку',
  reopen:
    'reopen | reopen ticket | を再開 | を再開して | を再開してください | 重新開啟 | 重開 | переоткрыть | возобновить | откройте снова',
};

/** Decides about a handoff that is shown. */
export const DECISIONS: Readonly<Record<'confirm' | 'cancel', string>> = {
  confirm:
    'yes | yes please | yes send it | send | send it | please send | please send it | ok | okay | confirm | go ahead | sure | はい | はいお願いします | お願いします | 送信 | 送って | 送ってください | おけ | 是 | 是的 | 好 | 好的 | 可以 | 送出 | 請送出 | 確認 | 傳送 | да | да отправить | отправить | отправь | отправьте | отправляй | отправляйте | хорошо | ок | подтверждаю',
  cancel:
    'no | no thanks | no thank you | cancel | stop | dont send | dont send it | do not send | do not send it | never mind | nevermind | back | いいえ | キャンセル | やめる | やめます | やめて | 送らない | 送らないで | 戻る | 不 | 不用 | 不用了 | 不要 | 取消 | 不要送出 | 算了 | 上一步 | нет | не надо | нет спасибо | отмена | отменить | отмени | не отправлять | не отправляй | не отправляйте | назад',
};
