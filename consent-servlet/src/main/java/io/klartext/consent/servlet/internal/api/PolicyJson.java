package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Feature;
import io.klartext.consent.policy.LocalizedText;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.policy.Recipient;
import io.klartext.consent.policy.TransferGround;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.Fact;
import io.klartext.consent.servlet.internal.pages.PurposeFacts;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says, in one language, as JSON (GDPR 12 to 14): who is responsible, what is done with which data, who gets
 * it, and what stands on the buttons. It is the same for everybody who reads that language.
 */
public final class PolicyJson {

    private final Showing showing;
    private final Policy policy;

    private PolicyJson(Showing showing) {
        this.showing = showing;
        this.policy = showing.policy();
    }

    /**
     * Tells the policy that counts, or an earlier version that the query names.
     *
     * @param visit a GET
     * @throws IOException if the caller has gone
     */
    public static void show(Visit visit) throws IOException {
        Optional<Policy> wanted = wanted(visit);
        if (wanted.isEmpty()) {
            Problem.NO_VERSION.send(visit);
            return;
        }
        Showing showing = Showing.of(visit, wanted.get());
        Answer.sharedJson(
                visit, showing.language(), new PolicyJson(showing).json().toString());
    }

    /** What is announced for later is nobody's text yet. */
    private static Optional<Policy> wanted(Visit visit) {
        Policy counts = visit.setup().consents().policy();
        Optional<String> version = visit.parameter("version");
        if (version.isEmpty()) {
            return Optional.of(counts);
        }
        return version.flatMap(QueryNumber::of)
                .filter(number -> number <= counts.version())
                .flatMap(number -> visit.setup().consents().policies().version(number.intValue()))
                .filter(policy ->
                        !policy.effectiveFrom().isAfter(visit.setup().clock().instant()));
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", policy.version());
        json.put("effectiveFrom", policy.effectiveFrom().toString());
        json.put("language", showing.language());
        strings(json.putArray("languages"), policy.languages());
        json.put("noticeHash", policy.notice(showing.language()).hash());
        json.set("controller", controller(policy.controller()));
        ArrayNode purposes = json.putArray("purposes");
        policy.purposes().forEach(purpose -> purposes.add(purpose(purpose)));
        ArrayNode categories = json.putArray("dataCategories");
        policy.dataCategories().forEach(category -> categories.add(category(category)));
        ArrayNode recipients = json.putArray("recipients");
        policy.recipients().forEach(recipient -> recipients.add(recipient(recipient)));
        ArrayNode features = json.putArray("features");
        policy.features().forEach(feature -> features.add(feature(feature)));
        return json.<ObjectNode>set("texts", texts());
    }

    private static ObjectNode controller(Controller controller) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", controller.name())
                .put("address", controller.address())
                .put("contact", controller.contact())
                .put("officer", controller.officer().orElse(null))
                .put("authority", controller.authority())
                .put("humanReview", controller.humanReview().orElse(null));
    }

    private ObjectNode purpose(Purpose purpose) {
        ObjectNode json = PurposeJson.of(showing, purpose);
        json.put("interest", in(purpose.interest()));
        json.put("profiling", purpose.profiling().word());
        json.put("directMarketing", purpose.directMarketing());
        json.put("automatedDecision", purpose.automatedDecision());
        json.put("logic", in(purpose.logic()));
        strings(json.putArray("data"), purpose.data());
        strings(json.putArray("recipients"), purpose.recipients());
        json.put("retention", purpose.retention().toString());
        json.put(
                "consentLifetime",
                purpose.consentLifetime().map(TemporalAmount::toString).orElse(null));
        strings(
                json.putArray("listensTo"),
                purpose.listensTo().stream().sorted().map(BrowserSignal::word).toList());
        ArrayNode facts = json.putArray("facts");
        PurposeFacts.all(showing, purpose).forEach(fact -> facts.add(fact(fact)));
        return json;
    }

    private static ObjectNode fact(Fact fact) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("label", fact.label());
        strings(json.putArray("values"), fact.values());
        return json;
    }

    private ObjectNode category(DataCategory category) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", category.id())
                .put("title", showing.in(category.title()))
                .put("origin", category.origin().word())
                .put("source", in(category.source()))
                .put("special", category.special())
                .put("thirdPersons", category.thirdPersons());
    }

    private static ObjectNode recipient(Recipient recipient) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", recipient.id())
                .put("name", recipient.name())
                .put("country", recipient.country())
                .put("role", recipient.role().word())
                .put("transfer", recipient.transfer().map(TransferGround::word).orElse(null));
    }

    private static ObjectNode feature(Feature feature) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", feature.id());
        strings(
                json.putArray("needs"),
                feature.needs().stream().map(PurposeId::value).toList());
        return json;
    }

    private ObjectNode texts() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("withdrawal", in(policy.text(PolicyText.WITHDRAWAL)))
                .put("allow", showing.button(PolicyText.ALLOW))
                .put("refuse", showing.button(PolicyText.REFUSE))
                .put("allowAll", showing.button(PolicyText.ALLOW_ALL))
                .put("refuseAll", showing.button(PolicyText.REFUSE_ALL))
                .put("withdraw", showing.button(PolicyText.WITHDRAW))
                .put("object", showing.button(PolicyText.OBJECT));
    }

    private @Nullable String in(Optional<LocalizedText> text) {
        return text.map(showing::in).orElse(null);
    }

    private static void strings(ArrayNode array, Collection<String> values) {
        values.forEach(array::add);
    }
}
