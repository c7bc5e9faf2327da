package io.klartext.consent.thymeleaf;

import io.klartext.consent.servlet.RequestConsent;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.web.servlet.IServletWebExchange;

/** What attributes say, and whom the page is for. */
final class Values {

    private Values() {}

    /** What an attribute says: a standard expression; empty for nothing. */
    static String of(ITemplateContext context, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return "";
        }
        @Nullable Object result = StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, value)
                .execute(context);
        return result == null ? "" : result.toString();
    }

    /** The same where nothing is a mistake of the template. */
    static String required(ITemplateContext context, AttributeName name, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new TemplateProcessingException(name.getCompleteAttributeNames()[0] + " is empty: its value is "
                    + what + ", or an expression for it");
        }
        return of(context, value);
    }

    /** The person for whom the page is. */
    static RequestConsent consent(ITemplateContext context) {
        if (context instanceof IWebContext web
                && web.getExchange() instanceof IServletWebExchange exchange
                && exchange.getNativeRequestObject() instanceof ServletRequest request) {
            return RequestConsent.from(request);
        }
        throw new TemplateProcessingException(
                "This template is processed without a request of jakarta.servlet:"
                        + " give the engine a WebContext of a JakartaServletWebApplication, or take the consent attributes out");
    }
}
