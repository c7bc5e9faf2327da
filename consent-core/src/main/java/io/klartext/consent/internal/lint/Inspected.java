package io.klartext.consent.internal.lint;

import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Feature;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.LocalizedText;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Profiling;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Recipient;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What the rules look at, with the JSON Pointer of each part.
 *
 * @param policy the version to be published
 * @param before the version before it, if there is one
 * @param today the day by which certificates are judged
 */
public record Inspected(Policy policy, Optional<Policy> before, LocalDate today) {

    void purposes(BiConsumer<String, Purpose> visitor) {
        each("/purposes", policy.purposes(), visitor);
    }

    void purposes(LegalBasis basis, BiConsumer<String, Purpose> visitor) {
        purposes((at, purpose) -> {
            if (purpose.legalBasis() == basis) {
                visitor.accept(at, purpose);
            }
        });
    }

    void advertising(BiConsumer<String, Purpose> visitor) {
        purposes((at, purpose) -> {
            if (purpose.profiling() == Profiling.ADVERTISING) {
                visitor.accept(at, purpose);
            }
        });
    }

    void categories(BiConsumer<String, DataCategory> visitor) {
        each("/dataCategories", policy.dataCategories(), visitor);
    }

    void recipients(BiConsumer<String, Recipient> visitor) {
        each("/recipients", policy.recipients(), visitor);
    }

    void features(BiConsumer<String, Feature> visitor) {
        each("/features", policy.features(), visitor);
    }

    /** Every text in several languages, wherever it stands. */
    void texts(BiConsumer<String, LocalizedText> visitor) {
        purposes((at, purpose) -> {
            visitor.accept(at + "/title", purpose.title());
            visitor.accept(at + "/description", purpose.description());
            purpose.interest().ifPresent(interest -> visitor.accept(at + "/interest", interest));
            purpose.logic().ifPresent(logic -> visitor.accept(at + "/logic", logic));
        });
        categories((at, category) -> visitor.accept(at + "/title", category.title()));
        for (PolicyText which : PolicyText.values()) {
            policy.text(which).ifPresent(text -> visitor.accept("/texts/" + which.field(), text));
        }
    }

    /** Every text in each language, with the pointer of that language. */
    void words(BiConsumer<String, String> visitor) {
        texts((at, text) -> text.byLanguage().forEach((language, words) -> visitor.accept(at + "/" + language, words)));
    }

    private static <T> void each(String list, List<T> items, BiConsumer<String, T> visitor) {
        for (int i = 0; i < items.size(); i++) {
            visitor.accept(list + "/" + i, items.get(i));
        }
    }
}
