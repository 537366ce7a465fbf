package io.incidentledger.http.parameters;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;

/// Parses arguments marked as [QueryArgument], and lists their parameters. Thread-safe.
public final class QueryArgumentParser {

    private static final String FACTORY = "of";

    private final Method factory;

    private QueryArgumentParser(Method factory) {
        this.factory = factory;
    }

    /// @throws IllegalStateException if the type has no static method `of(QueryParameters)`
    public static QueryArgumentParser of(Class<?> type) {
        try {
            Method factory = type.getDeclaredMethod(FACTORY, QueryParameters.class);
            if (!Modifier.isStatic(factory.getModifiers()) || factory.getReturnType() != type) {
                throw new NoSuchMethodException(factory.toGenericString());
            }
            factory.setAccessible(true);
            return new QueryArgumentParser(factory);
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException(
                    type.getName() + " needs a static method of(QueryParameters) that returns it", missing);
        }
    }

    /// Returns the declarations of the parameters, in the order in which they are documented.
    public Collection<QueryParameter<?>> parameters() {
        return QueryParameters.declaredBy(this::parse);
    }

    /// Parses the query, and leaves its validation to [QueryParameters#check].
    Object parse(QueryParameters parameters) {
        try {
            return factory.invoke(null, parameters);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        } catch (IllegalAccessException madeAccessible) {
            throw new IllegalStateException(madeAccessible);
        }
    }
}
