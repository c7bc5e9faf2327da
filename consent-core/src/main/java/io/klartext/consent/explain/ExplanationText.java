package io.klartext.consent.explain;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An explanation in words, independent of how it is shown: sentences in the order in which they are read, none of them
 * escaped. {@link ExplanationWords} makes it; the same explanation, policy, language and links give an equal text, and equal
 * texts give the same bytes in every rendering. Immutable.
 *
 * @param explanation what is told, as ids and values
 * @param language the language of the fixed sentences, {@code de} or {@code en}
 * @param policyLanguage the language of the policy's own texts, which may be another one
 * @param title the question that it answers
 * @param offer what it is about
 * @param openly what is never folded away: that a price is personalised (Directive 2011/83/EU, 6(1)(ea)), that it is an
 *     advertisement, on whose behalf and who paid (DSA 26(1)(a) to (c)), that a machine generated it (AI Act 50)
 * @param about on what else the offer rests, and what kind it is
 * @param used the heading of the factors
 * @param factors what data entered, each with its own controls
 * @param purpose for what; empty if the policy does not know the purpose
 * @param automation what a machine did, with its heading; empty if nothing
 * @param actions the heading of the controls
 * @param controls what the person can do about the offer; only what has a place
 */
public record ExplanationText(
        Explanation explanation,
        String language,
        String policyLanguage,
        String title,
        String offer,
        List<String> openly,
        List<String> about,
        String used,
        List<FactorText> factors,
        Optional<PurposeText> purpose,
        Optional<AutomationText> automation,
        String actions,
        List<ControlText> controls) {

    public ExplanationText {
        openly = List.copyOf(openly);
        about = List.copyOf(about);
        factors = List.copyOf(factors);
        controls = List.copyOf(controls);
    }

    /**
     * A factor in words.
     *
     * @param factor what is told, as ids and values
     * @param title what the policy calls the data category
     * @param values which values entered, and how many more
     * @param sentences where the data comes from, since when, how much it mattered and what would have been without it
     * @param controls what the person can do about this datum; only what has a place
     */
    public record FactorText(
            Factor factor, String title, String values, List<String> sentences, List<ControlText> controls) {

        public FactorText {
            sentences = List.copyOf(sentences);
            controls = List.copyOf(controls);
        }
    }

    /**
     * A purpose in words.
     *
     * @param heading what it has to do with the offer
     * @param title what the policy calls it
     * @param description what the policy says about it
     * @param sentences why it was allowed and until when, by which answer, and which version was applied
     */
    public record PurposeText(String heading, String title, String description, List<String> sentences) {

        public PurposeText {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * What a machine did, in words.
     *
     * @param heading the heading
     * @param sentences what it decided, which model it was, by what rules, and whom to ask
     */
    public record AutomationText(String heading, List<String> sentences) {

        public AutomationText {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * A control in words.
     *
     * @param control which one
     * @param label what stands on it
     * @param target where it leads
     */
    public record ControlText(Control control, String label, ControlTarget target) {}

    /**
     * The same with whole addresses instead of paths, for a mail.
     *
     * @param base the shop's address, such as {@code https://shop.example/}
     * @return a new text
     * @throws IllegalArgumentException if the address is not an absolute one of https or http
     */
    public ExplanationText absolute(URI base) {
        Addresses.requireAbsolute(base);
        List<FactorText> others = factors.stream()
                .map(factor -> new FactorText(
                        factor.factor(),
                        factor.title(),
                        factor.values(),
                        factor.sentences(),
                        Addresses.absolute(factor.controls(), base)))
                .toList();
        return new ExplanationText(
                explanation,
                language,
                policyLanguage,
                title,
                offer,
                openly,
                about,
                used,
                others,
                purpose,
                automation,
                actions,
                Addresses.absolute(controls, base));
    }

    /**
     * A fragment for a page: a {@code section} of the class {@code klartext-why} with a {@code details} in it, which works
     * without JavaScript. What is said openly stands outside of it. Every text is escaped, and there is no style, no script
     * and no {@code id} in it, so that any number of them fit into a page.
     *
     * @return HTML that is well-formed XML too
     */
    public String html() {
        return ExplanationHtml.write(this);
    }

    /**
     * For a mail or a terminal; for a mail, of a text with {@linkplain #absolute whole addresses}. Controls that are forms
     * are left out: they need a page. Line breaks and control characters within a text become spaces.
     *
     * @return lines that end with a line feed
     */
    public String plain() {
        return ExplanationPlain.write(this);
    }

    /**
     * For a program: ids and words, as the JSON Schema {@code explanation.schema.json} of this package says.
     *
     * @return a JSON object without white space
     */
    public String json() {
        return ExplanationJson.write(this);
    }

    /**
     * One line for the end of a mail: why it came, and where to stop it.
     *
     * @param base the shop's address, such as {@code https://shop.example/}, to which paths are resolved
     * @return a line without a line feed
     * @throws IllegalArgumentException if the address is not an absolute one of https or http
     */
    public String footer(URI base) {
        return ExplanationPlain.footer(absolute(base));
    }
}
