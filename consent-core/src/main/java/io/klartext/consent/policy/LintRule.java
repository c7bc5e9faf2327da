package io.klartext.consent.policy;

/**
 * A rule of {@link PolicyLint}.
 *
 * @param id lower-case words joined by hyphens, stable for ever
 * @param severity how grave each of its findings is
 * @param article the law, guideline or document format behind it, such as {@code GDPR 13(1)(a)}
 * @param title what is wrong where the rule speaks, in one line
 * @param mend how to put it right
 */
public record LintRule(String id, Severity severity, String article, String title, String mend) {}
