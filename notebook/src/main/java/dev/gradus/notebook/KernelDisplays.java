package dev.gradus.notebook;

import dev.gradus.Diagnosis;
import dev.gradus.GradientCheck;
import dev.gradus.Value;
import dev.gradus.nn.Module;
import dev.gradus.viz.GraphView;
import dev.gradus.viz.plot.Plot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** Tells the rapaio kernel how to show what Gradus makes; the kernel finds it by itself on its class path. */
public final class KernelDisplays implements DisplayProvider {
    /** Numbers and words too: the kernel would send them as HTML, in which a {@code <} is lost. */
    private static final List<Class<?>> SHOWN = List.of(
            Display.class,
            Value.class,
            GraphView.class,
            Plot.class,
            Module.class,
            GradientCheck.class,
            Diagnosis.class,
            Number.class,
            Boolean.class,
            String.class);

    /** For the service loader. */
    public KernelDisplays() {}

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return SHOWN.stream().<DisplayRenderer>map(Renderer::new).toList();
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private record Renderer(Class<?> rendererClass) implements DisplayRenderer {
        @Override
        public boolean canRender(@Nullable String format) {
            return format == null; // who names a format means that one
        }

        @Override
        public DisplayData render(@Nullable String format, Object object) {
            Display display = Display.of(object);
            DisplayData data = DisplayData.fromText(display.text());
            data.putData(display.mimeType(), display.content()); // fromText's kin take only types that the kernel knows
            return data;
        }
    }
}
