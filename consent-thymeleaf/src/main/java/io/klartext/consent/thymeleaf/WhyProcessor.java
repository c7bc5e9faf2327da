package io.klartext.consent.thymeleaf;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IProcessableElementTag;

/** The link to the explanation of an offer, if this page has one. */
final class WhyProcessor extends LinkProcessor {

    static final String OFFER_ID = "offer-id";

    WhyProcessor(String prefix) {
        super(prefix, "why", "consent-why");
    }

    @Override
    Optional<String> address(
            ITemplateContext context, IProcessableElementTag tag, AttributeName name, @Nullable String value) {
        String surface = Values.required(context, name, value, "the surface of an offer");
        if (!tag.hasAttribute(name.getPrefix(), OFFER_ID)) {
            throw new TemplateProcessingException(name.getCompleteAttributeNames()[0] + " has no " + name.getPrefix()
                    + ":" + OFFER_ID + " beside it: add it, with the offer's id as it was explained");
        }
        String offer = Values.of(context, tag.getAttributeValue(name.getPrefix(), OFFER_ID));
        return Optional.ofNullable(Values.consent(context).getWhy().get(surface + "/" + offer));
    }
}
