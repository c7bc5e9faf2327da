/**
 * Two elements around links that work without them, as an ES module without a build. All words come from the server, in the
 * page's language, but those that say that it does not answer; nothing is inserted as markup, so a strict Content-Security-Policy is enough.
 *
 *   <consent-why><a href="/consent/why?t=...">Why do I see this?</a></consent-why>
 *   <consent-choices><a href="/consent/choices">Your choices</a></consent-choices>
 *
 * Events, which bubble: `consent-changed` with `detail.choices` (as GET api/choices) after a choice, `consent-hidden` with
 * `detail.offer` after an offer was hidden. Colours: the custom properties of the consent pages. Part for more: `panel`.
 */
import {ConsentClient} from './client.js';

const client = new ConsentClient();

const style = new CSSStyleSheet();
style.replaceSync(`
:host { display: inline-block; position: relative; }
:host([hidden]), [hidden] { display: none; }
[part=panel] {
  background: var(--klartext-surface, Canvas); color: var(--klartext-text, CanvasText);
  border: 1px solid var(--klartext-line, GrayText); border-radius: .5rem; box-sizing: border-box;
  font: 1rem/1.5 var(--klartext-font, system-ui, sans-serif); text-align: start; white-space: normal;
  inset-inline-start: 0; margin-block-start: .25rem; max-block-size: 80vh; overflow: auto; padding: 1rem;
  position: absolute; inline-size: min(28rem, calc(100vw - 2rem)); z-index: 1000;
}
h2, h3, p, ul { margin-block: 0 .5rem; }
h2 { font-size: 1.125rem; } h3 { font-size: 1rem; }
section { border-block-start: 1px solid var(--klartext-line, GrayText); padding-block-start: .5rem; }
.buttons {
  display: grid; gap: .5rem; grid-auto-rows: 1fr; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); margin-block-end: .5rem;
}
button {
  background: transparent; border: 2px solid var(--klartext-accent, LinkText); border-radius: .375rem; color: inherit;
  cursor: pointer; font: inherit; min-block-size: 2.75rem; padding: .25rem 1rem;
}
a { color: var(--klartext-accent, LinkText); }
::slotted(a) { display: inline-block; min-block-size: 1.5rem; }
:focus-visible { outline: 3px solid var(--klartext-accent, Highlight); outline-offset: 2px; }
`);

const make = (name, text, ...children) => {
  const element = document.createElement(name);
  if (text) {
    element.textContent = text;
  }
  element.append(...children);
  return element;
};

const button = (label, about, press) => {
  const made = make('button', label);
  made.type = 'button';
  made.setAttribute('aria-label', about ? `${label}: ${about}` : label);
  made.addEventListener('click', press);
  return made;
};

const buttons = (...some) => {
  const row = make('div', '', ...some);
  row.className = 'buttons';
  return row;
};

/** A link that opens a panel in its place; if that fails, it is a link. */
class Panel extends HTMLElement {
  #panel = make('div');
  #status = make('p');

  constructor() {
    super();
    const root = this.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [style];
    this.#panel.part = 'panel';
    this.#panel.hidden = true;
    this.#panel.tabIndex = -1;
    this.#panel.setAttribute('role', 'region');
    this.#status.setAttribute('role', 'status');
    root.append(make('slot'), this.#panel);
    this.addEventListener('click', event => this.#pressed(event));
    this.addEventListener('keydown', event => {
      if (event.key === 'Escape' && !this.#panel.hidden) {
        event.stopPropagation();
        this.close();
      }
    });
  }

  get link() {
    return this.querySelector('a[href]');
  }

  #pressed(event) {
    const modified = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!this.link?.contains(event.target) || modified || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    if (this.#panel.hidden) {
      this.open();
    } else {
      this.close();
    }
  }

  async open() {
    try {
      this.show(await this.ask());
    } catch {
      location.assign(this.link.href);
      return;
    }
    this.#panel.hidden = false;
    this.#fit();
    this.link.setAttribute('aria-expanded', 'true');
    this.#panel.focus();
  }

  /** Into the window, from whichever side it sticks out; by its place, since browsers count what is only drawn elsewhere. */
  #fit() {
    const {style} = this.#panel;
    style.insetInlineStart = '';
    const {left, right} = this.#panel.getBoundingClientRect();
    const shift = Math.max(8 - left, 0) || Math.min(document.documentElement.clientWidth - 8 - right, 0);
    style.insetInlineStart = `${getComputedStyle(this.#panel).direction === 'rtl' ? -shift : shift}px`;
  }

