package io.klartext.consent.explain;

import io.klartext.consent.explain.ExplanationText.ControlText;
import io.klartext.consent.explain.ExplanationText.FactorText;
import io.klartext.consent.explain.ExplanationText.PurposeText;
import io.klartext.consent.internal.Html;
import java.util.List;
import java.util.Map;

/**
 * An explanation as a fragment of HTML. Names of elements, attributes and classes are constants of this class; everything
 * else goes through the one method that escapes.
 */
final class ExplanationHtml {

    private static final int USUAL_LENGTH = 4096;

    private final ExplanationText text;
    private final StringBuilder out = new StringBuilder(USUAL_LENGTH);

    private ExplanationHtml(ExplanationText text) {
        this.text = text;
    }

    static String write(ExplanationText text) {
        return new ExplanationHtml(text).write();
    }

    private String write() {
        raw("<section class=\"klartext-why\" lang=\"").escaped(text.language()).raw("\">\n");
        paragraph("klartext-openly", text.openly());
        raw("<details class=\"klartext-details\">\n<summary>").escaped(text.title());
        raw("</summary>\n<p class=\"klartext-offer\">").escaped(text.offer()).raw("</p>\n");
        paragraph("klartext-about", text.about());
        factors();
        text.purpose().ifPresent(this::purpose);
        text.automation().ifPresent(automation -> {
            raw("<div class=\"klartext-automation\">\n");
            heading(automation.heading());
            paragraph("klartext-sentences", automation.sentences());
            raw("</div>\n");
        });
        if (!text.controls().isEmpty()) {
            raw("<div class=\"klartext-actions\">\n");
            heading(text.actions());
            controls(text.controls(), "");
            raw("</div>\n");
        }
        raw("</details>\n</section>\n");
        return out.toString();
    }

    private ExplanationHtml raw(String html) {
        out.append(html);
        return this;
    }

    private ExplanationHtml escaped(String anything) {
        Html.escape(anything, out);
        return this;
    }

    private void heading(String heading) {
        raw("<p class=\"klartext-heading\">").escaped(heading).raw("</p>\n");
    }

    private void paragraph(String name, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        raw("<p class=\"").raw(name).raw("\">");
        for (int i = 0; i < sentences.size(); i++) {
            raw(i == 0 ? "" : " ").escaped(sentences.get(i));
        }
        raw("</p>\n");
    }

    /** What the policy says is marked where its language is another one, so that it is read out in it (WCAG 2.2, 3.1.2). */
    private void ofPolicy(String start, String content, String end) {
        raw(start);
        if (!text.policyLanguage().equals(text.language())) {
            raw(" lang=\"").escaped(text.policyLanguage()).raw("\"");
        }
        raw(">").escaped(content).raw(end);
    }

    private void factors() {
        if (text.factors().isEmpty()) {
            return;
        }
        raw("<div class=\"klartext-used\">\n");
        heading(text.used());
        raw("<ul class=\"klartext-factors\">\n");
        for (FactorText factor : text.factors()) {
            raw("<li class=\"klartext-factor\">\n");
            ofPolicy("<p class=\"klartext-category\"", factor.title(), "</p>\n");
            raw("<p class=\"klartext-values\">").escaped(factor.values()).raw("</p>\n");
            paragraph("klartext-sentences", factor.sentences());
            if (!factor.controls().isEmpty()) {
                controls(factor.controls(), factor.title());
            }
            raw("</li>\n");
        }
        raw("</ul>\n</div>\n");
    }

    private void purpose(PurposeText purpose) {
        raw("<div class=\"klartext-purpose\">\n");
        heading(purpose.heading());
        ofPolicy("<p class=\"klartext-title\"", purpose.title(), "</p>\n");
        ofPolicy("<p class=\"klartext-description\"", purpose.description(), "</p>\n");
        paragraph("klartext-sentences", purpose.sentences());
        raw("</div>\n");
    }

    private void controls(List<ControlText> controls, String about) {
        raw("<ul class=\"klartext-controls\">\n");
        for (ControlText control : controls) {
            raw("<li class=\"klartext-control klartext-").raw(Ids.of(Ids.CONTROLS, control.control()));
            raw("\">");
            if (control.target() instanceof ControlTarget.Link link) {
                raw("<a href=\"").escaped(link.href()).raw("\"");
                label(control.label(), about);
                raw("</a>");
            } else if (control.target() instanceof ControlTarget.Form form) {
                raw("<form method=\"post\" action=\"").escaped(form.action()).raw("\">");
                for (Map.Entry<String, String> field : form.fields().entrySet()) {
                    raw("<input type=\"hidden\" name=\"").escaped(field.getKey());
                    raw("\" value=\"").escaped(field.getValue()).raw("\"/>");
                }
                raw("<button type=\"submit\"");
                label(control.label(), about);
                raw("</button></form>");
            }
            raw("</li>\n");
        }
        raw("</ul>\n");
    }

    /** Those who do not see where a control stands hear what it is about (WCAG 2.2, 2.4.4). */
    private void label(String label, String about) {
        if (!about.isEmpty()) {
            raw(" aria-label=\"").escaped(label).raw(": ").escaped(about).raw("\"");
        }
        raw(">").escaped(label);
    }
}
