// Times as people of a language write them.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A target this near is shown as a warning. */
const SOON = HOUR;

/** "14:05" today, "20 Nov, 14:05" before; in 24 hours everywhere, as the cards have it. */
export function formatTime(iso, tag, now = Date.now()) {
  const date = new Date(iso);
  const isToday = date.toDateString() === new Date(now).toDateString();
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return date.toLocaleString(tag, isToday ? time : { day: 'numeric', month: 'short', ...time });
}

/** "in 25 minutes", "2 hours ago". */
export function formatDistance(iso, tag, now = Date.now()) {
  const distance = new Date(iso).getTime() - now;
  const size = Math.abs(distance);
  const [unit, length] = size < HOUR ? ['minute', MINUTE] : size < 2 * DAY ? ['hour', HOUR] : ['day', DAY];
  return new Intl.RelativeTimeFormat(tag, { numeric: 'always' }).format(Math.trunc(distance / length), unit);
}

export function formatSeconds(seconds, tag) {
  return new Intl.RelativeTimeFormat(tag, { numeric: 'always' }).format(seconds, 'second');
}

/** The target that falls due first; undefined while none does. */
export function nextTarget({ firstReplyBy, resolveBy }) {
  const targets = [
    ['Reply', firstReplyBy],
    ['Resolve', resolveBy],
  ].filter(([, at]) => at !== null && at !== undefined);
  const [first] = targets.sort(([, left], [, right]) => left.localeCompare(right));
  return first && { kind: first[0], at: first[1] };
}

/** How a target strikes the eye: late, soon or in good time. */
export function urgencyOf(at, now = Date.now()) {
  const distance = new Date(at).getTime() - now;
  if (distance < 0) return 'late';
  return distance < SOON ? 'soon' : 'fine';
}
