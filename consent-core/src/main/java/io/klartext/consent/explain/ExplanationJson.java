package io.klartext.consent.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.klartext.consent.explain.ExplanationText.AutomationText;
import io.klartext.consent.explain.ExplanationText.ControlText;
import io.klartext.consent.explain.ExplanationText.FactorText;
import io.klartext.consent.explain.ExplanationText.PurposeText;
import io.klartext.consent.ledger.EventId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An explanation as JSON: what is known as ids and values, and beside it what is said. Absent fields are left out. */
final class ExplanationJson {

    private static final int FORMAT = 1;
    private static final int USUAL_LENGTH = 4096;
    private static final JsonFactory JSON = new JsonFactory();

    private final ExplanationText text;
    private final JsonGenerator out;

    private ExplanationJson(ExplanationText text, JsonGenerator out) {
        this.text = text;
        this.out = out;
    }

    static String write(ExplanationText text) {
        StringWriter written = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator out = JSON.createGenerator(written)) {
            new ExplanationJson(text, out).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    private void write() throws IOException {
        Explanation why = text.explanation();
        out.writeStartObject();
        out.writeNumberField("format", FORMAT);
        out.writeStringField("language", text.language());
        out.writeStringField("policyLanguage", text.policyLanguage());
        out.writeNumberField("policyVersion", why.policyVersion());
        out.writeStringField("basis", Ids.of(Ids.BASES, why.basis()));
        out.writeBooleanField("personalisedPrice", why.isPersonalisedPrice());
        out.writeStringField("title", text.title());
        strings("openly", text.openly());
        strings("about", text.about());
        offer(why.offer());
        out.writeArrayFieldStart("factors");
        for (FactorText factor : text.factors()) {
            factor(factor);
        }
        out.writeEndArray();
        purpose(why);
        if (why.automation().isPresent() && text.automation().isPresent()) {
            automation(why.automation().get(), text.automation().get());
        }
        controls(text.controls());
        out.writeEndObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private void optional(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get());
        }
    }

    private void offer(Offer offer) throws IOException {
        out.writeObjectFieldStart("offer");
        out.writeStringField("id", offer.id());
        optional("title", offer.title());
        out.writeStringField("surface", offer.surface());
        out.writeStringField("kind", Ids.of(Ids.KINDS, offer.kind()));
        out.writeStringField("effect", Ids.of(Ids.EFFECTS, offer.effect()));
        out.writeBooleanField("aiGenerated", offer.aiGenerated());
        optional("onBehalfOf", offer.onBehalfOf());
        optional("paidBy", offer.paidBy());
        out.writeStringField("sentence", text.offer());
        out.writeEndObject();
    }

    private void factor(FactorText said) throws IOException {
        Factor factor = said.factor();
        out.writeStartObject();
        out.writeStringField("category", factor.category());
        out.writeStringField("origin", factor.origin().word());
        out.writeStringField("influence", Ids.of(Ids.INFLUENCES, factor.influence()));
        out.writeArrayFieldStart("values");
        for (Factor.Value value : factor.values()) {
            out.writeStartObject();
            out.writeStringField("label", value.label());
            optional("month", value.month().map(Object::toString));
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("more", factor.more());
        out.writeBooleanField("all", factor.all());
        optional("since", factor.since().map(Object::toString));
        if (factor.without().isPresent()) {
            out.writeObjectFieldStart("without");
            strings("instead", factor.without().get().instead());
            strings("together", factor.without().get().together());
            out.writeEndObject();
        }
        out.writeStringField("title", said.title());
        out.writeStringField("used", said.values());
        strings("sentences", said.sentences());
        controls(said.controls());
        out.writeEndObject();
    }

    private void purpose(Explanation why) throws IOException {
        out.writeObjectFieldStart("purpose");
        out.writeStringField("id", why.purpose().value());
        if (why.legalBasis().isPresent()) {
            out.writeStringField("legalBasis", why.legalBasis().get().word());
        }
        optional("allowedBy", why.allowedBy().map(EventId::value));
        optional("allowedUntil", why.allowedUntil().map(Object::toString));
        if (text.purpose().isPresent()) {
            PurposeText said = text.purpose().get();
            out.writeStringField("heading", said.heading());
            out.writeStringField("title", said.title());
            out.writeStringField("description", said.description());
            strings("sentences", said.sentences());
        }
        out.writeEndObject();
    }

    private void automation(Automation automation, AutomationText said) throws IOException {
        out.writeObjectFieldStart("automation");
        out.writeBooleanField("decides", automation.decides());
        if (automation.model().isPresent()) {
            out.writeObjectFieldStart("model");
            out.writeStringField("name", automation.model().get().name());
            optional("version", automation.model().get().version());
            out.writeEndObject();
        }
        optional("humanReview", automation.humanReview());
        out.writeStringField("heading", said.heading());
        strings("sentences", said.sentences());
        out.writeEndObject();
    }

    private void controls(List<ControlText> controls) throws IOException {
        out.writeArrayFieldStart("controls");
        for (ControlText control : controls) {
            out.writeStartObject();
            out.writeStringField("control", Ids.of(Ids.CONTROLS, control.control()));
            out.writeStringField("label", control.label());
            if (control.target() instanceof ControlTarget.Link link) {
                out.writeStringField("method", "get");
                out.writeStringField("href", link.href());
            } else if (control.target() instanceof ControlTarget.Form form) {
                out.writeStringField("method", "post");
                out.writeStringField("href", form.action());
                out.writeObjectFieldStart("fields");
                for (Map.Entry<String, String> field : form.fields().entrySet()) {
                    out.writeStringField(field.getKey(), field.getValue());
                }
                out.writeEndObject();
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
