// Shows pages of ours inside Camunda's: asked for, put in place, and asked again when one of their forms is sent or one
// of their links marked data-here is followed; one marked data-again is asked for again by itself. What the pages say and in which language is the server's affair.

const site = new URL('../../../', import.meta.url);
const SOON = 2000;
const PROBLEM = 'application/problem+json';

/** The address of one of our pages, whatever the site is called. */
export const address = path => new URL(path, site).href;

/** Asks for data; whoever catches the error reads in its message what the server said. */
export async function ask(path, options = {}) {
  const answer = await fetch(address(path), { ...options, headers: { Accept: PROBLEM + ', */*;q=0.5' } });
  if (!answer.ok) {
    const type = answer.headers.get('Content-Type') || '';
    throw new Error(type.includes('json') ? (await answer.json()).detail : answer.status + ' ' + answer.statusText);
  }
  return answer;
}

function tell(node, words) {
  const problem = document.createElement('p');
  problem.className = 'alert alert-danger';
  problem.setAttribute('role', 'alert');
  problem.textContent = words;
  node.replaceChildren(problem);
}

/** The address and the content that a form sends. */
function sent(form) {
  const content = new FormData(form);
  return form.method === 'post' ? [form.action, { method: 'POST', body: content }]
    : [form.action + '?' + new URLSearchParams(content), {}];
}

/**
 * Fills a node with a page of ours and keeps it up to date with what the person does in it.
 * @param shown called with the node each time that it has been filled
 */
export function show(node, path, shown = () => undefined) {
  let asked = 0;
  const askAgain = question => {
    const again = node.querySelector('[data-again]');
    if (again) {
      setTimeout(() => node.isConnected && question === asked && fill(again.dataset.again), SOON);
    }
  };
  const fill = async (target, options) => {
    const question = ++asked;
    node.setAttribute('aria-busy', 'true');
    try {
      const page = await (await ask(target, options)).text();
      if (question === asked) {
        node.innerHTML = page;
        shown(node);
        askAgain(question);
      }
    } catch (error) {
      if (question === asked) {
        tell(node, error.message);
      }
    } finally {
      if (question === asked) {
        node.removeAttribute('aria-busy');
      }
    }
  };
  node.classList.add('lastmile');
  node.addEventListener('submit', event => {
    event.preventDefault();
    // Pressed twice, it is sent once.
    if (!node.hasAttribute('aria-busy')) {
      fill(...sent(event.target));
    }
  });
  node.addEventListener('click', event => {
    const link = event.target.closest('a[data-here]');
    if (link) {
      event.preventDefault();
      fill(link.href);
    }
  });
  return fill(path);
}

/** Loads a script of ours once more, for what it does on loading. */
export function run(path) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address(path);
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => reject(new Error(path));
    document.head.append(script);
  });
}

const start = () => ask('staff/plugins').then(answer => answer.json());

/** The texts that stand outside of our pages, and what the person signed on may do; nothing before "ready" says so. */
export let plugins = { texts: {}, readsCases: false, plansMoves: false };

/**
 * Comes true once the server has answered. An application whose plugin fails while it is loaded stays an empty page:
 * without an answer it starts without what is ours.
 */
export const ready = start().catch(start).then(answer => {
  plugins = answer;
}, error => console.error(error));
