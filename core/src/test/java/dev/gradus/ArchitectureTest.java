package dev.gradus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between packages point one way, and nothing outside the JDK is needed. */
class ArchitectureTest {
    static {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // ArchUnit logs, and says so where nothing listens
    }

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.gradus");

    private static Stream<String> packages(String names) {
        return Arrays.stream(names.split(" ")).map(name -> name.equals("gradus") ? "dev.gradus" : "dev.gradus." + name);
    }

    @ParameterizedTest(name = "{0} depends on no more than {1}")
    @CsvSource({
        "gradus,  gradus",
        "data,    data",
        "nn,      nn gradus",
        "optim,   optim gradus",
        "compile, compile gradus",
        "io,      io gradus nn optim data compile",
        "train,   train gradus nn optim data compile io",
    })
    void arrowsPointOneWay(String name, String allowed) {
        Stream<String> libraries = Stream.of("java..", "org.jspecify.annotations");

        classes()
                .that()
                .resideInAnyPackage(packages(name).toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(packages(allowed), libraries).toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void everyPackageHasItsArrows() {
        classes()
                .should()
                .resideInAnyPackage(
                        packages("gradus data nn optim compile io train").toArray(String[]::new))
                .check(CORE);
    }
}
