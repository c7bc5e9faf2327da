package io.klartext.consent.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.ExplanationText;
import io.klartext.consent.explain.ExplanationText.FactorText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON of one explanation as a shop would write it by hand that has one offer, one purpose, one language and no policy:
 * every sentence is a constant, the five values come straight from the profile, and nothing is checked.
 */
final class HandWritten {

    private record Used(String attribute, String category, String origin, String title, List<String> sentences) {}

    private final JsonFactory json = new JsonFactory();
    private final Explanation why;
    private final ExplanationText text;
    private final List<Used> used = new ArrayList<>();
    private final String allowedBy;
    private final Instant allowedUntil;

    /** Takes the constants from a text that was made before. */
    HandWritten(ExplanationText text, Map<String, String> attributeOfCategory) {
        this.text = text;
        this.why = text.explanation();
        for (FactorText factor : text.factors()) {
            String category = factor.factor().category();
            used.add(new Used(
                    attributeOfCategory.getOrDefault(category, ""),
                    category,
                    factor.factor().origin().word(),
                    factor.title(),
                    factor.sentences()));
        }
        this.allowedBy = why.allowedBy().orElseThrow().value();
        this.allowedUntil = why.allowedUntil().orElseThrow();
    }

    String write(Map<String, Object> profile) {
        StringWriter written = new StringWriter(4096);
        try (JsonGenerator out = json.createGenerator(written)) {
            write(profile, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    private void write(Map<String, Object> profile, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("format", 1);
        out.writeStringField("language", "en");
        out.writeStringField("policyLanguage", "en");
        out.writeNumberField("policyVersion", 1);
        out.writeStringField("basis", "personalised");
        out.writeBooleanField("personalisedPrice", false);
        out.writeStringField("title", text.title());
        strings(out, "openly", text.openly());
        strings(out, "about", text.about());
        out.writeObjectFieldStart("offer");
        out.writeStringField("id", "oil-03");
        out.writeStringField("title", "Truffle oil, large");
        out.writeStringField("surface", "cart.picks");
        out.writeStringField("kind", "own");
        out.writeStringField("effect", "selection");
        out.writeBooleanField("aiGenerated", false);
        out.writeStringField("sentence", text.offer());
        out.writeEndObject();
        out.writeArrayFieldStart("factors");
        for (Used factor : used) {
            factor(profile, out, factor);
        }
        out.writeEndArray();
        out.writeObjectFieldStart("purpose");
        out.writeStringField("id", "personalized-ads");
        out.writeStringField("legalBasis", "consent");
        out.writeStringField("allowedBy", allowedBy);
        out.writeStringField("allowedUntil", allowedUntil.toString());
        ExplanationText.PurposeText purpose = text.purpose().orElseThrow();
        out.writeStringField("heading", purpose.heading());
        out.writeStringField("title", purpose.title());
        out.writeStringField("description", purpose.description());
        strings(out, "sentences", purpose.sentences());
        out.writeEndObject();
        out.writeObjectFieldStart("automation");
        out.writeBooleanField("decides", true);
        out.writeStringField("humanReview", "service@shop.example");
        ExplanationText.AutomationText automation = text.automation().orElseThrow();
        out.writeStringField("heading", automation.heading());
        strings(out, "sentences", automation.sentences());
        out.writeEndObject();
        out.writeArrayFieldStart("controls");
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void factor(Map<String, Object> profile, JsonGenerator out, Used factor) throws IOException {
        String value = String.valueOf(profile.get(factor.attribute()));
        out.writeStartObject();
        out.writeStringField("category", factor.category());
        out.writeStringField("origin", factor.origin());
        out.writeStringField("influence", "contributing");
        out.writeArrayFieldStart("values");
        out.writeStartObject();
        out.writeStringField("label", value);
        out.writeEndObject();
        out.writeEndArray();
        out.writeNumberField("more", 0);
        out.writeBooleanField("all", false);
        out.writeStringField("title", factor.title());
        out.writeStringField("used", "“" + value + "”");
        strings(out, "sentences", factor.sentences());
        out.writeArrayFieldStart("controls");
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void strings(JsonGenerator out, String name, List<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }
}
