/** An address as the article it shows, whatever its language, and the language it asks for. */
export type PageAddress = {
  /** The same for every language, old address and spelling of one article. */
  readonly article: string;
  /** As the site writes it, such as `ja-jp`; undefined: each reader gets their own. */
  readonly language?: string;
};

const LEARN_HOSTS: readonly string[] = ['learn.microsoft.com', 'docs.microsoft.com'];
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z]{4})?-[a-z]{2}$/;
/** Where Microsoft's blogs stood before they were moved to the archive of its documentation. */
const BLOG_HOSTS: readonly string[] = [
  'blogs.msdn.microsoft.com',
  'blogs.technet.microsoft.com',
  'blogs.msdn.com',
  'blogs.technet.com',
];
const BLOG_POST = /^(?:b\/)?([^/]+)\/(?:archive\/)?\d{4}\/\d{2}\/\d{2}\/([^/]+?)(?:\.aspx)?$/;
/** The support blog of Azure's network team in Japan, and what it was called among Microsoft's blogs. */
const JAPANESE_BLOG = {
  host: 'jpaztech.github.io',
  path: /^blog\/archive\/([^/]+?)(?:\.html)?$/,
  name: 'jpaztech',
};

/** Reads an address; undefined where it is none of the web. */
export function parsePageAddress(address: string): PageAddress | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname } = new URL(address);
  if (!/^https?:$/.test(protocol)) return undefined;
  const host = hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  const path = toPath(pathname);
  if (LEARN_HOSTS.includes(host)) return readLearn(path);
  return { article: readBlog(host, path) ?? `${host}/${path}` };
}

function toPath(pathname: string): string {
  return pathname
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== 'index.html')
    .join('/');
}

/** Articles on troubleshooting moved below `troubleshoot`, and kept the rest of their address. */
function readLearn(path: string): PageAddress {
  const [first = '', ...rest] = path.split('/');
  const hasLanguage = LANGUAGE.test(first);
  const whole = hasLanguage ? rest.join('/') : path;
  const [, blog, post] = /^archive\/blogs\/([^/]+)\/([^/]+)$/.exec(whole) ?? [];
  const article = blog === undefined ? `learn/${whole.replace(/^troubleshoot\//, '')}` : toBlog(blog, post);
  return { article, ...(hasLanguage && { language: first }) };
}

function readBlog(host: string, path: string): string | undefined {
  const [, slug] = (host === JAPANESE_BLOG.host && JAPANESE_BLOG.path.exec(path)) || [];
  if (slug !== undefined) return toBlog(JAPANESE_BLOG.name, slug);
  const [, blog, post] = (BLOG_HOSTS.includes(host) && BLOG_POST.exec(path)) || [];
  return blog === undefined ? undefined : toBlog(blog, post);
}

function toBlog(blog: string, post: string | undefined): string {
  return `blog/${blog}/${post ?? ''}`;
}
