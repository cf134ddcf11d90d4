/** Words that say nothing about a subject. */
const STOP_WORDS = `
a an the this that these those it its is are was were be been being am do does did doing done
i me my mine we us our you your yours he she they them their his her
of to in on at by for from with without into onto as than then so and or but if not no nor
can could may might must shall should will would have has had having get gets got getting
there here any some all just also very still yet please hi hello thanks thank ok
im ive dont doesnt didnt isnt arent cant wont cannot whats hows
и в во на не ни но а же ли бы б о об от до из за по под при про с со к ко у для без или то та те тот эта это эти этот
я мы ты вы он она они оно мне нам вам ему ей им меня нас вас его ее их мой моя мое мои наш наша наше наши ваш ваша ваши свой свои
быть был была было были будет есть нет да еще уже тоже только так такой такая такие вот там тут
если чтобы когда-нибудь нужно надо можно ли-то разве просто очень пожалуйста привет здравствуйте спасибо
`;

/** They tell what is asked, not what it is about: "since when" is not "why". */
const QUESTION_WORDS = `
how why when where who whom which what
как почему зачем когда где кто кого кому кем куда откуда какой какая какое какие каких каким сколько что чем
`;

export const STOPPED: ReadonlySet<string> = new Set(STOP_WORDS.split(/\s+/).filter(Boolean));
export const ASKING: ReadonlySet<string> = new Set(QUESTION_WORDS.split(/\s+/).filter(Boolean));

/** Chinese and Japanese write these without spaces around them. In the spelling of `foldHan`. */
const STOP_PHRASES = `
請問 為什麼 為甚麼 為何 什麼時候 什麼 甚麼 怎麼辦 怎麼 怎樣 如何 可不可以 可以 能不能 能否 是否 有沒有 沒有 是不是 要不要 會不會
到底 究竟 還是 我們 我的 你們 您 他們 這個 那個 這樣 哪裡 哪一 哪個 哪些 一個 一下 的話 但是 因為 所以 如果 應該 需要 現在
教えてください 教えて おしえて ください 下さい でしょうか でしょう ですか ません ました ます です でした たいです たい どうすれば どうして どうしたら どうやって どう なぜ 何故 なに どこ どれ どの いつ
について における において によって により として ための ため という とは には では でも ても から まで より ので のに けど けれど
している していて されて されます されている した して する され れる いる ある ない なる できる できます できません こと もの それ これ あの その この そこ ここ または および
`;

export const STOP_PHRASE = new RegExp(
  [...new Set(STOP_PHRASES.split(/\s+/).filter(Boolean))].sort((a, b) => b.length - a.length).join('|'),
  'g',
);

/** Characters that mostly join others: pairs with one of them say little. */
export const JOINING: ReadonlySet<string> = new Set(
  '的嗎呢吧啊啦就也跟與和或了還把給讓被是在有想不我你這那がをにへとではものかねよな',
);
