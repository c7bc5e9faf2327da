package io.klartext.consent.it.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.klartext.consent.it.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every public type and member of the published modules has a doc comment. Doclint could say so too, but it also asks for
 * comments on compact constructors, which say nothing that the record does not.
 */
class EverythingPublicIsDocumentedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consent-core",
                "consent-jdbc",
                "consent-servlet",
                "consent-thymeleaf",
                "consent-testkit",
                "consent-cli"
            })
    void what_a_user_can_call_says_what_it_promises(String module) throws IOException {
        Path sources = Given.root().resolve(module).resolve("src/main/java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> bare = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> paths = Files.walk(sources)) {
            List<Path> exported = paths.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("/internal/"))
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(exported));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Undocumented(docs, bare).scan(unit, null);
            }
            assertThat(exported).isNotEmpty();
        }

        assertThat(bare)
                .as("public members of %s without a doc comment", module)
                .isEmpty();
    }

    /** Collects what is public, could be called from outside, and has no comment. */
    private static final class Undocumented extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees docs;
        private final List<String> bare;

        Undocumented(DocTrees docs, List<String> bare) {
            this.docs = docs;
            this.bare = bare;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            boolean inInterface = parentIsInterface();
            boolean visible = isPublic(type.getModifiers().getFlags()) || inInterface;
            if (!visible) {
                return null;
            }
            require(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            Set<Modifier> flags = method.getModifiers().getFlags();
            boolean visible = isPublic(flags) || (parentIsInterface() && !flags.contains(Modifier.PRIVATE));
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if (visible && !overrides && !isConstructorOfARecord(method)) {
                require(method.getName().toString());
            }
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void nothing) {
            boolean isMember =
                    Objects.requireNonNull(getCurrentPath().getParentPath()).getLeaf() instanceof ClassTree;
            if (isMember && isPublic(field.getModifiers().getFlags())) {
                require(field.getName().toString());
            }
            return null;
        }

        private boolean isConstructorOfARecord(MethodTree method) {
            TreePath parent = Objects.requireNonNull(getCurrentPath().getParentPath());
            return method.getReturnType() == null && parent.getLeaf().getKind() == Tree.Kind.RECORD;
        }

        private boolean parentIsInterface() {
            TreePath parent = getCurrentPath().getParentPath();
            return parent != null && parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
        }

        private static boolean isPublic(Set<Modifier> flags) {
            return flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
        }

        private void require(String name) {
            if (docs.getDocCommentTree(getCurrentPath()) == null) {
                Path file = Path.of(
                        getCurrentPath().getCompilationUnit().getSourceFile().getName());
                bare.add(file.getFileName() + ": " + name);
            }
        }
    }
}
