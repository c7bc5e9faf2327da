/**
 * Klartext without a face: one person's own choices, for a front end that draws its own pages. An ES module without a build.
 *
 *   import {ConsentClient} from '/consent/client.js';
 *   const consent = new ConsentClient();
 *   consent.addEventListener('consent-changed', event => draw(event.detail.choices));
 *   const shown = await consent.choices();
 *   draw(shown);
 *   await consent.choose([{purpose: 'personalized-ads', choice: 'granted'}], shown);
 */

/** What went wrong: `status` of HTTP (0 if there was no answer) and `problem` (RFC 9457; empty if there was none). */
export class ConsentError extends Error {
  constructor(status, problem) {
    super(problem.title ?? 'No answer: please try again');
    this.name = 'ConsentError';
    this.status = status;
    this.problem = problem;
  }
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks and answers for the person of this browser. Events: `consent-changed`, with the new choices in `detail.choices`. */
export class ConsentClient extends EventTarget {
  #base;
  #lang;

  /**
   * @param {string} base where the pages are; where this module came from if it is not given
   * @param {{lang?: string}} options in which of the policy's languages to speak; the shop's or the browser's if it is not given
   */
  constructor(base = new URL('.', import.meta.url).href, {lang} = {}) {
    super();
    this.#lang = lang;
    this.#base = new URL(base.replace(/\/*$/, '/'), document.baseURI);
  }

  /** Every purpose, how it stands, and what can be said about it. */
  choices() {
    return this.#ask('api/choices');
  }

  /** About what the person may be asked now. */
  pending() {
    return this.#ask('api/pending');
  }

  /** What the person has said so far, 50 choices at once; `next` of one answer, if it is not null, asks for those before. */
  history(next) {
    return this.#ask('api/history' + (next ? new URL(next, document.baseURI).search : ''));
  }

  /** What the policy says: the version that counts, or an earlier one. The same for everybody. */
  policy(version) {
    return this.#ask('api/policy' + (version ? '?version=' + version : ''), {cache: 'default'});
  }

  /** The explanation behind a link to the page that explains an offer. */
  why(link) {
    return this.#ask('api/why' + new URL(link, document.baseURI).search);
  }

  /** The flags of Google's consent mode: `{default, update}`. */
  consentMode() {
    return this.#ask('api/consent-mode');
  }

  /**
   * Says something about purposes: a list of `{purpose, choice}` with granted, refused, withdrawn or objected. `shown` is what
   * the person was looking at, as `choices()` or `pending()` gave it; a yes counts for that text and no other, a no without it
   * for the newest. Resolves with the new choices. Rejects with a ConsentError: `problem.message`, if it is there, is for the
   * person; 409 means that the text has changed: show `choices()` and ask once more. Without an answer (status 0 or 503) send
   * the same again with the error's `key`: it then counts only once.
   */
  async choose(choices, shown, key = newKey()) {
    if (!shown && choices.some(({choice}) => choice === 'granted')) {
      throw new TypeError('Pass what was shown, as choices() or pending() gave it: a yes counts for that text');
    }
    const {token} = shown ?? await this.choices();
    const now = await this.#ask('api/choices', {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Idempotency-Key': key},
      body: JSON.stringify({token, choices}),
    }).catch(error => {
      throw Object.assign(error, {key});
    });
    this.dispatchEvent(new CustomEvent('consent-changed', {detail: {choices: now}}));
    return now;
  }

  async #ask(path, options = {}) {
    const address = new URL(path, this.#base);
    if (this.#lang) {
      address.searchParams.set('lang', this.#lang);
    }
    let answer;
    try {
      answer = await fetch(address, {credentials: 'same-origin', cache: 'no-store', ...options});
    } catch {
      throw new ConsentError(0, {});
    }
    const json = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new ConsentError(answer.status, json);
    }
    return json;
  }
}
