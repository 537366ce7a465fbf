package io.incidentledger.standalone.descriptions;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.doctree.SeeTree;
import com.sun.source.util.DocTreePath;
import com.sun.source.util.DocTrees;

/// Writes the comments of records, their components, enumerations and their constants into one resource per package,
/// `descriptions.properties`. The keys are binary names without the package: `Outer$Inner`, followed by `.member` for a
/// component or constant, or `.@see`.
///
/// The description of a type or constant is the first paragraph of its comment; what only concerns the code belongs
/// into later paragraphs. The description of a component is its `@param` tag. A record whose comment ends with `@see`
/// and the name of another record has the descriptions of that record for the components of the same names that it does
/// not describe itself.
@SupportedAnnotationTypes("*")
final class DescriptionProcessor extends AbstractProcessor {

    private static final String RESOURCE = "descriptions.properties";

    private final Map<PackageElement, Properties> descriptions = new TreeMap<>(
            Comparator.comparing(each -> each.getQualifiedName().toString()));

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        round.getRootElements().forEach(this::describeTypes);
        if (round.processingOver()) {
            descriptions.forEach(this::write);
        }
        return false;
    }

    private void describeTypes(Element element) {
        if (element instanceof TypeElement type) {
            if (type.getKind() == ElementKind.RECORD || type.getKind() == ElementKind.ENUM
                    || type.getModifiers().contains(Modifier.SEALED)) {
                describe(type);
            }
            type.getEnclosedElements().forEach(this::describeTypes);
        }
    }

    private void describe(TypeElement type) {
        DocTrees trees = DocTrees.instance(processingEnv);
        DocCommentTree comment = trees.getDocCommentTree(type);
        if (comment != null) {
            put(type, nameOf(type), CommonMark.firstParagraph(comment.getFullBody()));
            DocTreePath path = new DocTreePath(trees.getPath(type), comment);
            comment.getBlockTags().forEach(tag -> describe(type, tag, path));
        }
        type.getEnclosedElements().stream().filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                .forEach(constant -> {
                    DocCommentTree own = trees.getDocCommentTree(constant);
                    if (own != null) {
                        put(type, nameOf(type) + "." + constant.getSimpleName(),
                                CommonMark.firstParagraph(own.getFullBody()));
                    }
                });
    }

    private void describe(TypeElement type, DocTree tag, DocTreePath comment) {
        if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
            put(type, nameOf(type) + "." + parameter.getName(), CommonMark.of(parameter.getDescription()));
        } else if (tag instanceof SeeTree see && see.getReference().getFirst() instanceof ReferenceTree reference) {
            Element other = DocTrees.instance(processingEnv).getElement(new DocTreePath(comment, reference));
            if (other instanceof TypeElement described) {
                put(type, nameOf(type) + ".@see",
                        processingEnv.getElementUtils().getBinaryName(described).toString());
            } else {
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR,
                        "@see must name a type, not " + reference.getSignature(), type);
            }
        }
    }

    private void put(Element element, String key, String description) {
        if (!description.isEmpty()) {
            descriptions.computeIfAbsent(processingEnv.getElementUtils().getPackageOf(element),
                    each -> new Properties()).setProperty(key, description);
        }
    }

    private String nameOf(TypeElement type) {
        String binary = processingEnv.getElementUtils().getBinaryName(type).toString();
        return binary.substring(binary.lastIndexOf('.') + 1);
    }

    private void write(PackageElement pack, Properties properties) {
        try (Writer writer = processingEnv.getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, pack.getQualifiedName(), RESOURCE).openWriter()) {
            StringWriter text = new StringWriter();
            properties.store(text, null);
            // The first line is the date, with which no two builds would be the same.
            writer.write(text.toString().lines().skip(1).collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "can't write " + RESOURCE + ": " + e);
        }
    }
}
