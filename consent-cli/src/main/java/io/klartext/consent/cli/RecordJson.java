package io.klartext.consent.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Recipient;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The record of processing activities for programs: the policy's own words, and {@code null} for what is not given. */
final class RecordJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final PolicyWords words;
    private final Policy policy;
    private final String language;
    private final ArrayNode notGiven = JSON.arrayNode();
    private final Set<String> withoutGround = new HashSet<>();

    private RecordJson(Policy policy, String language) {
        this.words = new PolicyWords(policy, language, "record.");
        this.policy = policy;
        this.language = language;
    }

    static ObjectNode of(Policy policy, String language) {
        return new RecordJson(policy, language).write();
    }

    private ObjectNode write() {
        ObjectNode written = JSON.objectNode();
        written.put("policyVersion", policy.version());
        written.put("effectiveFrom", policy.effectiveFrom().toString());
        written.put("contentHash", policy.contentHash());
        written.put("language", language);
        Controller controller = policy.controller();
        ObjectNode responsible = written.putObject("controller");
        responsible.put("name", controller.name());
        responsible.put("address", controller.address());
        responsible.put("contact", controller.contact());
        optional(responsible, "officer", controller.officer(), "/controller/officer");
        text(written, PolicyText.DATA_SUBJECTS);
        ArrayNode activities = written.putArray("activities");
        policy.purposes().forEach(purpose -> activity(activities.addObject(), purpose));
        text(written, PolicyText.SECURITY_MEASURES);
        addGroundsNotGiven();
        written.set("notGiven", notGiven);
        return written;
    }

    private void text(ObjectNode written, PolicyText which) {
        optional(written, which.field(), policy.text(which).map(text -> text.in(language)), "/texts/" + which.field());
    }

    private void optional(ObjectNode written, String field, Optional<String> value, String pointer) {
        value.ifPresentOrElse(given -> written.put(field, given), () -> {
            written.putNull(field);
            notGiven.add(pointer);
        });
    }

    private void activity(ObjectNode activity, Purpose purpose) {
        activity.put("purpose", purpose.id().value());
        activity.put("title", purpose.title().in(language));
        activity.put("description", purpose.description().in(language));
        activity.put("legalBasis", purpose.legalBasis().word());
        ArrayNode data = activity.putArray("data");
        for (DataCategory category : policy.dataOf(purpose)) {
            ObjectNode one = data.addObject()
                    .put("id", category.id())
                    .put("title", category.title().in(language))
                    .put("origin", category.origin().word())
                    .put("special", category.special())
                    .put("thirdPersons", category.thirdPersons());
            category.source().ifPresent(source -> one.put("source", source.in(language)));
            List<String> seen = purpose.seen(category, language);
            if (!seen.isEmpty()) {
                seen.forEach(one.putArray("seen")::add);
            }
        }
        ArrayNode recipients = activity.putArray("recipients");
        for (Recipient recipient : policy.recipientsOf(purpose)) {
            ObjectNode one = recipients.addObject();
            one.put("id", recipient.id());
            one.put("name", recipient.name());
            one.put("country", recipient.country());
            one.put("role", recipient.role().word());
            recipient.contract().ifPresent(contract -> one.put("contract", contract));
        }
        ArrayNode transfers = activity.putArray("transfers");
        for (Recipient recipient : words.outside(purpose)) {
            transfer(transfers.addObject(), recipient);
        }
        activity.put("retention", purpose.retention().toString());
    }

    private void transfer(ObjectNode transfer, Recipient recipient) {
        transfer.put("recipient", recipient.id());
        transfer.put("country", recipient.country());
        if (recipient.transfer().isPresent()) {
            transfer.put("ground", recipient.transfer().get().word());
        } else {
            transfer.putNull("ground");
            withoutGround.add(recipient.id());
        }
    }

    /** Where the ground of each transfer without one belongs, once however many purposes need it. */
    private void addGroundsNotGiven() {
        for (int i = 0; i < policy.recipients().size(); i++) {
            if (withoutGround.contains(policy.recipients().get(i).id())) {
                notGiven.add("/recipients/" + i + "/transfer");
            }
        }
    }
}
