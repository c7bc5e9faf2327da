package io.klartext.consent.thymeleaf;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeModelProcessor;
import org.thymeleaf.processor.element.IElementModelStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/** Gives an {@code a} its address, and wraps it into the element that opens it in its place. */
abstract class LinkProcessor extends AbstractAttributeModelProcessor {

    /** Behind {@code th:each}, {@code th:if} and the setting of attributes, ahead of {@code th:text}. */
    private static final int AMONG_ATTRIBUTES = 1100;

    private final String wrapper;

    LinkProcessor(String prefix, String name, String wrapper) {
        super(TemplateMode.HTML, prefix, null, false, name, true, AMONG_ATTRIBUTES, false);
        this.wrapper = wrapper;
    }

    /** Where it leads; empty if it leads nowhere, and then nothing is rendered. */
    abstract Optional<String> address(
            ITemplateContext context, IProcessableElementTag tag, AttributeName name, @Nullable String value);

    @Override
    protected final void doProcess(
            ITemplateContext context,
            IModel model,
            AttributeName name,
            @Nullable String value,
            IElementModelStructureHandler handler) {
        IProcessableElementTag tag = (IProcessableElementTag) model.get(0);
        if (!tag.getElementCompleteName().toLowerCase(Locale.ROOT).equals("a")) {
            throw new TemplateProcessingException(name.getCompleteAttributeNames()[0] + " stands on a \""
                    + tag.getElementCompleteName() + "\": put it on an \"a\", whose address it is");
        }
        Optional<String> address = address(context, tag, name, value);
        if (address.isEmpty()) {
            model.reset();
            return;
        }
        IModelFactory factory = context.getModelFactory();
        // The engine would look for its attribute on the first tag, which is the wrapper's then.
        IProcessableElementTag plain =
                factory.removeAttribute(factory.removeAttribute(tag, name), name.getPrefix(), WhyProcessor.OFFER_ID);
        model.replace(0, factory.setAttribute(plain, "href", escaped(address.get())));
        model.insert(0, factory.createOpenElementTag(wrapper));
        model.add(factory.createCloseElementTag(wrapper));
    }

    private static String escaped(String address) {
        return address.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
