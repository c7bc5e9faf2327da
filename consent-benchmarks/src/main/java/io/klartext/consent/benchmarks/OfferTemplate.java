package io.klartext.consent.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A page of offers as a shop's theme writes it: 30 tags in the two kilobytes of an offer. Safe for use by many threads. */
final class OfferTemplate {

    private final TemplateEngine templates = new TemplateEngine();

    OfferTemplate() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(OfferTemplate.class.getClassLoader());
        files.setSuffix(".html");
        templates.setTemplateResolver(files);
    }

    void write(Stock stock, Writer out) throws IOException {
        Map<String, Object> page = Map.of("shelves", stock.shelves(), "offers", stock.products());
        templates.process("offers", new Context(Locale.ENGLISH, page), out);
    }
}