  close() {
    this.#panel.hidden = true;
    this.link.setAttribute('aria-expanded', 'false');
    this.link.focus();
  }

  draw({title, language}, ...content) {
    this.#panel.lang = language;
    this.#panel.setAttribute('aria-label', title);
    this.#panel.replaceChildren(make('h2', title), this.#status, ...content);
  }

  /** Answers what was shown, tells how it stands now, and lets the page know; if the text has changed, the new one is shown. */
  async choose(purpose, choice, shown) {
    try {
      const choices = await client.choose([{purpose, choice}], shown);
      const now = choices.purposes.find(one => one.id === purpose);
      this.tell(now ? `${now.title}: ${now.state}` : '');
      this.dispatchEvent(new CustomEvent('consent-changed', {bubbles: true, composed: true, detail: {choices}}));
      return choices;
    } catch ({status, problem, message}) {
      if (status === 409) {
        await this.ask().then(now => this.show(now), () => {});
      }
      if (problem?.message || !status) {
        this.tell(problem?.message ?? message);
      } else {
        location.assign(this.link.href);
      }
      return undefined;
    }
  }

  tell(text) {
    this.#status.textContent = text;
    this.#panel.focus();
  }
}

class Why extends Panel {
  ask() {
    return client.why(this.link.href);
  }

  show(why) {
    this.draw(
      why,
      ...why.openly.map(text => make('p', '', make('strong', text))),
      ...why.about.map(text => make('p', text)),
      make('p', why.offer.sentence),
      ...why.factors.map(factor => this.#section(factor.title, [factor.used, ...factor.sentences], factor.controls)),
      ...this.#part(why.purpose, why.purpose.title, why.purpose.description),
      ...this.#part(why.automation),
      this.#controls(why.controls, why),
    );
  }

  #part(said, ...more) {
    return said?.heading ? [this.#section(said.heading, [...more, ...said.sentences].filter(Boolean))] : [];
  }

  #section(title, sentences, controls = []) {
    return make('section', '', make('h3', title), ...sentences.map(text => make('p', text)), this.#controls(controls));
  }

  #controls(controls, why) {
    return buttons(...controls.map(control => control.method === 'post'
      ? button(control.label, '', () => this.#post(control, why))
      : Object.assign(make('a', control.label), {href: control.href})));
  }

  async #post(control, why) {
    const [choice, purpose] = control.fields.choice.split(':');
    if (purpose) {
      if (await this.choose(purpose, choice, {token: control.fields.token})) {
        this.show(await this.ask().catch(() => why));
      }
      return;
    }
    const answer = await fetch(control.href, {method: 'POST', body: new URLSearchParams(control.fields)}).catch(() => null);
    if (answer?.ok) {
      this.dispatchEvent(new CustomEvent('consent-hidden', {bubbles: true, composed: true, detail: {offer: why.offer}}));
      this.close();
    } else {
      location.assign(this.link.href);
    }
  }
}

class Choices extends Panel {
  ask() {
    return client.choices();
  }

  show(choices) {
    this.draw(choices, ...choices.purposes.filter(purpose => purpose.optional).map(purpose => make(
      'section', '',
      make('h3', purpose.title),
      make('p', purpose.description),
      make('p', purpose.state),
      buttons(...purpose.actions.map(action => button(action.label, purpose.title, async () => {
        const now = await this.choose(purpose.id, action.choice, choices);
        if (now) {
          this.show(now);
        }
      }))),
    )), make('p', '', Object.assign(make('a', this.link.textContent), {href: choices.link})));
  }
}

customElements.define('consent-why', Why);
customElements.define('consent-choices', Choices);
