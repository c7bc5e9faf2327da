package io.klartext.consent.thymeleaf;

import io.klartext.consent.policy.PurposeId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;

/** The link to the choices, which leads back to this page. */
final class ChoiceProcessor extends LinkProcessor {

    ChoiceProcessor(String prefix) {
        super(prefix, "choice", "consent-choices");
    }

    @Override
    Optional<String> address(
            ITemplateContext context, IProcessableElementTag tag, AttributeName name, @Nullable String value) {
        String purpose = Values.of(context, value);
        String place = PurposeId.isValid(purpose) ? "#purpose-" + purpose : "";
        return Optional.of(Values.consent(context).getChoicesLink() + place);
    }
}
