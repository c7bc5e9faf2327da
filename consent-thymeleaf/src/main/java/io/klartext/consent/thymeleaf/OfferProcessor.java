package io.klartext.consent.thymeleaf;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/** Content that is only there if a purpose is allowed, or only if it is not. */
final class OfferProcessor extends AbstractAttributeTagProcessor {

    /** Ahead of {@code th:insert} and {@code th:each}: what is denied is not loaded and not looped over. */
    private static final int BEFORE_EVERYTHING = 50;

    private final boolean whenAllowed;

    OfferProcessor(String prefix, String name, boolean whenAllowed) {
        super(TemplateMode.HTML, prefix, null, false, name, true, BEFORE_EVERYTHING, true);
        this.whenAllowed = whenAllowed;
    }

    @Override
    protected void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName name,
            String value,
            IElementTagStructureHandler handler) {
        String purpose = Values.required(context, name, value, "the id of a purpose");
        if (Values.consent(context).allows(purpose) != whenAllowed) {
            handler.removeElement();
        }
    }
}
