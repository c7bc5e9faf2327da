package io.klartext.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;

/** The sample policy, and variations of it. */
public final class SamplePolicy {

    public static final PurposeId ADS = PurposeId.of("personalized-ads");
    public static final PurposeId CONTACTS = PurposeId.of("contact-list-access");
    public static final PurposeId NEWS = PurposeId.of("product-news");
    public static final PurposeId FRAUD = PurposeId.of("fraud-prevention");
    public static final PurposeId ORDERS = PurposeId.of("order-processing");
    public static final PurposeId INVOICES = PurposeId.of("invoices");

    private SamplePolicy() {}

    public static Policy policy() {
        return changed(document -> {});
    }

    public static Policy changed(Consumer<ObjectNode> change) {
        ObjectNode document = document();
        change.accept(document);
        return Policy.parse(document.toString());
    }

    /** The sample as another version, with a change to the purpose of personalised ads. */
    public static Policy version(int version, Consumer<ObjectNode> changeOfAds) {
        return changed(document -> {
            document.put("version", version);
            changeOfAds.accept(ads(document));
        });
    }

    public static ObjectNode ads(ObjectNode document) {
        return (ObjectNode) document.at("/purposes/0");
    }

    public static ObjectNode document() {
        try (InputStream in = SamplePolicy.class.getResourceAsStream("sample-policy.json")) {
            JsonNode tree = JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
            return (ObjectNode) tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
