package io.klartext.consent.it.readme;

import io.klartext.consent.it.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it lies
 * @param lines what it says
 */
record Document(Path file, List<String> lines) {

    private static final Pattern MARK = Pattern.compile("<!-- file: (\\S+) -->");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
    private static final String FENCE = "```";

    static Document readme() {
        return read(Given.root().resolve("README.md"));
    }

    /** The README, everything beside it, and everything below {@code docs}. */
    static List<Document> all() {
        try (Stream<Path> beside = Files.list(Given.root());
                Stream<Path> below = Files.walk(Given.root().resolve("docs"))) {
            return Stream.concat(beside, below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Document::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document read(Path file) {
        try {
            return new Document(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Links and images, but not what stands in a block of code. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        boolean code = false;
        StringBuilder prose = new StringBuilder();
        for (String line : lines) {
            code ^= line.startsWith(FENCE);
            prose.append(code ? "" : line).append(' ');
        }
        Matcher matcher = LINK.matcher(prose);
        while (matcher.find()) {
            links.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return links;
    }

    /** The anchors that GitHub makes from the headings. */
    List<String> anchors() {
        return lines.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** The blocks of code that are marked as files, by the name of the file. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            if (mark.matches()) {
                files.put(mark.group(1), block(i + 1));
            }
        }
        return files;
    }

    private String block(int start) {
        if (!lines.get(start).startsWith(FENCE)) {
            throw new AssertionError(file + ":" + start + " marks a file, but no block of code follows");
        }
        List<String> rest = lines.subList(start + 1, lines.size());
        return String.join("\n", rest.subList(0, rest.indexOf(FENCE))) + "\n";
    }
}
