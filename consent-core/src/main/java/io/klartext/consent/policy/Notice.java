package io.klartext.consent.policy;

import io.klartext.consent.internal.Sha256;

/**
 * The text of one policy version in one language, as shown. It is rebuilt from the stored policy at any time, so the
 * hash in an event is enough to prove years later which text somebody read.
 *
 * @param policyVersion the version whose text it is
 * @param language the language it is in
 * @param text what was said: controller, then for each purpose title, description, data, recipients and times
 * @param hash SHA-256 of the text's UTF-8 bytes, as 64 lower-case hexadecimal digits
 */
public record Notice(int policyVersion, String language, String text, String hash) {

    static Notice of(Policy policy, String language) {
        String text = write(policy, language);
        return new Notice(policy.version(), language, text, Sha256.hex(text));
    }

    private static String write(Policy policy, String language) {
        // What a stored hash was made of must come out the same for ever: a new fact adds a line only where it is
        // given.
        StringBuilder out = new StringBuilder();
        Controller controller = policy.controller();
        line(out, "", controller.name() + ", " + controller.address() + ", " + controller.contact());
        controller.officer().ifPresent(officer -> line(out, "", officer));
        line(out, "", controller.authority());
        for (Purpose purpose : policy.purposes()) {
            line(out, "\n# ", purpose.title().in(language));
            line(out, "", purpose.description().in(language));
            for (DataCategory category : policy.dataOf(purpose)) {
                String about =
                        (category.special() ? ", special" : "") + (category.thirdPersons() ? ", third-persons" : "");
                line(
                        out,
                        "- ",
                        category.title().in(language) + " (" + category.origin().word() + about + ")");
                category.source().ifPresent(source -> line(out, "< ", source.in(language)));
                for (String attribute : category.attributes()) {
                    Transformation seen = purpose.minimise().get(attribute);
                    if (seen != null) {
                        line(out, "~ ", attribute + ": " + SeenWords.document(seen));
                    }
                }
            }
            for (Recipient recipient : policy.recipientsOf(purpose)) {
                line(
                        out,
                        "> ",
                        recipient.name() + " (" + recipient.country() + ", "
                                + recipient.role().word()
                                + recipient
                                        .transfer()
                                        .map(ground -> ", " + ground.word())
                                        .orElse("") + ")");
            }
            line(out, "= ", purpose.legalBasis().word());
            line(out, "= ", purpose.retention().toString());
            purpose.consentLifetime().ifPresent(lifetime -> line(out, "= ", lifetime.toString()));
            purpose.interest().ifPresent(interest -> line(out, "= ", interest.in(language)));
            purpose.listensTo().stream().sorted().forEach(signal -> line(out, "= ", signal.word()));
            if (purpose.directMarketing()) {
                line(out, "= ", PurposeId.DIRECT_MARKETING.value());
            }
            if (purpose.automatedDecision()) {
                line(out, "! ", controller.humanReview().orElse(controller.contact()));
                purpose.logic().ifPresent(logic -> line(out, "! ", logic.in(language)));
            }
        }
        policy.text(PolicyText.WITHDRAWAL).ifPresent(text -> line(out, "\n# ", text.in(language)));
        return out.toString();
    }

    private static void line(StringBuilder out, String mark, String text) {
        out.append(mark).append(text).append('\n');
    }
}
