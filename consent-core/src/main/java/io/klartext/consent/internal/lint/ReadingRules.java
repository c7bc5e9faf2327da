package io.klartext.consent.internal.lint;

import io.klartext.consent.policy.LintRule;
import io.klartext.consent.policy.PolicyProblem;
import io.klartext.consent.policy.Severity;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What strict reading refuses, as rules: the one place that knows which article stands behind which place of the
 * document.
 */
public final class ReadingRules {

    private static final String PURPOSE = "/purposes/\\d+";

    /** The first kind whose place and words fit a problem is its rule. The last one fits every problem. */
    private static final List<Kind> KINDS = List.of(
            kind(".*", "unknown field|must be an? (object|list|text|true).*", form()),
            kind(
                    "/version",
                    "another document was already published.*",
                    "version-reused",
                    "GDPR 7(1)",
                    "another document was published under this number",
                    "take the next number"),
            kind(
                    "/changes/.*",
                    "the change is not editorial.*",
                    "editorial-widens",
                    "GDPR 13(3)",
                    "a change is called editorial although the purpose covers more than before",
                    "declare it material, or do not widen the purpose"),
            kind(
                    "/controller(/name|/address)?",
                    ".*",
                    "controller-missing",
                    "GDPR 13(1)(a)",
                    "nobody is named who is responsible",
                    "give the controller's name and postal address"),
            kind(
                    "/controller/contact",
                    ".*",
                    "contact-missing",
                    "GDPR 13(1)(a)",
                    "nobody can be asked about privacy",
                    "say where questions about privacy go"),
            kind(
                    "/controller/authority",
                    ".*",
                    "authority-missing",
                    "GDPR 13(2)(d)",
                    "no supervisory authority is named that takes complaints",
                    "name the authority of the shop's seat"),
            kind(
                    "/languages.*",
                    ".*",
                    "language-missing",
                    "GDPR 12(1)",
                    "the languages of the texts are not named",
                    "list the language codes, such as de and en"),
            kind(
                    "/dataCategories/\\d+/source",
                    "only data that was received.*",
                    "source-unfit",
                    "GDPR 14(2)(f)",
                    "a source is named for data that nobody handed over",
                    "remove the source, or say that the data was received"),
            kind(
                    "(" + PURPOSE
                            + "/(title|description|interest|logic)|/dataCategories/\\d+/(title|source)|/texts/\\w+)(/.*)?",
                    ".*",
                    "text-missing",
                    "GDPR 12(1)",
                    "a text is missing, or one of its languages",
                    "write the text in every language of the policy"),
            kind(
                    "/purposes",
                    "no purpose",
                    "purpose-missing",
                    "GDPR 13(1)(c)",
                    "no purpose is declared",
                    "declare what data is used for"),
            kind(
                    PURPOSE + "/legalBasis",
                    "advertising by profile.*",
                    "advertising-by-duty",
                    "GDPR 6(1)",
                    "advertising by profile rests on a contract or a legal obligation",
                    "ask for consent"),
            kind(
                    PURPOSE + "/legalBasis",
                    ".*",
                    "basis-missing",
                    "GDPR 13(1)(c)",
                    "a purpose has no legal basis",
                    "name the basis: consent, contract, legal-obligation or legitimate-interest"),
            kind(
                    PURPOSE + "/retention",
                    ".*",
                    "retention-missing",
                    "GDPR 13(2)(a)",
                    "a purpose does not say how long its data is kept",
                    "give a time such as P180D"),
            kind(
                    PURPOSE + "/consentLifetime",
                    "(?!only a purpose).*",
                    "lifetime-missing",
                    "GDPR 5(1)(e)",
                    "a purpose of basis consent does not say how long a grant lasts",
                    "give a time such as P12M"),
            kind(
                    PURPOSE + "/data/\\d+",
                    "no data category.*",
                    "data-undeclared",
                    "GDPR 5(1)(b)",
                    "a purpose reads data that the policy does not declare",
                    "declare the data category, or remove it from the purpose"),
            kind(
                    PURPOSE + "/minimise/.*",
                    "the purpose reads no attribute.*",
                    "minimise-undeclared",
                    "GDPR 5(1)(c)",
                    "a purpose minimises an attribute that it does not read",
                    "name an attribute of its data categories"),
            kind(
                    PURPOSE + "/recipients/\\d+",
                    "no recipient.*",
                    "recipient-undeclared",
                    "GDPR 13(1)(e)",
                    "data goes to a recipient that the policy does not declare",
                    "declare the recipient, or remove it from the purpose"),
            kind(
                    PURPOSE + "/automatedDecision",
                    ".*GDPR 22.*",
                    "human-contact-missing",
                    "GDPR 22(3)",
                    "a machine decides and no person can be asked",
                    "say under humanReview where a person reviews the decision"),
            kind(
                    PURPOSE + "/(directMarketing|id)",
                    ".*direct[ -]marketing.*",
                    "objection-evaded",
                    "GDPR 21(2)",
                    "direct marketing is declared so that an objection would not reach it",
                    "keep directMarketing true and the basis one that can be objected to"),
            kind(
                    PURPOSE + "/whenUnavailable",
                    "only contract.*",
                    "falls-open",
                    "GDPR 25(2)",
                    "an optional purpose would go on while nobody knows what was chosen",
                    "remove whenUnavailable"),
            kind(
                    "/recipients/\\d+/(name|country|role)",
                    ".*",
                    "recipient-incomplete",
                    "GDPR 13(1)(e)",
                    "a recipient is not named with country and role",
                    "give its name, its country and whether it is a processor or a controller"),
            kind(
                    "/dataCategories/\\d+/origin",
                    ".*",
                    "origin-missing",
                    "GDPR 14(2)(f)",
                    "a data category does not say where its data comes from",
                    "use told, observed, inferred or received"),
            kind(
                    "/dataCategories/\\d+/attributes",
                    "no attribute",
                    "attributes-missing",
                    "GDPR 5(1)(c)",
                    "a data category does not name its attributes",
                    "name each attribute that belongs to it"),
            kind(
                    "/dataCategories/\\d+/attributes/\\d+",
                    "the attribute stands in.*",
                    "attribute-twice",
                    "GDPR 5(1)(b)",
                    "an attribute belongs to two data categories, so one would be explained as the other",
                    "keep it in the category that people would expect"),
            kind(
                    "/features/\\d+/needs/\\d+",
                    "no purpose.*",
                    "need-undeclared",
                    "GDPR 7(4)",
                    "a feature needs a purpose that the policy does not declare",
                    "declare the purpose, or remove the need"),
            kind(".*", ".*", form()));

