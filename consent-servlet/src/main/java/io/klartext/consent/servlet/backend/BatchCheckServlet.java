package io.klartext.consent.servlet.backend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.servlet.internal.api.Problem;
import io.klartext.consent.servlet.internal.api.SentChecks;
import io.klartext.consent.servlet.internal.form.RequestBody;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers up to 1,000 checks of anybody in one {@code POST}, for back ends that the shop knows. It is registered by nobody but
 * the shop, on an address that visitors do not reach, and lets nobody in unless an authenticator does.
 *
 * <pre>{@code
 * context.addServlet("batch-check", new BatchCheckServlet(consents, CallerAuthenticator.bearer(secrets)))
 *         .addMapping("/internal/consent/check");
 * }</pre>
 *
 * <p>Sent: {@code {"checks": [{"subject": {"kind": "account", "id": "c-1842"}, "purpose": "personalized-ads"}, ...]}}.
 * Answered, in the same order and without the ids: {@code {"decisions": [{"purpose": "personalized-ads", "allowed": false,
 * "reason": "not-asked", "legalBasis": "consent", "policyVersion": 3, "validUntil": null}, ...]}}; {@code validUntil} is an
 * instant (RFC 3339), and {@code legalBasis} null where the purpose is unknown. Browser signals play no part: there is no
 * browser. Ask again at least once every freshness bound. Errors are problems (RFC 9457): 400 for another JSON, 401 for
 * callers that are not known, 405, 413 from 512 KiB on, 415.
 */
public final class BatchCheckServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(BatchCheckServlet.class);
    private static final int MOST_BYTES = 512 * 1024;

    private final transient ConsentManager consents;
    private final transient CallerAuthenticator authenticator;

    /**
     * A servlet that lets nobody in: until an authenticator is given, every call is answered 401.
     *
     * @param consents the door; whoever made it closes it
     */
    public BatchCheckServlet(ConsentManager consents) {
        this(consents, CallerAuthenticator.nobody());
    }

    /**
     * A servlet for callers that are known.
     *
     * @param consents the door; whoever made it closes it
     * @param authenticator knows the callers
     */
    public BatchCheckServlet(ConsentManager consents, CallerAuthenticator authenticator) {
        this.consents = consents;
        this.authenticator = authenticator;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Problem> problem = refused(request, response);
        if (problem.isPresent()) {
            problem.get().send(request, response);
            return;
        }
        Optional<byte[]> body = RequestBody.read(request, MOST_BYTES);
        if (body.isEmpty()) {
            Problem.LARGE_BATCH.send(request, response);
            return;
        }
        SentChecks.Result sent = SentChecks.read(body.get());
        if (sent.problem().isPresent()) {
            sent.problem().get().send(request, response);
        } else {
            answer(response, sent.checks());
        }
    }

    /** Who is not known learns nothing else, not even which method would be right. */
    private Optional<Problem> refused(HttpServletRequest request, HttpServletResponse response) {
        if (!isKnown(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            return Optional.of(Problem.CALLER);
        }
        if (!"POST".equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            return Optional.of(Problem.METHOD);
        }
        return RequestBody.isOfType(request, "application/json") ? Optional.empty() : Optional.of(Problem.TYPE);
    }

    private boolean isKnown(HttpServletRequest request) {
        try {
            return authenticator.callerOf(request).isPresent();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The authenticator of back ends failed ({}); the call is refused",
                    e.getClass().getName());
            return false;
        }
    }

    private void answer(HttpServletResponse response, List<SentChecks.Check> checks) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode decisions = json.putArray("decisions");
        checks.forEach(check -> decisions.add(decision(consents.check(check.subject(), check.purpose()))));
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static ObjectNode decision(Decision decision) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("purpose", decision.purpose().value());
        json.put("allowed", decision.allowed());
        json.put("reason", decision.reason().word());
        json.put("legalBasis", decision.basis().map(LegalBasis::word).orElse(null));
        json.put("policyVersion", decision.policyVersion());
        json.put("validUntil", decision.validUntil().map(Instant::toString).orElse(null));
        return json;
    }
}
