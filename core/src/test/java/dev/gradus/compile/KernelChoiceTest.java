package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class KernelChoiceTest {
    @Test
    void takesTheVectorApiWhereItsModuleIsThere() {
        assertThat(KernelChoice.choose(null, Kernels.vector()).kernels()).isSameAs(Kernels.vector());
        assertThat(Kernels.best()).isSameAs(Kernels.vector());
        assertThat(Kernels.reason()).isEqualTo("The module jdk.incubator.vector is there.");
    }

    @Test
    void takesPlainJavaElsewhereAndSaysWhatToDo() {
        KernelChoice choice = KernelChoice.choose(null, null);

        assertThat(choice.kernels()).isSameAs(Kernels.plain());
        assertThat(choice.reason()).contains("--add-modules jdk.incubator.vector");
    }

    @Test
    void thePropertyDecides() {
        assertThat(KernelChoice.choose("plain", Kernels.vector()).kernels()).isSameAs(Kernels.plain());
        assertThat(KernelChoice.choose("vector", Kernels.vector()).kernels()).isSameAs(Kernels.vector());
        assertThat(KernelChoice.choose("plain", null).reason()).contains("gradus.kernels");
        assertThatIllegalStateException()
                .isThrownBy(() -> KernelChoice.choose("vector", null))
                .withMessageContaining("--add-modules jdk.incubator.vector");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelChoice.choose("gpu", null))
                .withMessageContaining("'gpu'")
                .withMessageContaining("'plain' or 'vector'");
    }
}