    private ReadingRules() {}

    /**
     * The rules, in the order of the document.
     *
     * @return each rule once
     */
    public static List<LintRule> all() {
        return KINDS.stream().map(Kind::rule).distinct().toList();
    }

    /**
     * The rule behind a problem.
     *
     * @param problem what a reader refused
     * @return its rule; the form of the document where no article is known
     */
    public static LintRule of(PolicyProblem problem) {
        return KINDS.stream()
                .filter(kind -> kind.pointer().matcher(problem.pointer()).matches()
                        && kind.words().matcher(problem.message()).matches())
                .map(Kind::rule)
                .findFirst()
                .orElseThrow();
    }

    private static LintRule form() {
        return new LintRule(
                "document-form",
                Severity.ERROR,
                "policy.schema.json",
                "the document has not the form of a policy, so nobody can rely on what it says",
                "follow the schema");
    }

    private static Kind kind(String pointer, String words, LintRule rule) {
        return new Kind(Pattern.compile(pointer), Pattern.compile(words, Pattern.DOTALL), rule);
    }

    private static Kind kind(String pointer, String words, String id, String article, String title, String mend) {
        return kind(pointer, words, new LintRule(id, Severity.ERROR, article, title, mend));
    }

    private record Kind(Pattern pointer, Pattern words, LintRule rule) {}
}
