package io.klartext.consent.servlet.adapt;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What on a shop's existing pages is only there for a purpose: blocks, cookies, scripts and paths. Immutable and safe for use
 * by any number of threads.
 *
 * <p>It is read from a JSON document that the shop keeps beside its policy; the JSON Schema is the resource
 * {@code consent-rules.schema.json} of this package. Reading is strict: an unknown field, a wrong type or a selector that
 * cannot be matched while a page is sent is a {@link PageRulesException} that names every place and its mend.
 *
 * @param blocks parts of pages, in the order of the document: the first that denies an element decides what becomes of it
 * @param cookies cookies that the shop sets
 * @param scripts scripts that the pages load
 * @param paths paths of the shop that only answer for a purpose
 */
public record PageRules(
        List<BlockRule> blocks, List<CookieRule> cookies, List<ScriptRule> scripts, List<PathRule> paths) {

    /** No rules. */
    public static final PageRules NONE = new PageRules(List.of(), List.of(), List.of(), List.of());

    public PageRules {
        blocks = List.copyOf(blocks);
        cookies = List.copyOf(cookies);
        scripts = List.copyOf(scripts);
        paths = List.copyOf(paths);
        if (blocks.size() + cookies.size() + scripts.size() + paths.size() > PageRulesReader.MOST_RULES) {
            throw new IllegalArgumentException("There may be 1,000 rules; join some: a selector may be a list");
        }
    }

    /**
     * Reads the rules from a file.
     *
     * @param file a JSON document in UTF-8, at most 256 KiB
     * @return the rules
     * @throws PageRulesException if the file cannot be read or holds no valid rules
     */
    public static PageRules read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > PageRulesReader.MOST_BYTES) {
                throw tooLarge(name);
            }
            return new PageRulesReader(name).read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw unreadable(name, "there is no such file", "name the rules file, with its folder");
        } catch (IOException e) {
            throw unreadable(name, "the file cannot be read as UTF-8 text", "check its permissions and its encoding");
        }
    }

    /**
     * Reads rules that are packed with the shop's classes.
     *
     * @param neighbour a class of the package that the document lies in
     * @param name the resource's name, such as {@code consent-rules.json}
     * @return the rules
     * @throws PageRulesException if there is no such resource or it holds no valid rules
     */
    public static PageRules readResource(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw unreadable(
                        name,
                        "there is no such resource beside " + neighbour.getName(),
                        "put it among the resources, in the folder of that package");
            }
            byte[] bytes = in.readNBytes(PageRulesReader.MOST_BYTES + 1);
            if (bytes.length > PageRulesReader.MOST_BYTES) {
                throw tooLarge(name);
            }
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new PageRulesReader(name).read(json);
        } catch (IOException e) {
            throw unreadable(
                    name,
                    "the resource cannot be read as UTF-8 text",
                    "check its encoding, and the archive that it is packed in");
        }
    }

    private static PageRulesException tooLarge(String name) {
        return unreadable(name, "is larger than 256 KiB", "join rules: a selector may be a list, a path a pattern");
    }

    private static PageRulesException unreadable(String name, String message, String mend) {
        return new PageRulesException(name, List.of(new PageRulesProblem("", message, mend)));
    }

    /**
     * Reads the rules from a text.
     *
     * @param json the document
     * @return the rules
     * @throws PageRulesException if they are not valid
     */
    public static PageRules parse(String json) {
        return new PageRulesReader("rules").read(json);
    }

    /**
     * Whether the rules fit a policy. Rules for a purpose that the policy does not have are not wrong in themselves, but
     * always deny.
     *
     * @param policy the policy that decides
     * @return what does not fit; empty if everything does
     */
    public List<PageRulesProblem> check(Policy policy) {
        List<PageRulesProblem> problems = new ArrayList<>();
        check(policy, "/rules/", blocks.stream().map(BlockRule::purpose).toList(), problems);
        check(policy, "/cookies/", cookies.stream().map(CookieRule::purpose).toList(), problems);
        check(policy, "/scripts/", scripts.stream().map(ScriptRule::purpose).toList(), problems);
        check(policy, "/paths/", paths.stream().map(PathRule::purpose).toList(), problems);
        return List.copyOf(problems);
    }

    private static void check(Policy policy, String list, List<PurposeId> purposes, List<PageRulesProblem> problems) {
        for (int i = 0; i < purposes.size(); i++) {
            if (policy.purpose(purposes.get(i)).isEmpty()) {
                String known = policy.purposes().stream()
                        .map(purpose -> purpose.id().value())
                        .sorted()
                        .collect(Collectors.joining(", "));
                problems.add(new PageRulesProblem(
                        list + i + "/purpose",
                        "the policy has no purpose \"" + purposes.get(i) + "\"",
                        "declare it in the policy, or use one of: " + known));
            }
        }
    }
}
