// Keeps the end of a conversation in sight while it grows, unless somebody reads further up.

const NEAR = 60;

/** @param {HTMLElement} talk @returns {() => void} to be called after every drawing */
export function followEnd(talk) {
  let isAtEnd = true;
  const keep = () => {
    if (isAtEnd) talk.scrollTop = talk.scrollHeight;
  };
  talk.addEventListener('scroll', () => {
    isAtEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < NEAR;
  });
  // The box below grows while a reply is written.
  new ResizeObserver(keep).observe(talk);
  return keep;
}
