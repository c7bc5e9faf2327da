package io.klartext.consent.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A policy document that was read and found valid. {@code json} is its canonical form. */
record PolicyDocument(
        int version,
        Instant effectiveFrom,
        List<String> languages,
        Controller controller,
        List<Purpose> purposes,
        List<DataCategory> dataCategories,
        List<Recipient> recipients,
        List<Feature> features,
        Map<PurposeId, DeclaredChange> changes,
        Map<PolicyText, LocalizedText> texts,
        String json) {

    PolicyDocument {
        languages = List.copyOf(languages);
        purposes = List.copyOf(purposes);
        dataCategories = List.copyOf(dataCategories);
        recipients = List.copyOf(recipients);
        features = List.copyOf(features);
        changes = Map.copyOf(changes);
        texts = Map.copyOf(texts);
    }
}
