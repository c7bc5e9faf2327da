package io.klartext.consent.cli;

/** How a sheet looks. No character in it needs an escape, so that it is the same in HTML and in XML. */
final class SheetStyle {

    static final String CSS = """
            :root { color-scheme: light dark; --ink: #1d2321; --paper: #ffffff; --muted: #56605c; --line: #d9dad4; --link: #0b5c4b; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #eceeea; --paper: #141816; --muted: #aab4af; --line: #39423e; --link: #7fd6bd; }
            }
            body { margin: 0; padding: 2rem 1rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
            main { max-inline-size: 46rem; margin-inline: auto; }
            h1, h2, h3 { line-height: 1.25; break-after: avoid; }
            h2 { margin-block: 2.5rem 0.5rem; padding-block-start: 1.5rem; border-block-start: 1px solid var(--line); }
            h3 { margin-block: 2rem 0.5rem; }
            p { white-space: pre-line; }
            a { color: var(--link); }
            ul { margin-block: 0; padding-inline-start: 1.25rem; }
            dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0.5rem 1.5rem; margin-block: 1rem; }
            dt, .label { color: var(--muted); }
            dd { margin: 0; }
            @media (max-width: 40rem) { dl { display: block; } dd { margin-block-end: 0.75rem; } }
            @media print {
              :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --muted: #333333; --line: #999999; --link: #000000; }
              body { padding: 0; font-size: 10.5pt; }
              nav { display: none; }
              section section, dl { break-inside: avoid; }
            }
            """;

    private SheetStyle() {}
}
