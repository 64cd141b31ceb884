package dev.gradus.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A bounded memory of what was made last, for many threads; what is forgotten may be garbage collected. */
final class Recent<K, V> {
    private static final int LIMIT = 512;
    private static final float LOAD = 0.75f;

    private final Map<K, V> entries = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > LIMIT;
        }
    };

    synchronized V get(K key, Function<K, V> make) {
        V known = entries.get(key);
        if (known == null) {
            known = make.apply(key);
            entries.put(key, known);
        }
        return known;
    }
}
